import { expect, test } from 'vitest';
import { rolesOf, type GroupMember } from './duplicate-roles.ts';

function member(document: string, changes: Partial<GroupMember> = {}): GroupMember {
  return {
    document,
    contentHash: document,
    draft: false,
    copyKind: null,
    pageCount: 3,
    unreadPages: 0,
    confidence: null,
    ...changes,
  };
}

test('the fullest and best read is the original, of equals the first', () => {
  expect([...rolesOf([member('b', { confidence: 0.8 }), member('c'), member('d')]).values()]).toEqual([
    'rescan',
    'original',
    'rescan',
  ]);
  expect(rolesOf([member('a', { unreadPages: 2 }), member('b', { pageCount: 2 })]).get('b')).toBe('original');
});

test('drafts, certified copies and the same bytes elsewhere have roles of their own', () => {
  const roles = rolesOf([
    member('a', { draft: true }),
    member('b'),
    member('c', { copyKind: 'SY', pageCount: 9 }),
    member('d', { contentHash: 'b' }),
  ]);
  expect(Object.fromEntries(roles)).toEqual({ a: 'draft', b: 'signed', c: 'copy', d: 'same-file' });
});

test('nothing is told of members that are not given', () => {
  expect([...rolesOf([member('d', { contentHash: 'b' }), member('a', { copyKind: 'SL' })]).values()]).toEqual(
    ['original', 'copy'],
  );
  expect(rolesOf([]).size).toBe(0);
});
