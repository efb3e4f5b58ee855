import { syllables } from '../text/syllables.ts';
import { nearSyllables } from './spelling-candidates.ts';
import type { Candidate } from './spelling-candidates.ts';
import { bestPath, readingsAbove } from './spelling-lattice.ts';
import type { Joined } from './spelling-lattice.ts';
import { changeScore, syllableScore } from './spelling-model.ts';
import { joinsPrevious, otherReadings, readingsAsTyped, typedQuery } from './spelling-readings.ts';
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
  const circumstances = { unaccented: false, name: false };
  const scoreOf = (near: Candidate): number =>
    syllableScore(near.syllable) + (near.distance > 0 ? changeScore(near, circumstances) : 0);
  return nearSyllables(typed)
    .map((near) => ({ near, score: scoreOf(near) }))
    .sort((one, two) => two.score - one.score)
    .slice(0, limit)
    .map(({ near }) => near.syllable);
}

/** The readings that could make the query likelier than it is as typed; the best spelling is made of these. */
function promisingReadings(query: TypedQuery, joined: Joined): Reading[] {
  const asTyped = readingsAsTyped(query);
  const length = asTyped.length;
  const least = bestPath(length, asTyped, joined).score;
  const others = otherReadings(query);
  const above = new Set(readingsAbove(least, length, [...asTyped, ...others], joined));
  return others.filter((reading) => above.has(reading));
}

function read(query: string): { typed: TypedQuery; others: Reading[]; joined: Joined } {
  const typed = typedQuery(query.slice(0, longestQuery));
  const joined: Joined = (at) => joinsPrevious(typed, at);
  return { typed, others: promisingReadings(typed, joined), joined };
}

/**
 * The syllables whose numbers `bestSpelling` wants to know, as the index has them: those that would make the query
 * likelier than it is. None for nearly every query without a slip.
 */
export function spellingTerms(query: string): string[] {
  return [...new Set(read(query).others.flatMap((reading) => reading.syllables))];
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
  const { typed, others, joined } = read(query);
  const found = new Set(
    others.filter((other) => other.syllables.every((syllable) => (known.get(syllable) ?? 0) > 0)),
  );
  if (found.size === 0) return undefined;
  const readings = [...readingsAsTyped(typed), ...found];
  const changed = bestPath(typed.typed.length, readings, joined)
    .readings.filter((reading) => found.has(reading))
    .map(({ from, to, syllables: meant }) => {
      const start = typed.typed[from]?.start ?? 0;
      const end = typed.typed[to - 1]?.end ?? start;
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
