import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findIdentifiers } from './identifiers.ts';

const keys = (text: string): string[] => findIdentifiers(text).map(({ kind, key }) => `${kind} ${key}`);

test.each([
  ['1.001193', 'procedure 1.001193'],
  ['thủ tục 1 001193', 'procedure 1.001193'],
  ['1.OO1193', 'procedure 1.001193'],
  ['1.001l93', 'procedure 1.001193'],
  ['1.011442.000.00.00.H38', 'procedure 1.011442.000.00.00.H38'],
  ['1.011442.000.00.00.h38.', 'procedure 1.011442.000.00.00.H38'],
  ['2.000889.000.00.00.H26.01', 'procedure 2.000889.000.00.00.H26.01'],
  ['000.00.00.H26-250606-0001', 'procedure-file 000.00.00.H26-250606-0001'],
  ['000.00.00.h26 – 250606 – 0001', 'procedure-file 000.00.00.H26-250606-0001'],
  ['OOO.00.0O.H26-25O606-000l', 'procedure-file 000.00.00.H26-250606-0001'],
  ['000 00 00 H26-250606-0001', 'procedure-file 000.00.00.H26-250606-0001'],
  ['H26.1-250606-0001', 'procedure-file H26.1-250606-0001'],
  ['G22.99.2-240131-00015', 'procedure-file G22.99.2-240131-00015'],
  ['097090123456', 'citizen-number 097090123456'],
  ['0970 9012 3456', 'citizen-number 097090123456'],
  ['097.090.123.456', 'citizen-number 097090123456'],
  ['CCCD số O97O90l23456,', 'citizen-number 097090123456'],
  ['CMND số: 012345678', 'old-id-number 012345678'],
  ['Giấy chứng minh nhân dân số 012 345 678', 'old-id-number 012345678'],
])('%s', (text, key) => {
  expect(keys(text)).toEqual([key]);
  expect(keys(`Kính gửi: ${text.toLowerCase()}`)).toEqual([key]);
});

test.each([
  'số tiền 123.456.789.000 đồng',
  'số tiền 1.000.000 đồng, 012345678',
  'điện thoại 0912345678',
  'Điều 1. 155/QĐ-UBND ngày 05/6/2025',
  'H26-259906-0001',
  '1234567890123',
  'mã 12.001193',
  'Olll OOOO llll',
  '',
])('no identifier: «%s»', (text) => expect(keys(text)).toEqual([]));

test('all of a text, in reading order, with their places, composed or not', () => {
  const text =
    'Hồ sơ H26.1-250606-0001 của ông Tèo (CCCD 0970 9012 3456), thủ tục 1.001193; CMND: 012345678.';
  for (const form of ['NFC', 'NFD'] as const) {
    const written = text.normalize(form);
    const found = findIdentifiers(written);
    expect(found.map((identifier) => identifier.text)).toEqual([
      'H26.1-250606-0001',
      '0970 9012 3456',
      '1.001193',
      '012345678',
    ]);
    for (const { text: inside, start, end } of found) expect(written.slice(start, end)).toBe(inside);
  }
});

test('a key is an identifier itself, and its own key', () => {
  const number = (length: number): fc.Arbitrary<string> =>
    fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: length, maxLength: length });
  const day = fc.constantFrom('250606', '241231', '990101');
  const office = fc.tuple(fc.constantFrom('000.00.00.', ''), fc.constantFrom('H', 'G'), number(2));
  const file = fc
    .tuple(office, day, number(4))
    .map(([code, date, serial]) => `${code.join('')}-${date}-${serial}`);
  const procedure = number(6).map((serial) => `1.${serial}`);
  const citizen = number(11).map((rest) => `0${rest}`);
  fc.assert(
    fc.property(fc.oneof(file, procedure, citizen), fc.boolean(), (identifier, misread) => {
      const written = misread ? identifier.replace(/(?<=\d)0(?=\d)/g, 'O').toLowerCase() : identifier;
      expect(findIdentifiers(written).map(({ key }) => key)).toEqual([identifier]);
    }),
  );
});

test('a long text without any takes no long time', () => {
  expect(findIdentifiers(`${'0 '.repeat(50_000)} ${'1.0'.repeat(50_000)} ${'O'.repeat(50_000)}`)).toEqual([]);
});
