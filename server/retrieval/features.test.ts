import { encodeTerms, decodeTerms } from '@tangthu/language/text/term-codes';
import { indexTerms, queryTerms } from '@tangthu/language/text/terms';
import { expect, test } from 'vitest';
import type { Candidate } from './candidate-rows.ts';
import type { DocumentRow } from './document-summaries.ts';
import { featuresOf, fitPassages, type Features } from './features.ts';
import { readQuery } from './query.ts';

const ASKED = 'bồi thường thu hồi đất';

function passage(text: string, more: Partial<Candidate> = {}): Candidate {
  const { heading = '' } = more;
  return {
    chunk: text,
    document: text,
    ordinal: 0,
    heading,
    codes: decodeTerms(encodeTerms(indexTerms(heading ? `${heading}\n${text}` : text))),
    confidence: null,
    text: null,
    cosine: null,
    ...more,
  };
}

function weigh(
  passages: readonly Candidate[],
  typed = ASKED,
  documents: ReadonlyMap<string, Partial<DocumentRow>> = new Map(),
): Features[] {
  const query = readQuery(typed);
  const wordings = query.texts.map((text) => queryTerms(text));
  const prepared = {
    query,
    wordings,
    required: [],
    gathering: [],
    vector: undefined,
    rankers: new Set(['words'] as const),
  };
  return featuresOf(fitPassages(passages, prepared), documents as Map<string, DocumentRow>, prepared);
}

test('all of the query in a row covers it whole; its words apart cover no pair', () => {
  const [whole, apart] = weigh([
    passage('Quyết định bồi thường thu hồi đất tại phường'),
    passage('đất. hồi. thu. thường. bồi.'),
  ]) as [Features, Features];
  expect(whole.pairCoverage).toBeCloseTo(1);
  expect(whole).toMatchObject({ coverage: 1, run: 1, wordsOfBest: 1 });
  expect(apart).toMatchObject({ coverage: 1, pairCoverage: 0, run: 0 });
  expect(apart.words).toBeLessThan(whole.words);
});

test('a run is broken by a word between', () => {
  const [broken] = weigh([passage('bồi thường và thu hồi đất')]) as [Features];
  expect(broken.run).toBeCloseTo(2 / 4);
});

test('NFC and NFD, and both styles of tone marks, weigh the same', () => {
  const text = 'Ủy ban hòa giải bồi thường thu hồi đất';
  const [composed] = weigh([passage(text)], 'hòa giải thu hồi');
  const [decomposed] = weigh(
    [passage(text.normalize('NFD'), { document: text })],
    'hoà giải thu hồi'.normalize('NFD'),
  );
  expect(decomposed).toEqual(composed);
});

test('the heading counts by itself', () => {
  const [under, without] = weigh([
    passage('Nhà nước bồi thường khi thu hồi đất.', { heading: 'Bồi thường thu hồi đất' }),
    passage('Nhà nước bồi thường khi thu hồi đất.', { document: 'other' }),
  ]) as [Features, Features];
  expect(under.headingPairs).toBeCloseTo(1);
  expect(under).toMatchObject({ headingCoverage: 1, headingFit: 1, noHeading: 0 });
  expect(without).toMatchObject({ headingCoverage: 0, headingPairs: 0, headingFit: 0, noHeading: 1 });
});

test('the document lends its subject line, its age and its legal status', () => {
  const row = { subject: 'Về việc bồi thường', issued_date: '1976-03-02', superseded: true };
  const [found] = weigh([passage('Điều 2.', { document: 'd' })], ASKED, new Map([['d', row]])) as [Features];
  expect(found.subjectCoverage).toBeGreaterThan(0);
  expect(found.subjectCoverage).toBeLessThan(1);
  expect(found.age).toBeGreaterThan(0.4);
  expect(found.superseded).toBe(1);
});

test('doubtful recognition is told; text that was not recognised is not doubtful', () => {
  const [sure, unsure, born] = weigh([
    passage('thu hồi', { confidence: 0.95, document: '1' }),
    passage('thu hồi', { confidence: 0.5, document: '2' }),
    passage('thu hồi', { document: '3' }),
  ]) as [Features, Features, Features];
  expect(sure.doubt).toBeCloseTo(0.05);
  expect(unsure.doubt).toBeCloseTo(0.5);
  expect(born.doubt).toBe(0);
});

test('passages of one document know of each other, ranks are shared by equals', () => {
  const [one, two, other] = weigh([
    passage('thu hồi đất', { document: 'd', cosine: 0.5 }),
    passage('xây nhà', { document: 'd', cosine: 0.5 }),
    passage('xây nhà', { document: 'e', cosine: NaN }),
  ]) as [Features, Features, Features];
  expect(two.documentBest).toBe(one.words);
  expect(other.documentBest).toBe(0);
  expect(one.documentPassages).toBeCloseTo(Math.log1p(2));
  expect(one.meaningRank).toBe(two.meaningRank);
  expect(other.meaning).toBe(0);
});

test('nothing found and an empty passage weigh without fault', () => {
  expect(weigh([])).toEqual([]);
  const [empty] = weigh([passage('')]) as [Features];
  for (const value of Object.values(empty)) expect(Number.isFinite(value)).toBe(true);
});
