import { expect, test } from 'vitest';
import { storeKinds } from '@tangthu/db/testing/store-kinds';
import { makeChaos } from './testing/chaos.ts';

/** A server that is killed and started again must be our own, and only root can make one. */
const noServer = !storeKinds().includes('postgres') || process.getuid?.() !== 0;

test.skipIf(noServer)(
  'workers killed, the database killed and a disk full: at the end every file is in exactly once',
  async () => {
    const report = await makeChaos({ workers: 3, files: 40, kills: 5, restarts: 1, fullDisks: 1, seed: 3 });
    expect(report.faults).toEqual([]);
    expect(report).toMatchObject({ kills: 5, restarts: 1, fullDisks: 1 });
    expect(report.written).toMatch(
      /The disk of the originals \(.+\) is full\. Make room; the work goes on by itself\./,
    );
    expect(report.written).toMatch(/The database does not answer/);
    expect(report.written).toContain('is finished.');
    expect(report.written).not.toContain('ended by itself');
  },
  240_000,
);
