import { expect, test } from 'vitest';
import type { LedgerItem } from './ledger.ts';
import { summarise } from './summary.ts';

const items: LedgerItem[] = [
  { path: 'a.pdf', custodian: 1, outcome: 'stored', pages: 10, pagesNeedingOcr: 2 },
  { path: 'b.pdf', custodian: 1, outcome: 'refused', reason: 'The file is empty.' },
  { path: 'c.pdf', custodian: 1, outcome: 'already-stored', pages: 5 },
];

test('the summary counts outcomes and pages, and names every file that needs a person', () => {
  const text = summarise(items, 2);
  expect(text).toContain('3 files: 1 stored, 1 stored before, 1 refused.');
  expect(text).toContain('10 pages in 2.0 s (5 pages/s); 2 of them need OCR.');
  expect(text).toContain('a.pdf: 2 of 10 pages need OCR.');
  expect(text).toContain('b.pdf: The file is empty.');
  expect(text).not.toContain('c.pdf');
});
