import { expect, test } from 'vitest';
import type { ReviewItem } from '@tangthu/server/archive/review-view';
import { choicesOf, compared, valueToEdit } from './review-choices.ts';

const item: ReviewItem = {
  id: 'i',
  kind: 'differs',
  field: 'subject',
  editable: true,
  page: 1,
  value: 'một',
  word: 0,
  sidecarValue: 'hai',
  confidence: 0.5,
  current: 'ba',
  report: null,
  decision: null,
};

test('an open item takes the value of the page, of the list, an own one, or none', () => {
  expect(choicesOf(item)).toEqual({
    accept: { choice: 'page', value: 'một' },
    sidecar: { choice: 'sidecar', value: 'hai' },
    edit: true,
    dismiss: { choice: 'dismissed' },
    needsReason: false,
  });
  expect(choicesOf({ ...item, value: null, sidecarValue: null })).toEqual({
    accept: { choice: 'page', value: null },
    edit: true,
    dismiss: { choice: 'dismissed' },
    needsReason: false,
  });
});

test('an item without a field is acknowledged, and a decided one has no choices', () => {
  expect(choicesOf({ ...item, editable: false })).toEqual({
    accept: { choice: 'seen' },
    edit: false,
    dismiss: { choice: 'dismissed' },
    needsReason: false,
  });
  const decision = { by: 'An', at: '', state: 'settled', value: null, reason: null } as const;
  expect(choicesOf({ ...item, decision })).toEqual({ edit: false });
});

test('an edit begins with what is nearest to the page', () => {
  expect(valueToEdit(item)).toBe('một');
  expect(valueToEdit({ ...item, value: null })).toBe('hai');
  expect(valueToEdit({ ...item, value: null, sidecarValue: null })).toBe('ba');
  expect(valueToEdit({ ...item, value: null, sidecarValue: null, current: null })).toBe('');
  expect(valueToEdit({ ...item, field: 'issuedDate', value: '2025-06-05' })).toBe('05/06/2025');
});

test('words that the other value lacks are told apart, and nothing of the value is lost', () => {
  expect(compared('về việc thu hồi đất', 'về việc thu giữ đất')).toEqual([
    { text: 'về việc thu ', differs: false },
    { text: 'hồi ', differs: true },
    { text: 'đất', differs: false },
  ]);
  expect(compared('155/KH-UBND', '156/KH-UBND')).toEqual([{ text: '155/KH-UBND', differs: true }]);
  for (const other of ['', 'x y z', 'a b', null]) {
    expect(
      compared('a b  c', other)
        .map(({ text }) => text)
        .join(''),
    ).toBe('a b  c');
  }
});

test('what a reader reported is declined only with a reason', () => {
  const report = { by: 'An', at: '2026-11-22T00:00:00Z', remark: null };
  expect(choicesOf({ ...item, kind: 'reported', report }).needsReason).toBe(true);
});
