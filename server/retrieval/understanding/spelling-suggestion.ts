import { fold } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';
import type { TermCodes } from '@tangthu/language/text/term-codes';
import { bestSpelling, spellingTerms } from '@tangthu/language/words/spelling';
import { inIndexOrder } from '../index-order.ts';
import { Parameters } from '../parameters.ts';
import { readable } from '../readable.ts';
import type { Search } from '../search-context.ts';
import { isDoubtful, unspoken } from './spoken-words.ts';

/** Longer queries are read for their spelling only where nothing was found: a sentence takes some 20 ms. */
const SHORT = 12;
/** How often a spelling is thrown away because one of its words stands nowhere, before none is offered. */
const TRIES = 4;

/** The best passages that were found, and whether the word index can be asked for more. */
export interface Found {
  readonly passages: readonly TermCodes[];
  readonly wordsIndexed: boolean;
}

/**
 * A better spelling of a query, of words that stand in records which the reader may read; null where the query is well as
 * it is, and where the found passages spell it so too.
 */
export async function spellingSuggestion(
  search: Search,
  query: string,
  found: Found,
): Promise<string | null> {
  if (/["“«]/.test(query) || !isWorthReading(query, found)) return null;
  const known = new Map(spellingTerms(query).map((term) => [term, 1]));
  // Without marks everything can be read in many ways: only the likeliest is no mere guess.
  const tries = isUnaccented(query) ? 1 : TRIES;
  for (let attempt = 0; known.size > 0 && attempt < tries; attempt++) {
    const correction = bestSpelling(query, known);
    if (!correction) return null;
    const changed = correction.changed.flatMap(({ text }) => syllables(text).map((word) => word.text));
    const absent = await absentWords(search, changed, found);
    if (absent.length === 0) return correction.text;
    for (const word of absent) known.set(word, 0);
  }
  return null;
}

function isWorthReading(query: string, { passages }: Found): boolean {
  const typed = syllables(query).map(({ text }) => text);
  if (passages.length === 0) return true;
  if (typed.length > SHORT) return false;
  return (typed.length > 1 && isUnaccented(query)) || isDoubtful(typed, passages);
}

const isUnaccented = (query: string): boolean => fold(query) === query.toLowerCase();

/** Those of some words that stand in no passage which the reader may read. */
async function absentWords(search: Search, words: readonly string[], found: Found): Promise<string[]> {
  const unseen = unspoken(words, found.passages);
  if (!found.wordsIndexed) return unseen;
  const absent: string[] = [];
  for (const word of unseen) if (!(await standsAnywhere(search, word))) absent.push(word);
  return absent;
}

async function standsAnywhere(search: Search, word: string): Promise<boolean> {
  if (search.holdings.chunks <= search.limits.everyRead) return standsAmongFew(search, word);
  const [row] = await inIndexOrder(search.transaction, () =>
    search.transaction.query<{ terms: string }>(
      `select c.terms from chunk c order by c.terms <@> to_bm25query($1, 'chunk_terms_idx') limit 1`,
      [word],
    ),
  );
  return ` ${row?.terms ?? ''} `.includes(` ${word} `);
}

/** The index would be walked through everything that others may read. */
async function standsAmongFew(search: Search, word: string): Promise<boolean> {
  const parameters = new Parameters();
  const [row] = await search.transaction.query<{ stands: boolean }>(
    `select exists (select from chunk c where ${readable('chunk', search.reader, parameters)}
       and strpos(' ' || c.terms || ' ', ${parameters.add(` ${word} `)}) > 0) as stands`,
    parameters.values,
  );
  return row?.stands ?? false;
}
