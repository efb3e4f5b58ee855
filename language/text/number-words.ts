import { fold } from './fold.ts';

const values: Readonly<Record<string, number>> = {
  mot: 1,
  gieng: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  nham: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
  chap: 12,
};
const tens: Readonly<Record<string, number>> = { muoi: 10, tram: 100, nghin: 1000, ngan: 1000 };

/**
 * The whole number below 10,000 that figures or words stand for, with or without diacritics: `25`, `hai mươi lăm`,
 * `hai nghìn không trăm linh năm`. Words that are no number (`linh`, `mồng`) count nothing.
 */
export function numberOfWords(words: string): number {
  let total = 0;
  let unit = 0;
  for (const word of fold(words).split(/\s+/)) {
    const ten = tens[word];
    if (ten === undefined) {
      unit = values[word] ?? (/^\d+$/.test(word) ? Number(word) : 0);
      continue;
    }
    // «mười» alone is one ten; «không trăm» is none.
    total += ten * (ten === 10 && unit === 0 ? 1 : unit);
    unit = 0;
  }
  return total + unit;
}

const either = (word: string): string => (word === fold(word) ? word : `${word}|${fold(word)}`);
const oneOf = (words: string): string => `(?:${words.split(' ').map(either).join('|')})`;

const unit = oneOf('một hai ba bốn năm sáu bảy tám chín');
const afterTens = oneOf('một mốt hai ba bốn tư năm lăm nhăm sáu bảy tám chín');
const ten = oneOf('mười mươi');
const belowHundred = String.raw`(?:(?:${unit}\s+)?${ten}(?:\s+${afterTens})?|${unit})`;
const hundreds = String.raw`${oneOf('không một hai ba bốn năm sáu bảy tám chín')}\s+${oneOf('trăm')}`;

/** Pattern (flags `iu`) of a day of the month in figures or words: `05`, `mồng 5`, `hai mươi lăm`. */
export const dayPattern = String.raw`(?:${oneOf('mồng mùng')}\s+)?(?:\d{1,2}|(?:${oneOf('hai ba')}\s+)?${ten}(?:\s+${afterTens})?|${unit})`;
/** Pattern (flags `iu`) of a month in figures or words: `6`, `mười hai`, `giêng`. */
export const monthPattern = String.raw`(?:\d{1,2}|${ten}(?:\s+${oneOf('một hai')})?|${oneOf('giêng chạp một hai ba tư bốn năm sáu bảy tám chín')})`;
/** Pattern (flags `iu`) of the words for a year from 1000 to 2999: `hai nghìn không trăm mười chín`. */
export const yearWords = String.raw`${oneOf('một hai')}\s+${oneOf('nghìn ngàn')}(?:\s+${hundreds})?(?:\s+(?:${oneOf('linh lẻ')}\s+)?${belowHundred})?`;
