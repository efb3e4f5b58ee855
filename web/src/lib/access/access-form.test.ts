import { expect, test } from 'vitest';
import { endOfDay, queryOf, recipientOf, scopeOf } from './access-form.ts';

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
}

test('a day ends at midnight in Vietnam; no day and no such day give none', () => {
  expect(endOfDay('2026-11-22')).toBe('2026-11-22T16:59:59.000Z');
  expect(endOfDay('')).toBeUndefined();
  expect(endOfDay('2026-13-40')).toBeUndefined();
  expect(endOfDay('tomorrow')).toBeUndefined();
});

test('a grant goes to a person, or to an agency', () => {
  expect(recipientOf(form({ to: 'person', recipient: ' an ' }))).toEqual({ person: 'an' });
  expect(recipientOf(form({ to: 'agency', recipient: 'H97.41' }))).toEqual({ agency: 'H97.41' });
});

test('a scope is one document unless a file or a fonds is named', () => {
  expect(scopeOf(form({ scope: 'file:f-1' }))).toEqual({ kind: 'file', id: 'f-1' });
  expect(scopeOf(form({ scope: 'fonds:f-2' }))).toEqual({ kind: 'fonds', id: 'f-2' });
  expect(scopeOf(form({ scope: 'anything:x' }))).toEqual({ kind: 'document', id: 'x' });
});

test('what a query leaves empty does not narrow', () => {
  expect(queryOf(form({ types: ' QĐ, ,KH', words: '', issuedFrom: '2026-01-01' }))).toEqual({
    types: ['QĐ', 'KH'],
    issuedFrom: '2026-01-01',
  });
  expect(queryOf(form({}))).toEqual({});
});
