import type { PageText } from '../read/page-text.ts';
import { runsOf } from './field.ts';
import type { Field } from './field.ts';

/** The engine's confidence in each word, 0 to 100; undefined on pages that nobody had to recognise. */
export type WordConfidences = readonly number[] | undefined;

/** From this confidence of the engine on (percent) a word is as good as read. */
const SURE = 88;
/** The share of a long value's words, the doubtful ones first, that decide how sure it is. */
const WORST = 0.25;

/**
 * A field whose confidence has fallen with that of the engine in its words: with its worst one where a single letter
 * changes the meaning (numbers, dates), else with the mean of the worst quarter.
 */
export function doubted<Value>(
  field: Field<Value>,
  pages: readonly PageText[],
  confidences: readonly WordConfidences[],
  everyLetterCounts: boolean,
): Field<Value> {
  const page = pages[field.page - 1];
  const known = confidences[field.page - 1];
  if (!page || !known) return field;
  const sure = runsOf(field)
    .flatMap(([from, to]) => page.words.slice(from, to).map((word, at) => ({ word, sure: known[from + at] })))
    .filter(({ word }) => /[\p{L}\d]/u.test(page.text.slice(word.start, word.end)))
    .map((word) => word.sure ?? 0)
    .sort((one, two) => one - two);
  const worst = sure.slice(0, everyLetterCounts ? 1 : Math.max(1, Math.round(sure.length * WORST)));
  if (worst.length === 0) return field;
  const mean = worst.reduce((sum, one) => sum + one, 0) / worst.length;
  return { ...field, confidence: field.confidence * Math.min(1, mean / SURE) };
}
