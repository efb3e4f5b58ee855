import {
  bundledAbbreviations,
  expandAbbreviations,
  type Abbreviations,
} from '@tangthu/language/text/abbreviations';
import { documentNumberKeys } from '@tangthu/language/text/document-number';
import { typedNumbers } from '@tangthu/language/text/personal-numbers';
import { syllables } from '@tangthu/language/text/syllables';
import type { QueryTerm } from '@tangthu/language/text/terms';
import type { Ranker } from './search-result.ts';

/** The longest query that is searched, in UTF-16 units; what lies beyond it is not read. */
const LONGEST_QUERY = 1_000;

/** A query as the rankers and the lighting read it. */
export interface Query {
  /** The query without its quotation marks, in NFC. */
  readonly text: string;
  /** The syllables (lower-cased index form) of each quoted phrase. A passage must contain every one of them. */
  readonly phrases: readonly (readonly string[])[];
  /** The query's text first, then the same with its abbreviations written out or put in. */
  readonly texts: readonly string[];
  /** The syllables of those texts; a text without any is left out. */
  readonly wordings: readonly (readonly string[])[];
  /** Canonical keys of the document numbers in the query. */
  readonly numberKeys: ReadonlySet<string>;
  /** Numbers of people in the query, as `identifier.key` has them. They stand in no text above: nothing but an identifier is found by them. */
  readonly people: readonly string[];
}

/** A query made ready: its terms for gathering and ranking, and its vector where meaning counts. */
export interface PreparedQuery {
  readonly query: Query;
  /** The terms of the query as typed, then of its other wordings (abbreviations written out or put in). */
  readonly wordings: readonly (readonly QueryTerm[])[];
  /** Terms without which a passage is not found by its words: the digits of a typed number. */
  readonly required: readonly string[];
  /** The terms to gather by: of the quoted phrases where there are any. */
  readonly gathering: readonly QueryTerm[];
  readonly vector: readonly number[] | undefined;
  readonly rankers: ReadonlySet<Ranker>;
}

const quoted = /"([^"]+)"|“([^”]+)”|«([^»]+)»/gu;

/**
 * Reads a typed query. NFC and NFD, and either style of tone marks, give the same one. `people`: numbers of people that were taken
 * out of it before.
 */
export function readQuery(
  typed: string,
  abbreviations: Abbreviations = bundledAbbreviations,
  people: readonly string[] = [],
): Query {
  const named = typedNumbers(typed.slice(0, LONGEST_QUERY));
  const whole = named.text.normalize('NFC');
  const everyone = [...new Set([...people, ...named.people])];
  const phrases = [...whole.matchAll(quoted)].map((match) => wordsOf(match[1] ?? match[2] ?? match[3] ?? ''));
  const text = whole
    .replace(/["“”«»]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
  const texts = [text, ...expandAbbreviations(text, abbreviations)];
  const wordings = texts.map(wordsOf);
  return {
    text,
    texts,
    phrases: phrases.filter((phrase) => phrase.length > 0),
    // Who is shown a number in full sees it lit.
    wordings: [...wordings.filter((wording) => wording.length > 0), ...everyone.map((key) => [key])],
    people: everyone,
    numberKeys: new Set(documentNumberKeys(text)),
  };
}

function wordsOf(text: string): string[] {
  return syllables(text).map((syllable) => syllable.text);
}
