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
  if (ascii.test(lower)) return lower;
  return lower.normalize('NFD').replace(marks, '').replace(/[đðɖ]/g, 'd').normalize('NFC');
}
