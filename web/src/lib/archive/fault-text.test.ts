import { expect, test } from 'vitest';
import { translatorFor } from '#lib/i18n/translator.ts';
import { kindOfFault, lineFault } from './fault-text.ts';

const vietnamese = { t: await translatorFor('vi'), language: 'vi' } as const;
const english = { t: await translatorFor('en'), language: 'en' } as const;

test('a fault of the ledger is said in the reader’s language, with its facts', () => {
  const line = { reason: 'The PDF has 6000 pages.', fault: { kind: 'too-long', pages: 6000 } };
  expect(lineFault(line, vietnamese)).toEqual({
    text: 'PDF có 6000 trang, quá dài cho một tệp: hãy chia nhỏ.',
    lang: 'vi',
  });
  expect(lineFault(line, english)?.text).toContain('6000 pages');
});

test('lines of older versions, and kinds that are not known yet, are said as they were written', () => {
  const old = { text: 'It broke.', lang: 'en' };
  expect(lineFault({ reason: 'It broke.', fault: null }, vietnamese)).toEqual(old);
  expect(lineFault({ reason: 'It broke.', fault: { kind: 'toString' } }, vietnamese)).toEqual(old);
  expect(lineFault({ reason: null, fault: null }, vietnamese)).toBeUndefined();
});

test('faults of one kind leave out what differs from file to file', () => {
  const { text } = kindOfFault({ kind: 'gave-up', reason: 'Set aside after 5 attempts' }, vietnamese);
  expect(text).toContain('sau … lần');
  expect(kindOfFault({ kind: null, reason: 'It broke.' }, vietnamese).lang).toBe('en');
});
