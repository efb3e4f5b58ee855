import { beginsWithRecord, type KnownNames } from './query-parts.ts';
import { agencyIndex, knownMakers, readableFonds, type Reading } from './store-names.ts';
import { passedBy, wordingsOf, type TypedWord } from './typed-words.ts';

const makers = wordingsOf(
  'ủy ban, ubnd, hội đồng nhân dân, hđnd, sở, thành ủy, tỉnh ủy, quận ủy, huyện ủy, đảng ủy, mặt trận, mttq, hội, đoàn, ' +
    'chi cục, cục, văn phòng, ban, phòng, trung tâm',
);
const by = wordingsOf('của, do, bởi');
const fonds = wordingsOf('phông');

const anyOf = (words: readonly TypedWord[], wordings: string[][]): boolean =>
  words.some((_, at) => passedBy(words, at, wordings) !== undefined);

const saysMaker = (query: string, words: readonly TypedWord[]): boolean =>
  anyOf(words, makers) || (beginsWithRecord(query, words) && anyOf(words, by));

/** Whether a query can describe a record at all: most pass without the store being asked. */
export function mayDescribe(query: string, words: readonly TypedWord[]): boolean {
  const saysYear = /(?:1[89]|20)\d\d/.test(query);
  return saysYear || beginsWithRecord(query, words) || anyOf(words, makers) || anyOf(words, fonds);
}

/** The names of agencies and fonds that a query may speak of, as far as it may speak of any. */
export async function namesFor(
  reading: Reading,
  query: string,
  words: readonly TypedWord[],
): Promise<KnownNames> {
  const index = saysMaker(query, words) ? await agencyIndex(reading) : undefined;
  const mentions = index?.mentionsIn(query, words);
  const known = mentions && (await knownMakers(reading, mentions.ids()));
  const fondsAt = anyOf(words, fonds) ? await readableFonds(reading) : undefined;
  return {
    agencyAt: (at) => known && mentions.at(at, known),
    fondsAt: (at) => fondsAt?.(words, at),
  };
}
