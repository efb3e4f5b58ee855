import { fold } from '../text/fold.ts';
import { syllables } from '../text/syllables.ts';
import type { Syllable } from '../text/syllables.ts';
import { isVietnameseSyllable } from '../text/vietnamese-syllable.ts';
import { documentFrequency } from './bm25.ts';
import { lexiconCounts } from './lexicon-file.ts';
import { nearSyllables } from './spelling-candidates.ts';
import { changeScore, restoredScore } from './spelling-model.ts';

/** One way to read the typed syllables `from` up to `to` (exclusive); `score` is 0 for what is typed, below it else. */
export interface Reading {
  readonly from: number;
  readonly to: number;
  readonly syllables: readonly string[];
  readonly score: number;
}

/** A query as typed: its syllables, which of them may be wrong, and whether it has no diacritics at all. */
export interface TypedQuery {
  readonly text: string;
  readonly typed: readonly Syllable[];
  readonly doubtful: readonly boolean[];
  readonly unaccented: boolean;
}

const fewestTexts = 20;
const partsOfNumber = /[-/_.@&\d]/;
const mostReadings = 16;
const splitDistance = 0.6;
const mergeDistance = 0.6;
const shortestRun = 4;
const longestRun = 20;

let bareSyllables: ReadonlySet<string> | undefined;

/** Whether a run of letters is a real syllable without its marks, such as `quyet`. */
function lacksMarks(text: string): boolean {
  bareSyllables ??= new Set([...lexiconCounts().syllables.keys()].map(fold));
  return bareSyllables.has(text);
}

function isDoubtful(query: string, { text, start, end }: Syllable, shouted: boolean): boolean {
  if (text.length < 2 || text.length > longestRun || !/\p{L}/u.test(text)) return false;
  if (partsOfNumber.test(query.charAt(start - 1)) || /[-/_@&]/.test(query.charAt(end))) return false;
  if (isVietnameseSyllable(text) || lacksMarks(text)) return true;
  const written = query.slice(start, end);
  const capitals = written === written.toUpperCase() && !shouted;
  return !capitals && (documentFrequency(text) ?? 0) < fewestTexts;
}

/** Reads a query for its spelling. Document numbers, abbreviations and well-known foreign words are beyond doubt. */
export function typedQuery(query: string): TypedQuery {
  const typed = syllables(query);
  const shouted = query === query.toUpperCase();
  return {
    text: query,
    typed,
    doubtful: typed.map((syllable) => isDoubtful(query, syllable, shouted)),
    unaccented: typed.every(({ text }) => text === fold(text)),
  };
}

const isReal = (syllable: string): boolean => lexiconCounts().syllables.has(syllable);

function onlyLacksMarks(typed: string, meant: string): boolean {
  return fold(meant) === typed;
}

function singleReadings({ typed, unaccented }: TypedQuery, at: number): Reading[] {
  const text = typed[at]?.text ?? '';
  return nearSyllables(text)
    .filter(({ syllable }) => syllable !== text)
    .slice(0, mostReadings)
    .map(({ syllable, distance }) => ({
      from: at,
      to: at + 1,
      syllables: [syllable],
      score: unaccented && onlyLacksMarks(text, syllable) ? restoredScore(distance) : changeScore(distance),
    }));
}

/** Every way to part a run into two or three real syllables. */
function partings(run: string, most: number): string[][] {
  const found = isReal(run) ? [[run]] : [];
  if (most === 1) return found;
  for (let at = 1; at < run.length; at++) {
    if (!isReal(run.slice(0, at))) continue;
    for (const rest of partings(run.slice(at), most - 1)) found.push([run.slice(0, at), ...rest]);
  }
  return found;
}

function splitReadings({ typed }: TypedQuery, at: number): Reading[] {
  const text = typed[at]?.text ?? '';
  if (text.length < shortestRun || isReal(text)) return [];
  return partings(text, 4)
    .filter((parts) => parts.length > 1)
    .map((parts) => ({ from: at, to: at + 1, syllables: parts, score: changeScore(splitDistance) }));
}

function mergedReadings({ text, typed }: TypedQuery, at: number): Reading[] {
  const one = typed[at];
  const two = typed[at + 1];
  if (!one || !two || text.slice(one.end, two.start) !== ' ') return [];
  const merged = syllables(one.text + two.text)[0]?.text ?? '';
  if (!isReal(merged) || (isReal(one.text) && isReal(two.text))) return [];
  return [{ from: at, to: at + 2, syllables: [merged], score: changeScore(mergeDistance) }];
}

/** What the query may mean besides what is typed: one syllable for another, one run parted, two syllables joined. */
export function otherReadings(query: TypedQuery): Reading[] {
  return query.typed.flatMap((_, at) => {
    if (!query.doubtful[at]) return [];
    const merged = query.doubtful[at + 1] ? mergedReadings(query, at) : [];
    return [...singleReadings(query, at), ...splitReadings(query, at), ...merged];
  });
}
