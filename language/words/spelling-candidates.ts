import { decodeKeys } from './input-methods.ts';
import { lexiconCounts } from './lexicon-file.ts';
import { spelled, spellingDistance, toneDistance } from './spelling-distance.ts';
import type { SpelledSyllable } from './spelling-distance.ts';

/** A real syllable that a typed one may mean, and how far the two are apart (0: the same). */
export interface Candidate {
  readonly syllable: string;
  readonly distance: number;
  /** Set where the typed one has no mark at all and is the same without marks. */
  readonly unmarked?: true;
}

interface KnownSyllable extends SpelledSyllable {
  readonly syllable: string;
}

interface SyllableIndex {
  /** The real syllables by their letters without marks. */
  readonly byBare: ReadonlyMap<string, readonly KnownSyllable[]>;
  /** Those letters by what is left of them when one or two are struck out. */
  readonly byRest: ReadonlyMap<string, readonly string[]>;
}

const farthest = 2;
// A real syllable was rarely meant to be one that differs in more than a letter and a mark.
const farthestOfReal = 1.4;
// Raw keys of an input method leave little doubt about the letters.
const keysDistance = 0.4;
const longestTyped = 12;

function* strikings(bare: string, most: number): Generator<string> {
  yield bare;
  if (most === 0) return;
  for (let at = 0; at < bare.length; at++) yield* strikings(bare.slice(0, at) + bare.slice(at + 1), most - 1);
}

const rests = (bare: string): Set<string> => new Set(strikings(bare, bare.length < 4 ? 1 : 2));

let made: SyllableIndex | undefined;

function syllableIndex(): SyllableIndex {
  made ??= makeIndex();
  return made;
}

function makeIndex(): SyllableIndex {
  const known = [...lexiconCounts().syllables.keys()].map((syllable) => ({ syllable, ...spelled(syllable) }));
  const byBare = Map.groupBy(known, ({ bare }) => bare);
  const byRest = new Map<string, string[]>();
  for (const bare of byBare.keys()) {
    for (const rest of rests(bare)) {
      const list = byRest.get(rest);
      if (list) list.push(bare);
      else byRest.set(rest, [bare]);
    }
  }
  return { byBare, byRest };
}

/** Whether letters (lower case, no marks) are those of a real syllable: `quyet`. */
export function isBareSyllable(letters: string): boolean {
  return syllableIndex().byBare.has(letters);
}

/** Whether a syllable (lower-cased index form) is in the lexicon. */
export function isRealSyllable(syllable: string): boolean {
  return lexiconCounts().syllables.has(syllable);
}

const bareOnly = (bare: string): SpelledSyllable => ({ letters: bare, bare, tone: '' });

function* lookAlikes(typed: string): Generator<Candidate> {
  const { byBare, byRest } = syllableIndex();
  const written = spelled(typed);
  const most = isRealSyllable(typed) ? farthestOfReal : farthest;
  const plain = typed === written.bare;
  const bares = new Set([...rests(written.bare)].flatMap((rest) => byRest.get(rest) ?? []));
  for (const bare of bares) {
    const apart = bare === written.bare ? 0 : spellingDistance(bareOnly(written.bare), bareOnly(bare));
    if (apart > most) continue;
    for (const known of byBare.get(bare) ?? []) {
      if (apart + toneDistance(written, known) > most) continue;
      const distance = spellingDistance(written, known);
      const unmarked = plain && apart === 0 && distance > 0;
      if (distance <= most) yield { syllable: known.syllable, distance, ...(unmarked && { unmarked }) };
    }
  }
}

function* decodedKeys(typed: string): Generator<Candidate> {
  for (const decoded of decodeKeys(typed)) {
    const meant = spelled(decoded);
    for (const known of syllableIndex().byBare.get(meant.bare) ?? []) {
      const distance = keysDistance + spellingDistance(meant, known);
      if (distance <= farthest) yield { syllable: known.syllable, distance };
    }
  }
}

function findNear(typed: string): Candidate[] {
  const near = new Map<string, Candidate>();
  for (const candidate of [...lookAlikes(typed), ...decodedKeys(typed)]) {
    const other = near.get(candidate.syllable);
    if (!other || candidate.distance < other.distance) near.set(candidate.syllable, candidate);
  }
  return [...near.values()].sort((one, two) => one.distance - two.distance);
}

const found = new Map<string, readonly Candidate[]>();
const mostFound = 5_000;

/** The real syllables within a distance of 2 of a typed one (lower-cased index form), nearest first; itself if real. */
export function nearSyllables(typed: string): readonly Candidate[] {
  if (typed.length > longestTyped) return [];
  const known = found.get(typed);
  if (known) return known;
  const near = findNear(typed);
  if (found.size >= mostFound) found.clear();
  found.set(typed, near);
  return near;
}
