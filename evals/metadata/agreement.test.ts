import type { DocumentMetadata } from '@tangthu/ingest/understand/metadata';
import { expect, test } from 'vitest';
import { fieldReadings } from './agreement.ts';
import { realDocuments } from './expected.ts';

const NOTHING: DocumentMetadata = { recipients: [], draft: false, pageCount: 1, fields: {}, missing: {} };

function verdicts(...given: Parameters<typeof fieldReadings>): Record<string, string> {
  return Object.fromEntries(fieldReadings(...given).map(({ field, verdict }) => [field, verdict]));
}

test('numbers, dates and stamps are right to the letter, names and subjects by their letters', () => {
  const expected = {
    number: '12/QĐ-UBND',
    issuer: 'ỦY BAN NHÂN DÂN XÃ HÒA AN',
    subject: 'Về việc khen thưởng, kỷ luật',
  };
  const read = {
    ...NOTHING,
    documentNumber: '12/QD-UBND',
    issuer: 'Uỷ ban nhân dân xã Hoà An',
    subject: 'Về việc khen thưởng kỷ luật.',
  };
  expect(verdicts(expected, read)).toEqual({ number: 'wrong', issuer: 'right', subject: 'right' });
});

test('what is printed and not read is missed; what is read and not printed is invented', () => {
  expect(
    verdicts({ date: '2025-06-05' }, { ...NOTHING, secrecy: 'secret', subject: 'Đơn xin phép' }),
  ).toEqual({
    date: 'not-read',
    secrecy: 'invented',
  });
});

test('64 real documents were read by eye, each with its number, date, type, issuer, subject and signer', () => {
  const documents = realDocuments();
  expect(documents).toHaveLength(64);
  expect(new Set(documents.map(({ file }) => file)).size).toBe(64);
  for (const { file, number, date, type, subject, signer } of documents) {
    expect([number, type, subject, signer].every(Boolean), file).toBe(true);
    expect(date, file).toMatch(/^20\d\d-\d\d-\d\d$/);
  }
});
