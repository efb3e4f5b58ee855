import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidateSpellings, bestSpelling, spellingTerms } from '../words/spelling.ts';
import { wordsOf } from '../words/lexicon.ts';
import { expandAbbreviations } from './abbreviations.ts';
import { findDates } from './dates.ts';
import { documentNumberKeys, findDocumentNumbers, parseDocumentNumber } from './document-number.ts';
import { documentTypeOfName } from './document-types.ts';
import { fold, toIndexForm } from './fold.ts';
import { findIdentifiers } from './identifiers.ts';
import { sentences } from './sentences.ts';
import { syllables } from './syllables.ts';
import { indexTerms, queryTerms } from './terms.ts';

const piece = fc.constantFrom(
  ...[
    'Quyết định',
    'số',
    '155/QĐ-UBND',
    'ngày 05 tháng 6 năm 2025',
    'TP.',
    'Ủy ban',
    'hoà giải',
    'thuý',
    '1.001193',
  ],
  ...[
    'CMND 012345678',
    '0970 9012 3456',
    'H26.1-250606-0001',
    'Điều 1.',
    'tháng năm',
    'đuợc',
    'nhan dân',
    'kỹ',
    'Đ',
  ],
  ...['năm hai nghìn không trăm linh năm', '1e5', 'khoẻ', 'quyeets', '127-KL/TW', 'HĐND', 'ă', 'ự'],
);
const gap = fc.constantFrom(' ', '. ', '\n', '\n\n', ', ', '; ', ' - ', '/');
const text = fc.oneof(
  fc.array(fc.tuple(piece, gap), { maxLength: 12 }).map((parts) => parts.flat().join('')),
  fc.string({ unit: 'grapheme' }),
);

type Spans = readonly { readonly start: number; readonly end: number }[];

/** What a finder finds, with the found stretches of text in place of offsets. */
const found = (written: string, spans: Spans): unknown[] =>
  spans.map(({ start, end, ...rest }) => ({ ...rest, written: written.slice(start, end).normalize('NFC') }));

const all = new Map(spellingTerms('quyeets đuợc nhan dân').map((term) => [term, 1]));

const readings: Readonly<Record<string, (written: string) => unknown>> = {
  fold,
  toIndexForm,
  syllables: (written) => syllables(written).map((syllable) => syllable.text),
  indexTerms,
  queryTerms,
  sentences: (written) => found(written, sentences(written)),
  findDates: (written) => found(written, findDates(written)),
  findDocumentNumbers: (written) => found(written, findDocumentNumbers(written)),
  parseDocumentNumber,
  documentNumberKeys,
  documentTypeOfName: (written) => documentTypeOfName(written)?.name,
  findIdentifiers: (written) => findIdentifiers(written).map(({ kind, key }) => [kind, key]),
  expandAbbreviations: (written) => expandAbbreviations(written),
  wordsOf: (written) => wordsOf(syllables(written).map((syllable) => syllable.text)),
  bestSpelling: (written) => bestSpelling(written, all)?.text,
  candidateSpellings: (written) => candidateSpellings(written),
};

test.each(Object.entries(readings))('%s reads decomposed text as it reads composed text', (_, read) => {
  fc.assert(
    fc.property(text, (written) => {
      expect(read(written.normalize('NFD'))).toEqual(read(written.normalize('NFC')));
    }),
  );
});

const toneStyles = [
  ['hoà giải', 'hòa giải'],
  ['uỷ ban', 'ủy ban'],
  ['khoẻ mạnh', 'khỏe mạnh'],
  ['thuý kiều', 'thúy kiều'],
  ['toà án', 'tòa án'],
] as const;

test.each(toneStyles)('%s and %s are one', (old, present) => {
  for (const name of [
    'syllables',
    'indexTerms',
    'queryTerms',
    'expandAbbreviations',
    'wordsOf',
    'candidateSpellings',
  ]) {
    expect(readings[name]?.(old)).toEqual(readings[name]?.(present));
  }
  expect(bestSpelling(old, all)).toBeUndefined();
});

test('every term of the index can be asked for by one syllable or two neighbours of the text', () => {
  fc.assert(
    fc.property(text, (written) => {
      const places = syllables(written);
      const queries = places.flatMap(({ start, end }, at) => [
        written.slice(start, end),
        written.slice(places[at - 1]?.start ?? start, end),
      ]);
      const asked = new Set(queries.flatMap((query) => queryTerms(query).map(({ term }) => term)));
      for (const term of indexTerms(written).split(' ')) if (term !== '') expect(asked).toContain(term);
    }),
  );
});
