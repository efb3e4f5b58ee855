import { expect, test } from 'vitest';
import { exactMoment } from '../format/moments.ts';
import { translatorFor } from '../i18n/translator.ts';
import { actionName, askedShortly, whoActed } from './audit-words.ts';

const speech = { t: await translatorFor('vi'), language: 'vi' } as const;

test('moments are told to the second, on the clock of Vietnam', () => {
  expect(exactMoment('2026-01-01T20:00:05.123Z', 'vi')).toBe('03:00:05 02/01/2026');
  expect(exactMoment('2026-01-01T20:00:05.123Z', 'en')).toBe('2 Jan 2026, 03:00:05');
});

test('an action without words is shown by its code', () => {
  expect(actionName('search', speech)).toBe('Tìm kiếm');
  expect(actionName('new-thing', speech)).toBe('new-thing');
});

test('who acted is a person, a command, or a stranger', () => {
  expect(whoActed({ person: { name: 'Mai', signInName: 'm' }, command: null }, speech)).toBe('Mai');
  expect(whoActed({ person: null, command: 'npm run agencies' }, speech)).toBe('lệnh npm run agencies');
  expect(whoActed({ person: null, command: null }, speech)).toBe('người chưa đăng nhập');
});

test('what was asked is told in a few words', () => {
  expect(askedShortly({ details: { query: 'đất' }, target: null }, speech)).toBe('«đất»');
  expect(askedShortly({ details: { change: 'update' }, target: 'agency' }, speech)).toBe('Sửa cơ quan');
  expect(askedShortly({ details: {}, target: 'x' }, speech)).toBe('');
});
