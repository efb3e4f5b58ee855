import { expect, test } from 'vitest';
import { en } from './en.ts';
import { translatorFor } from './translator.ts';
import { vi } from './vi.ts';

test('each language speaks for itself, side by side', async () => {
  expect((await translatorFor('vi'))('search.submit')).toBe('Tìm');
  expect((await translatorFor('en'))('search.submit')).toBe('Search');
});

test('English has plurals, Vietnamese needs none', async () => {
  expect((await translatorFor('en'))('results.count', { count: 1 })).toBe('1 document');
  expect((await translatorFor('en'))('results.count', { count: 2 })).toBe('2 documents');
  expect((await translatorFor('vi'))('results.count', { count: 1 })).toBe('1 văn bản');
});

test('what a person typed is put in as it is: escaping is the job of the page', async () => {
  expect((await translatorFor('vi'))('results.none', { query: 'a & <b>' })).toContain('a & <b>');
});

test('every message takes the same values in both languages', () => {
  const values = (message: string) => [...new Set(message.match(/\{\{\w+\}\}/g))].sort();
  for (const key of Object.keys(vi) as (keyof typeof vi)[])
    expect([key, values(en[key])]).toEqual([key, values(vi[key])]);
});

test('no message is empty, and English is not left in Vietnamese', () => {
  for (const [key, message] of Object.entries(en)) {
    expect(message.trim(), key).not.toBe('');
    if (!/name|home|switch|cites/.test(key))
      expect(message.replaceAll('Tàng Thư', ''), key).not.toMatch(
        /[ăâêôơưđạảấầẩậắằặẻẽếềệỉịọỏốồộớờợụủứừựỳỵ]/i,
      );
  }
});
