import { readFileSync } from 'node:fs';
import { toIndexForm } from './fold.ts';

/** One abbreviation and what it may stand for; `exactCase` where its lower-case form is an everyday word. */
export interface Abbreviation {
  readonly short: string;
  readonly long: readonly string[];
  readonly exactCase?: boolean;
}

/** Thrown where an operator's file of abbreviations can't be used; the message says what to change. */
export class AbbreviationFileError extends Error {
  override name = 'AbbreviationFileError';
}

function isAbbreviation(value: unknown): value is Abbreviation {
  if (typeof value !== 'object' || value === null) return false;
  const { short, long } = value as Partial<Record<keyof Abbreviation, unknown>>;
  return (
    typeof short === 'string' &&
    short !== '' &&
    Array.isArray(long) &&
    long.length > 0 &&
    long.every((phrase) => typeof phrase === 'string' && phrase !== '')
  );
}

/** Reads a JSON list of `{"short", "long": [...], "exactCase"?}`, such as an operator's own additions. */
export function readAbbreviations(path: string | URL): Abbreviation[] {
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

const bundled = readAbbreviations(new URL('abbreviations.json', import.meta.url));
const mostVariants = 6;
const shortestContraction = 3;

function phrasePattern(phrase: string, flags: string): RegExp {
  const escaped = toIndexForm(phrase).replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  const end = phrase.endsWith('.') ? '' : String.raw`\.?(?![\p{L}\d])`;
  return new RegExp(String.raw`(?<![\p{L}\d/&-])${escaped.replaceAll(' ', String.raw`\s+`)}${end}`, flags);
}

function replaceEach(
  variants: readonly string[],
  pattern: RegExp,
  replacements: readonly string[],
  space: string,
): string[] {
  return variants.flatMap((variant) =>
    variant.search(pattern) < 0
      ? [variant]
      : replacements.map((word) => variant.replace(pattern, word + space).trim()),
  );
}

/**
 * Other ways to write a query: with its abbreviations written out (`UBND quận` → `ủy ban nhân dân quận`), one variant
 * for each meaning, and with its long forms abbreviated. At most six, none equal to the query; `additions` are an
 * operator's own abbreviations.
 */
export function expandAbbreviations(query: string, additions: readonly Abbreviation[] = []): string[] {
  const text = toIndexForm(query);
  const all = [...additions, ...bundled].sort((one, two) => two.short.length - one.short.length);
  let expanded = [text];
  let contracted = text;
  for (const { short, long, exactCase } of all) {
    const pattern = phrasePattern(short, exactCase ? 'gu' : 'giu');
    expanded = replaceEach(expanded, pattern, long.map(toIndexForm), short.endsWith('.') ? ' ' : '').slice(
      0,
      mostVariants,
    );
    if (short.length < shortestContraction) continue;
    for (const phrase of long) contracted = contracted.replace(phrasePattern(phrase, 'giu'), short);
  }
  const variants = new Set([...expanded, contracted].map((variant) => variant.replace(/ {2,}/g, ' ')));
  variants.delete(text);
  return [...variants].slice(0, mostVariants);
}
