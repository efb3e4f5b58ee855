import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { syllables } from '../../text/syllables.ts';
import { documentFrequency } from '../bm25.ts';
import { bestSpelling, spellingTerms } from '../spelling.ts';
import { drawing, slips } from './slips.ts';

/** Of how many queries with one kind of slip how many come back as they were meant, and how many as they are. */
export interface SlipQuality {
  readonly slip: string;
  readonly queries: number;
  readonly corrected: number;
  readonly untouched: number;
}

const dataFolder =
  process.env['TANGTHU_DATA'] ?? fileURLToPath(new URL('../../../../shared/data', import.meta.url));
const seed = 7;

/** Real questions that tuned no constant of the spelling: every second one of both sets. Throws where the data is absent. */
export function keptBackQuestions(): string[] {
  return ['legal', 'citizen']
    .flatMap((name) => readFileSync(`${dataFolder}/${name}/queries.jsonl`, 'utf8').trim().split('\n'))
    .map((line) => (JSON.parse(line) as { text: string }).text)
    .filter((_, at) => at % 2 === 1);
}

const wordsOf = (text: string): string =>
  syllables(text)
    .map((syllable) => syllable.text)
    .join(' ');

/** A query as the spelling would have it, for a reader who may read the texts of the shipped statistics. */
function corrected(query: string): string {
  const known = new Map(spellingTerms(query).map((term) => [term, documentFrequency(term) ?? 0]));
  return wordsOf(bestSpelling(query, known)?.text ?? query);
}

/** Which of the queries the spelling would change although they are as people wrote them. */
export function changedQueries(queries: readonly string[]): string[] {
  return queries.filter((query) => corrected(query) !== wordsOf(query));
}

/** Tries the spelling on queries with made slips, one kind after the other. */
export function slipQualities(queries: readonly string[]): SlipQuality[] {
  return Object.entries(slips).map(([name, slip]) => {
    const draw = drawing(seed);
    const tried = { slip: name, queries: 0, corrected: 0, untouched: 0 };
    for (const query of queries) {
      const typed = slip(query, draw);
      if (typed === undefined || wordsOf(typed) === wordsOf(query)) continue;
      const found = corrected(typed);
      tried.queries++;
      if (found === wordsOf(query)) tried.corrected++;
      else if (found === wordsOf(typed)) tried.untouched++;
    }
    return tried;
  });
}
