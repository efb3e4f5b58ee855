import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { beforeAll, expect, test } from 'vitest';
import { openWorkQueue } from '../queue/work-queue.ts';
import { retrySetAside } from './retry.ts';
import { openRun, pauseRun, resumeRun, setPriority } from './runs.ts';
import { runText } from './status.ts';

describeStores('runs', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });

  test.each(['no-such-run', '', '00000000-0000-7000-8000-000000000000'])(
    'of a run that is not there («%s») every command says so',
    async (run) => {
      const queue = await openWorkQueue(store);
      try {
        for (const command of [pauseRun, resumeRun, runText])
          await expect(command(store, run)).rejects.toThrow(`There is no run ${run}.`);
        await expect(retrySetAside(store, queue, run)).rejects.toThrow(`There is no run ${run}.`);
        await expect(setPriority(store, run, 1)).rejects.toThrow('There is no unfinished run');
      } finally {
        await queue.close();
      }
    },
  );

  test('an id is known however its letters are written, and no state is entered twice', async () => {
    const run = await openRun(store, { source: 'here', root: '/here' });
    await pauseRun(store, run.toUpperCase());
    await expect(pauseRun(store, run)).rejects.toThrow('is paused already');
    await resumeRun(store, run);
    expect(await setPriority(store, run.toUpperCase(), 2)).toBe('run');
  });
});
