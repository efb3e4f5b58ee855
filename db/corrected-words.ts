import { wordOffsets } from './page-words.ts';
import type { Transaction } from './store.ts';

/** Words of a page that are set right: `from`, `to` (exclusive) of the page, and what stands there. */
export interface WordsToCorrect {
  readonly document: string;
  readonly page: number;
  readonly from: number;
  readonly to: number;
  readonly old: string;
  readonly right: string;
}

/** What is indexed of a passage: its terms, and their codes in base64. */
export interface PassageTerms {
  readonly terms: string;
  readonly codes: string;
}

/** Words that share one place on the page: a page's words are parted by spaces and newlines alone. */
const WITHIN_PLACE = '\u00A0';
/** Stands where a word was that the page does not have: every place keeps a word, so that no other place moves. */
const NO_WORD = '\u2060';
/** In percent. */
const SURE = 100;

/**
 * Puts the right words in the place of wrong ones, on the page and in the passages that hold them, and gives the words as they now
 * stand there. Every word keeps its place: more words than before share one, fewer leave one empty. Undefined, and nothing is
 * changed, where the old words do not stand on the page, or stand there more than once and not where they are said to.
 */
export async function correctWords(
  transaction: Transaction,
  given: WordsToCorrect,
  termsOf: (passage: { readonly heading: string; readonly text: string }) => PassageTerms,
): Promise<{ readonly from: number; readonly to: number; readonly text: string } | undefined> {
  const [page] = await transaction.query<{ text: string }>(
    'select text from page where document = $1 and number = $2 for update',
    [given.document, given.page],
  );
  const from = page && placeOf(page.text, given);
  if (page === undefined || from === undefined) return undefined;
  const places = placed(given.right, wordsOf(given.old).length);
  await transaction.query(
    `update page set text = $3, word_confidences = case when word_confidences is not null then
         overlay(word_confidences placing decode(repeat('${SURE.toString(16)}', $5), 'hex') from $4 + 1 for $5) end
     where document = $1 and number = $2`,
    [given.document, given.page, withWords(page.text, from, places), from, places.length],
  );
  await correctPassages(transaction, given, { from, places }, termsOf);
  return { from, to: from + places.length, text: places.join(' ') };
}

/** Where the old words stand: where they are said to, else the only place on the page that has them. */
function placeOf(text: string, { from, old }: WordsToCorrect): number | undefined {
  const words = wordsOf(text);
  const wanted = wordsOf(old);
  const standsAt = (at: number): boolean => wanted.every((word, index) => words[at + index] === word);
  if (wanted.length === 0) return undefined;
  if (standsAt(from)) return from;
  const found = words.flatMap((_, at) => (standsAt(at) ? [at] : []));
  return found.length === 1 ? found[0] : undefined;
}

function wordsOf(text: string): string[] {
  return text.match(/[^ \n]+/gu) ?? [];
}

/** The right words in so many places. */
function placed(right: string, places: number): string[] {
  if (wordsOf(right).length === places) return wordsOf(right.normalize('NFC'));
  const words = right.normalize('NFC').split(/\s+/u).filter(Boolean);
  const last = words.slice(places - 1).join(WITHIN_PLACE);
  return Array.from({ length: places }, (_, at) => (at === places - 1 ? last : words[at]) || NO_WORD);
}

/** The text with the words from the `from`-th on replaced; what parts them stays. */
function withWords(text: string, from: number, places: readonly string[]): string {
  const offsets = wordOffsets(text);
  return places.reduceRight((changed, word, at) => {
    const [start, end] = offsets.slice(2 * (from + at), 2 * (from + at) + 2);
    return start === undefined || end === undefined
      ? changed
      : changed.slice(0, start) + word + changed.slice(end);
  }, text);
}

interface Passage {
  readonly id: string;
  readonly heading: string;
  readonly text: string;
  readonly spans: readonly { readonly page: number; readonly from: number; readonly to: number }[];
}

/** A passage's n-th word is the n-th of its spans (`to` inclusive). */
async function correctPassages(
  transaction: Transaction,
  { document, page }: WordsToCorrect,
  { from, places }: { readonly from: number; readonly places: readonly string[] },
  termsOf: (passage: { readonly heading: string; readonly text: string }) => PassageTerms,
): Promise<void> {
  const passages = await transaction.query<Passage>(
    'select id, heading, text, spans from chunk where document = $1 and spans @> $2::jsonb',
    [document, JSON.stringify([{ page }])],
  );
  for (const passage of passages) {
    const onPage = passage.spans.flatMap((span) =>
      Array.from({ length: span.to - span.from + 1 }, (_, at) =>
        span.page === page ? span.from + at - from : -1,
      ),
    );
    const text = onPage.reduce((changed, place, at) => {
      const word = places[place];
      return word === undefined ? changed : withWords(changed, at, [word]);
    }, passage.text);
    if (text === passage.text) continue;
    const { terms, codes } = termsOf({ heading: passage.heading, text });
    await transaction.query(
      `update chunk set text = $2, terms = $3, term_codes = decode($4, 'base64') where id = $1`,
      [passage.id, text, terms, codes],
    );
  }
}
