import { expect, test } from 'vitest';
import { auditExportHref, auditHref, readAuditQuery } from './audit-link.ts';

const ID = '01a203dd-61eb-7c31-89bc-29ac29522626';

test('an address is read: empty fields and unknown outcomes are left out, a document’s address becomes its id', () => {
  const read = readAuditQuery(
    new URLSearchParams({
      person: ' mai ',
      action: '',
      outcome: 'x',
      record: `https://h/documents/${ID.toUpperCase()}?page=2`,
    }),
  );
  expect(read).toEqual({ person: 'mai', record: ID });
  expect(readAuditQuery(new URLSearchParams({ record: 'none', outcome: 'denied' }))).toEqual({
    outcome: 'denied',
  });
});

test('an address goes there and back, and the table is of all pages', () => {
  const query = { person: 'Trần & Mai', from: '2026-01-01', before: '7' };
  expect(readAuditQuery(new URL(auditHref(query), 'http://h').searchParams)).toEqual(query);
  expect(auditHref({})).toBe('/audit');
  expect(auditExportHref(query)).toBe('/api/audit/export?person=Tr%E1%BA%A7n+%26+Mai&from=2026-01-01');
});
