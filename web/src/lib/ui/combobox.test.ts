import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { restMs, suggestionAfter, SuggestionAsker, type Suggestion } from './combobox.ts';

const one = (text: string): Suggestion => ({ key: text, text });

test('the arrows go through the suggestions and back to the field', () => {
  expect([-1, 0, 1].map((active) => suggestionAfter('ArrowDown', active, 2))).toEqual([0, 1, -1]);
  expect([-1, 0, 1].map((active) => suggestionAfter('ArrowUp', active, 2))).toEqual([1, -1, 0]);
  expect(suggestionAfter('ArrowDown', -1, 0)).toBe(-1);
  expect(suggestionAfter('a', 0, 2)).toBeUndefined();
});

test('only the last of quick keystrokes is asked about', async () => {
  const asked: string[] = [];
  const shown: (readonly Suggestion[])[] = [];
  const asker = new SuggestionAsker(
    (typed) => {
      asked.push(typed);
      return Promise.resolve([one(typed)]);
    },
    (items) => shown.push(items),
  );
  for (const typed of ['q', 'qu', 'quy']) asker.typed(typed);
  await wait(restMs * 2);
  expect(asked).toEqual(['quy']);
  expect(shown).toEqual([[one('quy')]]);
});

test('a late answer to an older question is not shown, and its request is ended', async () => {
  const shown: (readonly Suggestion[])[] = [];
  let slow: ((items: readonly Suggestion[]) => void) | undefined;
  let ended: AbortSignal | undefined;
  const asker = new SuggestionAsker(
    (typed, signal) => {
      if (typed === 'new') return Promise.resolve([one('new')]);
      ended = signal;
      return new Promise<readonly Suggestion[]>((resolve) => (slow = resolve));
    },
    (items) => shown.push(items),
  );
  asker.typed('old');
  await wait(restMs * 2);
  asker.typed('new');
  await wait(restMs * 2);
  slow?.([one('old')]);
  await wait(0);
  expect(ended?.aborted).toBe(true);
  expect(shown).toEqual([[one('new')]]);
});

test('a question that fails leaves the field without suggestions', async () => {
  const shown: (readonly Suggestion[])[] = [];
  const asker = new SuggestionAsker<Suggestion>(
    () => Promise.reject(new Error('the network is off')),
    (items) => shown.push(items),
  );
  asker.typed('q');
  await wait(restMs * 2);
  expect(shown).toEqual([[]]);
});
