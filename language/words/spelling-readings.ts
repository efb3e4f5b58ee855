import { fold } from '../text/fold.ts';
import { syllables } from '../text/syllables.ts';
import type { Syllable } from '../text/syllables.ts';
import { isVietnameseSyllable } from '../text/vietnamese-syllable.ts';
import { decodeKeys } from './input-methods.ts';
import { isBareSyllable, isRealSyllable, nearSyllables } from './spelling-candidates.ts';
import { changeScore, partedScore, syllableScore, togetherScore } from './spelling-model.ts';

/** One way to read the typed syllables `from` up to `to` (exclusive); `score` is 0 for what is typed, below it else. */
export interface Reading {
  readonly from: number;
  readonly to: number;
  readonly syllables: readonly string[];
  readonly score: number;
}

/** A query as typed: its syllables, which of them may be wrong, and whether it bears no mark at all. */
export interface TypedQuery {
  readonly text: string;
  readonly typed: readonly Syllable[];
  readonly doubtful: readonly boolean[];
  readonly unaccented: boolean;
  /** Whether it has capitals only. */
  readonly shouted: boolean;
}

const mostReadings = 12;
const mostParts = 3;
const shortestRun = 4;
const longestRun = 20;
const endsSentence = /[.,;:!?()"“”«»]/;

function isDoubtful(query: string, { text, start, end }: Syllable, shouted: boolean): boolean {
  if (text.length > longestRun || !/^\p{L}+$/u.test(text)) return decodeKeys(text).length > 0;
  if (/[-/_.@&\d]/.test(query.charAt(start - 1)) || /[-/_@&]/.test(query.charAt(end))) return false;
  if (shouted || isVietnameseSyllable(text) || isBareSyllable(text)) return true;
  const written = query.slice(start, end);
  return written !== written.toUpperCase();
}

/** Reads a query for its spelling. Numbers, symbols of documents and abbreviations in capitals are beyond doubt. */
export function typedQuery(query: string): TypedQuery {
  const typed = syllables(query);
  const shouted = query === query.toUpperCase();
  return {
    text: query,
    typed,
    doubtful: typed.map((syllable) => isDoubtful(query, syllable, shouted)),
    shouted,
    unaccented: typed.every(({ text }) => text === fold(text)),
  };
}

/** Whether the typed syllable at a place follows the one before it within one phrase. */
export function joinsPrevious({ text, typed }: TypedQuery, at: number): boolean {
  return at > 0 && !endsSentence.test(text.slice(typed[at - 1]?.end, typed[at]?.start));
}

/** The query as it is typed, a reading for each syllable. */
export function readingsAsTyped({ typed }: TypedQuery): Reading[] {
  return typed.map(({ text }, at) => ({ from: at, to: at + 1, syllables: [text], score: 0 }));
}

function isName({ text, typed, shouted }: TypedQuery, at: number): boolean {
  return at > 0 && !shouted && /^\p{Lu}/u.test(text.slice(typed[at]?.start, typed[at]?.end));
}

/** A spelling that does not tell `kí` from `ký`: neither is wrong. */
const blindToY = (syllable: string): string => syllable.normalize('NFD').replaceAll('y', 'i');

function otherSyllables(query: TypedQuery, at: number): Reading[] {
  const text = query.typed[at]?.text ?? '';
  const circumstances = { unaccented: query.unaccented, name: isName(query, at) };
  return nearSyllables(text)
    .filter(({ syllable }) => blindToY(syllable) !== blindToY(text))
    .map((near) => ({ syllable: near.syllable, score: changeScore(near, circumstances) }))
    .map((near) => ({ ...near, rank: near.score + syllableScore(near.syllable) }))
    .sort((one, two) => two.rank - one.rank)
    .slice(0, mostReadings)
    .map(({ syllable, score }) => ({ from: at, to: at + 1, syllables: [syllable], score }));
}

/** Every way to part a run into at most so many real syllables. */
function partings(run: string, most: number): string[][] {
  const found = isRealSyllable(run) ? [[run]] : [];
  if (most === 1) return found;
  for (let at = 1; at < run.length; at++) {
    if (!isRealSyllable(run.slice(0, at))) continue;
    for (const rest of partings(run.slice(at), most - 1)) found.push([run.slice(0, at), ...rest]);
  }
  return found;
}

function partedRuns({ typed }: TypedQuery, at: number): Reading[] {
  const text = typed[at]?.text ?? '';
  if (text.length < shortestRun || isRealSyllable(text)) return [];
  return partings(text, mostParts)
    .filter((parts) => parts.length > 1)
    .map((parts) => ({ from: at, to: at + 1, syllables: parts, score: togetherScore }));
}

function mergedSyllables({ text, typed }: TypedQuery, at: number): Reading[] {
  const one = typed[at];
  const two = typed[at + 1];
  if (!one || !two || text.slice(one.end, two.start) !== ' ') return [];
  const merged = syllables(one.text + two.text)[0]?.text ?? '';
  return isRealSyllable(merged) ? [{ from: at, to: at + 2, syllables: [merged], score: partedScore }] : [];
}

/** What the query may mean besides what is typed: one syllable for another, one run parted, two syllables joined. */
export function otherReadings(query: TypedQuery): Reading[] {
  return query.typed.flatMap((_, at) => {
    if (!query.doubtful[at]) return [];
    const merged = query.doubtful[at + 1] ? mergedSyllables(query, at) : [];
    return [...otherSyllables(query, at), ...partedRuns(query, at), ...merged];
  });
}
