import { expect, test } from 'vitest';
import { proofsOf, stateOf } from './account-state.ts';

test('being disabled is said before being of a demonstration', () => {
  expect(stateOf({ state: 'disabled', demonstration: true })).toBe('accounts.disabled');
  expect(stateOf({ state: 'idle', demonstration: false })).toBe('accounts.idle');
  expect(stateOf({ state: 'active', demonstration: true })).toBe('accounts.demonstration');
  expect(stateOf({ state: 'active', demonstration: false })).toBe('accounts.active');
});

test('a demonstration account has nothing to sign in with', () => {
  expect(proofsOf({ demonstration: true, hasPassword: false, hasFactor: false })).toEqual([]);
  expect(proofsOf({ demonstration: false, hasPassword: false, hasFactor: false })).toEqual([
    'accounts.withoutPassword',
    'accounts.withoutFactor',
  ]);
  expect(proofsOf({ demonstration: false, hasPassword: true, hasFactor: true })).toEqual([
    'accounts.withFactor',
  ]);
});
