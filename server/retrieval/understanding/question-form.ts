import { standsAt, wordingsOf, type TypedWord } from './typed-words.ts';

/** Words that ask. Single syllables that are everyday words without their diacritics count with them only. */
const asking = wordingsOf(
  'là gì, gì, thế nào, ra sao, làm sao, bao nhiêu, bao lâu, bao giờ, khi nào, lúc nào, ngày nào, nơi nào, nào, ai, ' +
    'ở đâu, từ đâu, đến đâu, vì sao, tại sao, có được, có phải, có đúng, hay không, hay chưa, được không, phải không, đúng không',
);
const askingWithMarks = new Set(['đâu', 'mấy']);
const askingAtEnd = wordingsOf('không, chưa, à, ạ, nhỉ, sao');

/**
 * Whether a query asks rather than describes a record: «quyết định hành chính là gì» names no decision, and the year in
 * «từ năm 2020 được quy định như thế nào» is no document's date.
 */
export function isQuestion(query: string, words: readonly TypedWord[]): boolean {
  if (query.includes('?')) return true;
  const last = words.length - 1;
  return (
    words.some(
      ({ text }, at) => askingWithMarks.has(text) || asking.some((wording) => standsAt(words, at, wording)),
    ) || askingAtEnd.some((wording) => standsAt(words, last, wording))
  );
}
