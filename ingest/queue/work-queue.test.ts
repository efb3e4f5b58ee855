import { randomUUID } from 'node:crypto';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { expect, test } from 'vitest';
import { openWorkQueue } from './work-queue.ts';

describeStores('the queue', (open) => {
  test('a lane that another worker has closed holds nothing, and harms nobody who still knows it', async () => {
    const store = await open();
    const queue = await openWorkQueue(store);
    const lane = `${randomUUID()}.1`;
    await queue.openLane(lane);
    await asWriter(store, (writer) => queue.add(writer, lane, [randomUUID(), randomUUID()]));
    const [job] = await queue.take(lane, 1);
    if (!job) throw new Error('Nothing was taken.');
    await queue.closeLane(lane);
    expect(await queue.take(lane, 5)).toEqual([]);
    await queue.renew([job]);
    expect(await asWriter(store, (writer) => queue.complete(writer, job))).toBe(false);
    await queue.giveBack(job, 'It broke.');
    await queue.close();
  });
});
