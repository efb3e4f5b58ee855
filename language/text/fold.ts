import { placeToneMark } from './tone-marks.ts';

const letterRun = /\p{L}+/gu;
const marks = /\p{M}+/gu;
const ascii = /^[\0-\x7f]*$/;

/** The text in NFC with every tone mark in one place (`hoà` → `hòa`, `Uỷ` → `Ủy`); case and all else stay. */
export function toIndexForm(text: string): string {
  if (ascii.test(text)) return text;
  return text.normalize('NFC').replace(letterRun, placeToneMark);
}

/** The text in lower case without any diacritics, `đ` as `d`: `Quyết định` → `quyet dinh`. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  if (ascii.test(lower)) return lower;
  return lower.normalize('NFD').replace(marks, '').replaceAll('đ', 'd').normalize('NFC');
}
