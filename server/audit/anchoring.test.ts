import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AnchorFileError, readAnchors } from '@tangthu/db/audit/anchors';
import { describeStores } from '@tangthu/db/testing/stores';
import { pino } from 'pino';
import { anchorRegularly } from './anchoring.ts';
import { recordEvent } from './record-event.ts';

describeStores('anchoring', (open) => {
  test('the head is anchored at the start and at the end, counted denials before it, and a fault at the start is told', async () => {
    const store = await open();
    const folder = await mkdtemp(join(tmpdir(), 'tangthu-anchoring-'));
    const file = join(folder, 'anchors.jsonl');
    const log = pino({ level: 'silent' });
    const stop = await anchorRegularly(store, { file, minutes: 60 }, log);
    const atStart = await readAnchors(file);
    for (let n = 0; n < 8; n++) {
      await recordEvent(store, { account: null, action: 'access', outcome: 'denied', requestId: 'r' });
    }
    await stop();
    const [last] = (await readAnchors(file)).slice(-1);
    // Five one by one, three counted.
    expect(last?.id).toBe((atStart.at(-1)?.id ?? 0) + 6);
    expect((await readFile(file, 'utf8')).endsWith('\n')).toBe(true);
    await expect(anchorRegularly(store, { file: folder, minutes: 60 }, log)).rejects.toThrow(AnchorFileError);
    await rm(folder, { recursive: true });
  });
});
