import { syllables } from '../text/syllables.ts';
import { pairTerm } from '../text/terms.ts';
import { nearSyllables } from './spelling-candidates.ts';
import { bestReadings } from './spelling-lattice.ts';
import { changeScore, syllableScore } from './spelling-model.ts';
import { otherReadings, typedQuery } from './spelling-readings.ts';
import type { Reading, TypedQuery } from './spelling-readings.ts';

/** A better spelling of a query: the whole text in NFC, and what was changed, with UTF-16 offsets into the query. */
export interface Correction {
  readonly text: string;
  readonly changed: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

const usualLimit = 12;
const longestQuery = 300;

/**
 * The real syllables that a typed one may mean, likeliest first by the shipped statistics, itself included where it is
 * one: `quyetj` gives `quyệt`, `quyết` and so on. In lower-cased index form.
 */
export function candidateSpellings(syllable: string, limit: number = usualLimit): string[] {
  const typed = syllables(syllable)[0]?.text;
  if (typed === undefined) return [];
  const scoreOf = (near: string, distance: number): number =>
    syllableScore(near) + (distance > 0 ? changeScore(distance) : 0);
  return nearSyllables(typed)
    .map(({ syllable: near, distance }) => ({ near, score: scoreOf(near, distance) }))
    .sort((one, two) => two.score - one.score)
    .slice(0, limit)
    .map(({ near }) => near);
}

function readingsAsTyped({ typed }: TypedQuery): Reading[] {
  return typed.map(({ text }, at) => ({ from: at, to: at + 1, syllables: [text], score: 0 }));
}

/**
 * The terms whose numbers `bestSpelling` wants to know: every syllable that the query may mean, as the index has it, and
 * the pairs that they make. Empty for a query in which nothing may be wrong.
 */
export function spellingTerms(query: string): string[] {
  const typed = typedQuery(query.slice(0, longestQuery));
  const others = otherReadings(typed);
  if (others.length === 0) return [];
  const terms = new Set<string>();
  const ending: string[][] = [];
  for (const { from, to, syllables: read } of [...readingsAsTyped(typed), ...others]) {
    for (const [at, syllable] of read.entries()) {
      terms.add(syllable);
      if (at > 0) terms.add(pairTerm(read[at - 1] ?? '', syllable));
    }
    (ending[to] ??= []).push(read.at(-1) ?? '');
    for (const previous of ending[from] ?? []) terms.add(pairTerm(previous, read[0] ?? ''));
  }
  return [...terms];
}

function inCaseOf(written: string, text: string): string {
  if (written.length > 1 && written === written.toUpperCase()) return text.toUpperCase();
  const first = written.charAt(0);
  return first === first.toLowerCase() ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

/**
 * The likeliest meant spelling of a query, undefined where it is well as it is. `known` holds in how many passages each of
 * `spellingTerms` stands; nothing is proposed that stands in none.
 */
export function bestSpelling(query: string, known: ReadonlyMap<string, number>): Correction | undefined {
  const read = typedQuery(query.slice(0, longestQuery));
  const found = otherReadings(read).filter((reading) =>
    reading.syllables.every((syllable) => (known.get(syllable) ?? 0) > 0),
  );
  if (found.length === 0) return undefined;
  const joined = (at: number): boolean => {
    const gap = query.slice(read.typed[at - 1]?.end, read.typed[at]?.start);
    return !/[.,;:!?()"“”]/.test(gap);
  };
  const best = bestReadings(read.typed.length, [...readingsAsTyped(read), ...found], joined);
  const changed = best
    .filter((reading) => found.includes(reading))
    .map(({ from, to, syllables: meant }) => {
      const start = read.typed[from]?.start ?? 0;
      const end = read.typed[to - 1]?.end ?? start;
      return { start, end, text: inCaseOf(query.slice(start, end), meant.join(' ')) };
    });
  return changed.length > 0 ? { text: replaced(query, changed), changed } : undefined;
}

function replaced(query: string, changed: Correction['changed']): string {
  let text = '';
  let at = 0;
  for (const change of changed) {
    text += query.slice(at, change.start) + change.text;
    at = change.end;
  }
  return (text + query.slice(at)).normalize('NFC');
}
