import { encodeTerms, decodeTerms } from '@tangthu/language/text/term-codes';
import { indexTerms } from '@tangthu/language/text/terms';
import { syllables } from '@tangthu/language/text/syllables';
import type { Candidate } from './candidate-rows.ts';
import type { Candidates } from './candidates.ts';
import type { DocumentRow } from './document-summaries.ts';
import type { PreparedQuery } from './query.ts';
import { WordFitter, type WordFit } from './term-gains.ts';

/** What the ranking weighs of a passage. Each is reckoned from the query and from passages that the reader may read, no more. */
export interface Features {
  /** BM25 by the shipped statistics: as a share of the attainable, of the best candidate's, and 1 / (5 + rank). */
  readonly words: number;
  readonly wordsOfBest: number;
  readonly wordsRank: number;
  readonly pairs: number;
  readonly singles: number;
  readonly coverage: number;
  readonly pairCoverage: number;
  /** How much of the query stands there just as it was typed, diacritics and all. */
  readonly exact: number;
  /** The longest run of the query's words that stands in the passage in a row, as a share of the query. */
  readonly run: number;
  readonly headingCoverage: number;
  readonly headingPairs: number;
  readonly headingFit: number;
  readonly noHeading: number;
  /** How much of the query stands in the document's subject line. */
  readonly subjectCoverage: number;
  /** Cosine of the query and the passage, 0 without a vector; its share of the best; 1 / (5 + rank). */
  readonly meaning: number;
  readonly meaningOfBest: number;
  readonly meaningRank: number;
  /** The candidates of the same document: log(1 + their number), and the best among their `words`. */
  readonly documentPassages: number;
  readonly documentBest: number;
  /** log of the passage's length against the usual one; log(1 + syllables of the query). */
  readonly length: number;
  readonly queryLength: number;
  /** How unsure the recognition of the text was: 0 (or not recognised from an image) to 1. */
  readonly doubt: number;
  /** 1 where a document that the reader may read replaces or repeals this one. */
  readonly superseded: number;
  /** Years since the document's date, in hundreds, at most 1; 0 without a date. */
  readonly age: number;
}

/** A passage with how it holds the query's words, and its cosine with the query (0 where there is none, or below). */
export interface Fitted {
  readonly candidate: Candidate;
  readonly fit: WordFit;
  readonly meaning: number;
}

const RANK_OFFSET = 5;
const CENTURY = 100;

/** How each passage holds the query's words, and how near it is in meaning. */
export function fitPassages(passages: readonly Candidate[], { wordings }: PreparedQuery): Fitted[] {
  const fitter = new WordFitter(wordings);
  return passages.map((candidate) => ({
    candidate,
    fit: fitter.fit(candidate.codes, headingWords(candidate.heading)),
    meaning: cosineOf(candidate),
  }));
}

/** The features of passages that were found for a query, in their order. Some are reckoned by comparison with the others. */
export function featuresOf(
  found: readonly Fitted[],
  documents: Candidates['documents'],
  { query, wordings }: Pick<PreparedQuery, 'query' | 'wordings'>,
): Features[] {
  const words = found.map(({ fit }) => fit.words);
  const meanings = found.map(({ meaning }) => meaning);
  const [wordsRanks, meaningRanks] = [nearness(words), nearness(meanings)];
  const [bestWords, bestMeaning] = [best(words), best(meanings)];
  const byDocument = documentFits(found);
  const subjects = subjectFits(new WordFitter(wordings), byDocument.keys(), documents);
  const queryLength = Math.log1p(query.wordings[0]?.length ?? 0);
  const thisYear = new Date().getFullYear();
  return found.map(({ candidate, fit: { length, ...fit }, meaning }, at) => {
    const row = documents.get(candidate.document);
    const siblings = byDocument.get(candidate.document) ?? { passages: 1, best: 0 };
    return {
      ...fit,
      wordsOfBest: fit.words / bestWords,
      wordsRank: wordsRanks[at] ?? 0,
      noHeading: candidate.heading === '' ? 1 : 0,
      subjectCoverage: subjects.get(candidate.document) ?? 0,
      meaning,
      meaningOfBest: meaning / bestMeaning,
      meaningRank: meaningRanks[at] ?? 0,
      documentPassages: Math.log1p(siblings.passages),
      documentBest: siblings.best,
      length: Math.log(length + 0.1),
      queryLength,
      doubt: candidate.confidence === null ? 0 : 1 - candidate.confidence,
      superseded: row?.superseded ? 1 : 0,
      age: ageOf(row?.issued_date, thisYear),
    };
  });
}

/** A text without letters has a vector of zeros, which has no angle to any other. */
function cosineOf({ cosine }: Candidate): number {
  return cosine !== null && Number.isFinite(cosine) ? Math.max(0, cosine) : 0;
}

const best = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), 1e-9);

/** 1 / (5 + rank) of each value, the largest having rank 0; equal values share the better rank. */
function nearness(values: readonly number[]): number[] {
  const sorted = [...values].sort((one, two) => two - one);
  const rankOf = new Map<number, number>();
  sorted.forEach((value, rank) => {
    if (!rankOf.has(value)) rankOf.set(value, rank);
  });
  return values.map((value) => 1 / (RANK_OFFSET + (rankOf.get(value) ?? 0)));
}

interface DocumentFit {
  readonly passages: number;
  readonly best: number;
}

function documentFits(found: readonly Fitted[]): Map<string, DocumentFit> {
  const byDocument = new Map<string, DocumentFit>();
  for (const { candidate, fit } of found) {
    const known = byDocument.get(candidate.document) ?? { passages: 0, best: 0 };
    const best = Math.max(known.best, fit.words);
    byDocument.set(candidate.document, { passages: known.passages + 1, best });
  }
  return byDocument;
}

// Headings repeat («Điều 2. Tổ chức thực hiện»), and reading one takes as long as weighing its passage.
const knownHeadings = new Map<string, number>();
const KNOWN_HEADINGS = 20_000;

function headingWords(heading: string): number {
  if (heading === '') return 0;
  const known = knownHeadings.get(heading);
  if (known !== undefined) return known;
  if (knownHeadings.size >= KNOWN_HEADINGS) knownHeadings.clear();
  const { length } = syllables(heading);
  knownHeadings.set(heading, length);
  return length;
}

function subjectFits(
  fitter: WordFitter,
  ids: Iterable<string>,
  documents: Candidates['documents'],
): Map<string, number> {
  const coverageOf = (row: DocumentRow | undefined): number =>
    row?.subject
      ? fitter.fit(decodeTerms(row.subject_codes ?? encodeTerms(indexTerms(row.subject))), 0).coverage
      : 0;
  return new Map([...ids].map((id) => [id, coverageOf(documents.get(id))]));
}

function ageOf(day: string | null | undefined, thisYear: number): number {
  if (!day) return 0;
  const years = thisYear - Number(day.slice(0, 4));
  return Math.min(1, Math.max(0, years / CENTURY));
}
