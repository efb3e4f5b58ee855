import { expect, test } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey' | 'isComposing', boolean>> = {},
) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  isComposing: false,
  ...held,
});

test('keys lead where the map says', () => {
  expect(shortcutOf(press('/'), 'page')).toBe('search');
  expect(shortcutOf(press('n'), 'page')).toBe('nextHit');
  expect(shortcutOf(press('ArrowLeft'), 'page')).toBe('previousPage');
  expect(shortcutOf(press('q'), 'page')).toBeUndefined();
});

test('typing is never taken for a shortcut, nor is an accent being composed', () => {
  expect(shortcutOf(press('n'), 'field')).toBeUndefined();
  expect(shortcutOf(press('?'), 'dialog')).toBeUndefined();
  expect(shortcutOf(press('n', { isComposing: true }), 'page')).toBeUndefined();
});

test("the browser's own chords stay its own", () => {
  for (const held of ['ctrlKey', 'altKey', 'metaKey'] as const) {
    expect(shortcutOf(press('c', { [held]: true }), 'page')).toBeUndefined();
  }
});

test('on a link or button Enter is its own, and every other key still leads where the map says', () => {
  expect(shortcutOf(press('Enter'), 'control')).toBeUndefined();
  expect(shortcutOf(press('Enter'), 'page')).toBe('acceptPage');
  expect(shortcutOf(press('j'), 'control')).toBe('nextItem');
  expect(shortcutOf(press('d'), 'image')).toBe('dismissItem');
});

test('in the page image the arrows move the image, and n still steps to the next hit', () => {
  expect(shortcutOf(press('ArrowRight'), 'image')).toBeUndefined();
  expect(shortcutOf(press('n'), 'image')).toBe('nextHit');
});
