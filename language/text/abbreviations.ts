import { readFileSync } from 'node:fs';
import { toIndexForm } from './fold.ts';
import { syllables } from './syllables.ts';

/** One abbreviation and what it may stand for; `exactCase` where its lower-case form is an everyday word. */
interface Abbreviation {
  readonly short: string;
  readonly long: readonly string[];
  readonly exactCase?: boolean;
}

/** A written form to look for, and what to put in its place. */
interface Replacement {
  /** What the text must hold for the pattern to match: its syllables (lower-cased index forms). */
  readonly syllables: readonly string[];
  readonly pattern: RegExp;
  readonly by: readonly string[];
  /** Lower is applied first. */
  readonly rank: number;
}

/** A list of abbreviations, made ready for `expandAbbreviations`. */
export interface Abbreviations {
  readonly expansions: ReplacementsByFirst;
  readonly contractions: ReplacementsByFirst;
}

/** By the first syllable of what they replace. */
type ReplacementsByFirst = ReadonlyMap<string, readonly Replacement[]>;

/** Thrown where an operator's file of abbreviations can't be used; the message says what to change. */
export class AbbreviationFileError extends Error {
  override name = 'AbbreviationFileError';
}

function isAbbreviation(value: unknown): value is Abbreviation {
  if (typeof value !== 'object' || value === null) return false;
  const { short, long } = value as Partial<Record<keyof Abbreviation, unknown>>;
  return (
    typeof short === 'string' &&
    /[\p{L}\d]/u.test(short) &&
    Array.isArray(long) &&
    long.length > 0 &&
    long.every((phrase) => typeof phrase === 'string' && /[\p{L}\d]/u.test(phrase))
  );
}

function readAbbreviations(path: string | URL): Abbreviation[] {
  let list: unknown;
  try {
    list = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new AbbreviationFileError(`The abbreviations in ${String(path)} can't be read: give a JSON file.`, {
      cause,
    });
  }
  if (Array.isArray(list) && list.every(isAbbreviation)) return list;
  throw new AbbreviationFileError(
    `The abbreviations in ${String(path)} must be a list of {"short": "UBND", "long": ["ủy ban nhân dân"]}.`,
  );
}

const mostVariants = 6;
const shortestContraction = 3;

const textsOf = (phrase: string): string[] => syllables(phrase).map(({ text }) => text);

function phrasePattern(phrase: string, flags: string): RegExp {
  const escaped = toIndexForm(phrase).replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const end = phrase.endsWith('.') ? '' : String.raw`\.?(?![\p{L}\d])`;
  return new RegExp(String.raw`(?<![\p{L}\d/&-])${escaped.replaceAll(' ', String.raw`\s+`)}${end}`, flags);
}

function expansionOf({ short, long, exactCase }: Abbreviation, rank: number): Replacement {
  const space = short.endsWith('.') ? ' ' : '';
  return {
    syllables: textsOf(short),
    pattern: phrasePattern(short, exactCase ? 'gu' : 'giu'),
    by: long.map((phrase) => toIndexForm(phrase) + space),
    rank,
  };
}

function contractionsOf({ short, long }: Abbreviation, rank: number): Replacement[] {
  if (short.length < shortestContraction) return [];
  return long.map((phrase) => ({
    syllables: textsOf(phrase),
    pattern: phrasePattern(phrase, 'giu'),
    by: [short],
    rank,
  }));
}

const byFirst = (replacements: readonly Replacement[]): ReplacementsByFirst =>
  Map.groupBy(replacements, (replacement) => replacement.syllables[0] ?? '');

/** The longer ones come first, so that `TP.HCM` is not taken for `TP` and `HCM`; an operator's own before the bundled. */
function prepared(list: readonly Abbreviation[]): Abbreviations {
  const longestFirst = list.toSorted((one, two) => two.short.length - one.short.length);
  return {
    expansions: byFirst(longestFirst.map(expansionOf)),
    contractions: byFirst(longestFirst.flatMap(contractionsOf)),
  };
}

const bundled = readAbbreviations(new URL('abbreviations.json', import.meta.url));

/** The abbreviations that ship with the product. */
export const bundledAbbreviations: Abbreviations = prepared(bundled);

/**
 * The bundled abbreviations and an operator's own, from a JSON file with a list of `{"short", "long": [...],
 * "exactCase"?}`. Throws `AbbreviationFileError` where the file can't be used.
 */
export function abbreviationsWith(path: string): Abbreviations {
  return prepared([...readAbbreviations(path), ...bundled]);
}

/** The replacements that may apply to a text with these syllables, in the order in which they must be made. */
function applicable(replacements: ReplacementsByFirst, present: ReadonlySet<string>): Replacement[] {
  return [...present]
    .flatMap((syllable) => replacements.get(syllable) ?? [])
    .filter((replacement) => replacement.syllables.every((syllable) => present.has(syllable)))
    .sort((one, two) => one.rank - two.rank);
}

function replaceEach(variants: readonly string[], { pattern, by }: Replacement): string[] {
  return variants.flatMap((variant) =>
    variant.search(pattern) < 0 ? [variant] : by.map((words) => variant.replace(pattern, () => words).trim()),
  );
}

/**
 * Other ways to write a query: with its abbreviations written out (`UBND quận` → `ủy ban nhân dân quận`), one variant
 * for each meaning, and with its long forms abbreviated. At most six, none equal to the query.
 */
export function expandAbbreviations(
  query: string,
  { expansions, contractions }: Abbreviations = bundledAbbreviations,
): string[] {
  const text = toIndexForm(query);
  const present = new Set(textsOf(text));
  let expanded = [text];
  for (const expansion of applicable(expansions, present))
    expanded = replaceEach(expanded, expansion).slice(0, mostVariants);
  let contracted = text;
  for (const { pattern, by } of applicable(contractions, present))
    contracted = contracted.replace(pattern, () => by[0] ?? '');
  const variants = new Set([...expanded, contracted].map((variant) => variant.replace(/ {2,}/g, ' ')));
  variants.delete(text);
  return [...variants].slice(0, mostVariants);
}
