import { placeToneMark } from './tone-marks.ts';

const letterRun = /\p{L}+/gu;
const marks = /\p{M}+/gu;
const otherDStrokes = /[ÐðƉɖ]/g;
const ascii = /^[\0-\x7f]*$/;

/** The text with the letters that older fonts use for `Đ` (`Ð` of Icelandic, `Ɖ` of African languages) set right. */
export function strokeD(text: string): string {
  return text.replace(otherDStrokes, (letter) => (letter === 'Ð' || letter === 'Ɖ' ? 'Đ' : 'đ'));
}

/** The text in NFC with every tone mark in one place (`hoà` → `hòa`, `Uỷ` → `Ủy`) and one `Đ`; case and all else stay. */
export function toIndexForm(text: string): string {
  if (ascii.test(text)) return text;
  return strokeD(text.normalize('NFC')).replace(letterRun, placeToneMark);
}

/** The text in lower case without any diacritics, `đ` as `d`: `Quyết định` → `quyet dinh`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  let folded = '';
  let from = 0;
  for (let at = 0; at < lower.length; at++) {
    const unit = lower.charCodeAt(at);
    if (unit < 0x80) continue;
    const plain = plainUnits[unit];
    if (plain === undefined) return withoutDiacritics(lower);
    folded += lower.slice(from, at) + plain;
    from = at + 1;
  }
  return from === 0 ? lower : folded + lower.slice(from);
}

function withoutDiacritics(lower: string): string {
  return lower.normalize('NFD').replace(marks, '').replace(/[đðɖ]/g, 'd').normalize('NFC');
}

/** What stays of each unit of Latin text, its marks, dashes and quotes: looked up, it costs a quarter of taking texts apart. */
const plainUnits = unitsWithoutDiacritics();

function unitsWithoutDiacritics(): readonly (string | undefined)[] {
  const plain: (string | undefined)[] = [];
  for (const [first, last] of [
    [0x80, 0x24f],
    [0x300, 0x36f],
    [0x1e00, 0x1eff],
    [0x2010, 0x2026],
  ] as const) {
    for (let unit = first; unit <= last; unit++) plain[unit] = withoutDiacritics(String.fromCharCode(unit));
  }
  return plain;
}
