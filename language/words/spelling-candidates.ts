import { fold } from '../text/fold.ts';
import { decodeKeys } from './input-methods.ts';
import { lexiconCounts } from './lexicon-file.ts';
import { spelled, spellingDistance } from './spelling-distance.ts';
import type { SpelledSyllable } from './spelling-distance.ts';

/** A real syllable that a typed one may mean, and how far the two are apart (0: the same). */
export interface Candidate {
  readonly syllable: string;
  readonly distance: number;
}

const farthest = 2;
/** Raw keys of an input method are a slip of the hand that leaves no doubt about the letters. */
const keysDistance = 0.5;
const longestTyped = 12;

interface KnownSyllable extends SpelledSyllable {
  readonly syllable: string;
}

/** The real syllables by what is left of their bare letters when up to two are struck out. */
let index: ReadonlyMap<string, readonly KnownSyllable[]> | undefined;

function* strikings(bare: string, most: number): Generator<string> {
  yield bare;
  if (most === 0) return;
  for (let at = 0; at < bare.length; at++) yield* strikings(bare.slice(0, at) + bare.slice(at + 1), most - 1);
}

const strikable = (bare: string): number => (bare.length < 4 ? 1 : 2);

function syllableIndex(): ReadonlyMap<string, readonly KnownSyllable[]> {
  if (index) return index;
  const byBare = Map.groupBy(
    [...lexiconCounts().syllables.keys()].map((syllable) => ({ syllable, ...spelled(syllable) })),
    ({ bare }) => bare,
  );
  const made = new Map<string, KnownSyllable[]>();
  for (const [bare, known] of byBare) {
    for (const rest of new Set(strikings(bare, strikable(bare)))) {
      const list = made.get(rest);
      if (list) list.push(...known);
      else made.set(rest, [...known]);
    }
  }
  index = made;
  return made;
}

/** The real syllables within a distance of 2 of a typed one (lower-cased index form), nearest first; itself if real. */
export function nearSyllables(typed: string): Candidate[] {
  if (typed.length > longestTyped) return [];
  const near = new Map<string, number>();
  const add = (syllable: string, distance: number): void => {
    if (distance <= farthest) near.set(syllable, Math.min(distance, near.get(syllable) ?? Infinity));
  };
  const written = spelled(typed);
  for (const rest of new Set(strikings(written.bare, strikable(written.bare)))) {
    for (const known of syllableIndex().get(rest) ?? []) {
      if (!near.has(known.syllable)) add(known.syllable, spellingDistance(written, known, farthest));
    }
  }
  for (const decoded of decodeKeys(typed)) {
    const meant = spelled(decoded);
    for (const known of syllableIndex().get(fold(decoded)) ?? []) {
      add(known.syllable, keysDistance + spellingDistance(meant, known, farthest));
    }
  }
  return [...near]
    .map(([syllable, distance]) => ({ syllable, distance }))
    .sort((one, two) => one.distance - two.distance);
}
