import { expect, test } from 'vitest';
import { describeFailure, describeSilence, readFailure } from './failure.ts';

test("the API's own sentences and id are shown", async () => {
  const error = { message: 'Câu này.', messageEn: 'This sentence.', id: 'e-1' };
  expect(await readFailure(Response.json({ error }, { status: 500 }))).toEqual({ status: 500, ...error });
});

test('an answer that is no JSON, such as that of a proxy, becomes a plain sentence', async () => {
  const failure = await readFailure(new Response('<h1>Bad gateway</h1>', { status: 502 }));
  expect(failure.status).toBe(503);
  expect(failure.messageEn).toMatch(/does not answer/);
});

test('a body of another shape does not break the page', async () => {
  for (const body of [null, [], { error: 'no' }, { error: null }]) {
    expect((await readFailure(Response.json(body, { status: 404 }))).messageEn).toMatch(/no such page/);
  }
});

test('an internal message without an English one is never shown', () => {
  expect(describeFailure(500, { message: 'ECONNREFUSED 10.0.0.3' }).message).not.toContain('ECONNREFUSED');
});

test('silence is told apart: in the browser it is the network, on the server the search', () => {
  expect(describeSilence(true).messageEn).toMatch(/network of this machine/);
  expect(describeSilence(false).messageEn).toMatch(/search server/);
});
