import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Counts over a corpus of law, procedures and an encyclopedia; every syllable in its lower-cased index form. */
export interface LexiconCounts {
  /** All syllables of the corpus, repeated ones included. */
  readonly total: number;
  readonly syllables: ReadonlyMap<string, number>;
  /** Words of two to four syllables, joined with spaces. */
  readonly words: ReadonlyMap<string, number>;
  /** Neighbours that occur together more often than chance: first syllable, second, count. */
  readonly pairs: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

let loaded: LexiconCounts | undefined;

/** The counts that ship with the product, read at the first call. */
export function lexiconCounts(): LexiconCounts {
  loaded ??= readLexicon();
  return loaded;
}

function readLexicon(): LexiconCounts {
  const file = new URL('lexicon.json.gz', import.meta.url);
  const shipped = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    total: number;
    syllables: Record<string, number>;
    words: Record<string, number>;
    pairs: Record<string, Record<string, number>>;
  };
  const mapOf = (counts: Record<string, number>): ReadonlyMap<string, number> =>
    new Map(Object.entries(counts));
  return {
    total: shipped.total,
    syllables: mapOf(shipped.syllables),
    words: mapOf(shipped.words),
    pairs: new Map(Object.entries(shipped.pairs).map(([first, seconds]) => [first, mapOf(seconds)])),
  };
}
