import { describeStores } from '@tangthu/db/testing/stores';
import { expect, test } from 'vitest';
import type { AnswerEvent } from '../answers/answer-view.ts';
import { makeClient, makePortalWorld } from '../testing/portal-world.ts';

const QUESTION = '/api/answers?q=' + encodeURIComponent('Kế hoạch số hóa tài liệu căn cứ quyết định nào?');

async function eventsOf(answer: Response): Promise<AnswerEvent[]> {
  const lines = (await answer.text()).split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as AnswerEvent);
}

describeStores('the surface of answers', (open) => {
  test('streams to who is signed in, says under which rules, and is written down with the question as asked', async () => {
    const world = await makePortalWorld(await open());
    try {
      const stranger = await world.get(QUESTION);
      expect(stranger.status).toBe(401);
      expect(await stranger.text()).not.toContain('started');

      const answer = await world.get(QUESTION, 'an');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
      expect(answer.headers.get('x-accel-buffering')).toBe('no');
      expect(answer.headers.get('cache-control')).toContain('no-store');
      expect(Number(answer.headers.get('x-rules-version'))).toBeGreaterThan(0);
      const events = await eventsOf(answer);
      expect(events[0]?.event).toBe('started');
      expect(events.at(-1)?.event).toBe('done');
      expect(JSON.stringify(events)).not.toContain(world.documents.foreign);

      const written = (await world.auditEvents()).filter(({ action }) => action === 'answer');
      expect(written).toHaveLength(1);
      expect(written[0]).toMatchObject({
        outcome: 'allowed',
        details: { query: 'Kế hoạch số hóa tài liệu căn cứ quyết định nào?' },
      });
    } finally {
      await world.close();
    }
  });

  test('gives nothing to what is no question, and writes nothing down', async () => {
    const world = await makePortalWorld(await open());
    try {
      for (const query of ['', '155/KH-UBND', 'đất']) {
        const answer = await world.get(`/api/answers?q=${encodeURIComponent(query)}`, 'an');
        expect(await eventsOf(answer)).toEqual([{ event: 'no-question' }]);
      }
      expect((await world.get('/api/answers?q=a&from=never', 'an')).status).toBe(400);
      expect((await world.auditEvents()).filter(({ action }) => action === 'answer')).toEqual([]);
    } finally {
      await world.close();
    }
  });

  test('ends a broken answer with a plain event, and tells nothing of the fault', async () => {
    const world = await makePortalWorld(await open());
    const client = makeClient({
      ...world.services,
      answer: async function* () {
        yield { event: 'fell-back', why: 'broken' };
        await Promise.reject(new Error('the secret of the fault'));
      },
    });
    try {
      const text = await (await client.get(QUESTION, 'an')).text();
      expect(text.trim().split('\n').at(-1)).toBe('{"event":"failed"}');
      expect(text).not.toContain('secret');
    } finally {
      await world.close();
    }
  });
});
