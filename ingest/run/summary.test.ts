import { expect, test } from 'vitest';
import { someDidNotGoIn, summarise } from './summary.ts';

test('the summary counts outcomes and pages, and names the files that need a person', () => {
  const empty = 'The file is empty.';
  const tally = {
    files: { stored: 1, refused: 2, 'already-stored': 1, 'set-aside': 1 },
    pages: 10,
    pagesNeedingOcr: 2,
    faults: [{ reason: empty, files: 2 }],
    notable: [
      { path: 'b.pdf', outcome: 'refused' as const, reason: empty, pages: 0, pagesNeedingOcr: 0 },
      { path: 'a.pdf', outcome: 'stored' as const, reason: null, pages: 10, pagesNeedingOcr: 2 },
    ],
  };
  const text = summarise(tally, { pages: 10, seconds: 2 });
  expect(text).toContain(
    '5 files: 1 stored, 1 stored before, 2 refused, 1 set aside after several attempts.',
  );
  expect(text).toContain('10 pages stored; 2 of them could not be read. 10 in 2.0 s (5 pages/s).');
  expect(text).toContain('2 × The file is empty.');
  expect(text).toContain('a.pdf: 2 of 10 pages could not be read.');
  expect(text).toContain('b.pdf: The file is empty.');
  expect(someDidNotGoIn(tally)).toBe(true);
  expect(someDidNotGoIn({ ...tally, files: { stored: 1 } })).toBe(false);
});
