const bases = new Map<string, string>();

/**
 * The text (NFC) letter by letter without diacritics, `đ` as `d`, case kept: `Quyết định` → `Quyet dinh`. Offsets stay, so that
 * what is found in it stands at the same place of the text.
 */
export function withoutMarks(text: string): string {
  return text.replace(/[^\0-\x7f]/g, baseOf);
}

function baseOf(letter: string): string {
  let base = bases.get(letter);
  if (base === undefined) {
    const [first = letter] = letter.normalize('NFD');
    base = /[đðɖ]/u.test(first) ? 'd' : /[ĐÐƉ]/u.test(first) ? 'D' : first;
    bases.set(letter, base);
  }
  return base;
}
