import { describeStores } from '@tangthu/db/testing/stores';
import { expect, test } from 'vitest';
import { answerQuestion } from '../answers/answer-question.ts';
import type { AnswerEvent } from '../answers/answer-view.ts';
import { ChatModel } from '../answers/composed/chat-model.ts';
import { startChatServer } from '../testing/chat-server.ts';
import { makeClient, makePortalWorld } from '../testing/portal-world.ts';
import { fillArchive } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';

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

  test('streams what the agency’s chat model composed and the check let stand, and writes down that a model was asked', async () => {
    const store = await open();
    const world = await makePortalWorld(store);
    const chat = await startChatServer();
    const embeddings = new SyllableEmbeddings();
    const fee = 'Lệ phí cấp bản sao trích lục hộ tịch là 8.000 đồng một bản.';
    await fillArchive(store, embeddings, [
      { agency: 'A', subject: 'Về việc cấp bản sao trích lục hộ tịch', pages: [fee] },
    ]);
    const chatModel = await ChatModel.open({
      name: 'mo-hinh',
      kind: 'openai',
      url: chat.urls.openai,
      key: undefined,
      silenceMilliseconds: 5_000,
      wholeMilliseconds: 20_000,
      atOnce: 1,
    });
    const client = makeClient({
      ...world.services,
      answer: (reader, request, signal) =>
        answerQuestion({ store, embeddings, chatModel }, reader, request, signal),
    });
    try {
      chat.behave({ writes: `Lệ phí cấp bản sao trích lục hộ tịch là 9.000 đồng một bản. [1]\n${fee} [1]` });
      const question = `/api/answers?q=${encodeURIComponent('Lệ phí cấp bản sao trích lục hộ tịch là bao nhiêu?')}`;
      const events = await eventsOf(await client.get(question, 'an'));
      expect(events.map(({ event }) => event)).toEqual(['started', 'cut', 'sentence', 'done']);
      expect(events[0]).toMatchObject({ kind: 'composed' });
      expect(events[2]).toMatchObject({ sentence: { text: fee, citations: [{ quote: fee }] } });
      expect((await world.auditEvents()).at(-1)).toMatchObject({
        action: 'answer',
        details: { chatModel: true },
      });

      await client.get(question, 'binh').then(eventsOf);
      expect(chat.asked).toHaveLength(1);
    } finally {
      await Promise.all([chat.close(), world.close()]);
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
