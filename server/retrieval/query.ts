import {
  bundledAbbreviations,
  expandAbbreviations,
  type Abbreviations,
} from '@tangthu/language/text/abbreviations';
import { documentNumberKeys } from '@tangthu/language/text/document-number';
import { syllables } from '@tangthu/language/text/syllables';

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
}

const quoted = /"([^"]+)"|“([^”]+)”|«([^»]+)»/gu;

/** Reads a typed query. NFC and NFD, and either style of tone marks, give the same one. */
export function readQuery(typed: string, abbreviations: Abbreviations = bundledAbbreviations): Query {
  const whole = typed.slice(0, LONGEST_QUERY).normalize('NFC');
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
    wordings: wordings.filter((wording) => wording.length > 0),
    numberKeys: new Set(documentNumberKeys(text)),
  };
}

function wordsOf(text: string): string[] {
  return syllables(text).map((syllable) => syllable.text);
}
