import type { DocumentView } from '@tangthu/server/records/record-view';
import { expect, test } from 'vitest';
import { translatorFor } from '../i18n/translator.ts';
import { aboutFields } from './about-fields.ts';

const speech = { t: await translatorFor('en'), language: 'en' } as const;
const bare: DocumentView = {
  id: 'd1',
  personalNumbers: 'none',
  original: 'open',
  title: 'Tờ khai',
  type: null,
  documentNumber: null,
  issuedDate: null,
  issuer: null,
  custodian: { code: 'A', name: 'Sở Nội vụ' },
  custodianNames: { then: null, now: null },
  mode: '02',
  pageCount: 1,
  subject: null,
  number: null,
  symbol: null,
  place: null,
  signer: null,
  signingCapacity: null,
  status: 'unknown',
  fonds: null,
  file: null,
  originalName: 'a.pdf',
  contentHash: 'ab12',
  links: [],
  changes: [],
  versions: [],
  pages: [{ number: 1, width: 595, height: 842, needsOcr: false }],
};
const values = (document: DocumentView) =>
  Object.fromEntries(aboutFields(document, speech).map(({ name, value }) => [name, value]));

test('what is not known is left out, an unknown status too', () => {
  expect(Object.keys(values(bare))).toEqual([
    'Custodian',
    'Access mode',
    'Pages',
    'Original file',
    'SHA-256',
  ]);
});

test('codes are said in words', () => {
  const file = { code: 'H1', title: 'Hồ sơ', retention: '01' };
  expect(values({ ...bare, file, status: 'repealed', issuedDate: '2025-06-05' })).toMatchObject({
    Retention: 'Permanent',
    'Legal status': 'Repealed',
    'Date of issue': '5 June 2025',
    'Access mode': 'Conditional',
  });
});

test('the signer is shown with the capacity, never a capacity without a signer', () => {
  expect(values({ ...bare, signer: 'Lê An', signingCapacity: 'KT.' })['Signed by']).toBe('KT. Lê An');
  expect(values({ ...bare, signingCapacity: 'KT.' })).not.toHaveProperty('Signed by');
});

test('the custodian is shown under its name then and now', () => {
  const custodianNames = { then: 'Ban Tổ chức chính quyền', now: 'Sở Nội vụ tỉnh Mới' };
  expect(values({ ...bare, custodianNames })['Custodian']).toBe(
    'Sở Nội vụ (then: Ban Tổ chức chính quyền; now: Sở Nội vụ tỉnh Mới)',
  );
});
