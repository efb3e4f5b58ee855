import fc from 'fast-check';
import { expect, test } from 'vitest';
import { syllables } from './syllables.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...Array.from('aàáạâầeêếoôơờuưựyđĐ̣́nhgqt 1./-\n')) }),
);
const texts = (text: string): string[] => syllables(text).map((syllable) => syllable.text);

test('letters and digits make syllables; all else parts them', () => {
  expect(texts('Quyết định số 155/QĐ-UBND, 1.001193 (m2)')).toEqual([
    'quyết',
    'định',
    'số',
    '155',
    'qđ',
    'ubnd',
    '1',
    '001193',
    'm2',
  ]);
  expect(texts('Hoà bình; uỷ ban; NÐ')).toEqual(['hòa', 'bình', 'ủy', 'ban', 'nđ']);
  expect(texts('')).toEqual([]);
  expect(texts(' … ́ – ')).toEqual([]);
});

test('offsets point into the text as given, composed or not', () => {
  for (const form of ['NFC', 'NFD'] as const) {
    const text = 'Đất – quyết định'.normalize(form);
    expect(syllables(text).map(({ start, end }) => text.slice(start, end).normalize('NFC'))).toEqual([
      'Đất',
      'quyết',
      'định',
    ]);
  }
});

test('letters beyond the first plane are kept, pictures are not', () => {
  expect(texts('𡨸喃 🙂 chữ')).toEqual(['𡨸喃', 'chữ']);
});

test('any text: decomposed and composed input give the same syllables, in order, without overlap', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(texts(text.normalize('NFD'))).toEqual(texts(text.normalize('NFC')));
      let last = 0;
      for (const { text: form, start, end } of syllables(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(form).not.toBe('');
        expect(texts(form)).toEqual([form]);
        last = end;
      }
    }),
    { numRuns: 2000 },
  );
});

test('a very long run is one syllable', () => {
  expect(texts('a'.repeat(1_000_000))[0]).toHaveLength(1_000_000);
});
