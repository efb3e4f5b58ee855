/** The last code of Latin letters with Vietnamese marks, and one more. */
const LATIN = 0x1f00;
const BASES = Uint16Array.from({ length: LATIN }, (_, code) => baseOf(String.fromCharCode(code)));
const decoder = new TextDecoder('utf-16le', { ignoreBOM: true });

/**
 * The text (NFC) letter by letter without diacritics, `đ` as `d`, case kept: `Quyết định` → `Quyet dinh`. Offsets stay, so that
 * what is found in it stands at the same place of the text.
 */
export function withoutMarks(text: string): string {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    units[at] = BASES[code] ?? code;
  }
  return decoder.decode(units);
}

function baseOf(letter: string): number {
  if (/[đðɖ]/u.test(letter)) return 0x64;
  if (/[ĐÐƉ]/u.test(letter)) return 0x44;
  return letter.normalize('NFD').charCodeAt(0);
}
