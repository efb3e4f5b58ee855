import { expect, test } from 'vitest';
import { ShortcutBoard } from './shortcut-board.ts';

test('the newest handler answers until its page is left', () => {
  const board = new ShortcutBoard();
  const ran: string[] = [];
  board.use({ search: () => ran.push('layout') });
  const leave = board.use({ search: () => ran.push('page'), nextHit: () => ran.push('next') });
  expect(board.run('search')).toBe(true);
  expect(board.run('nextHit')).toBe(true);
  leave();
  expect(board.run('search')).toBe(true);
  expect(board.run('nextHit')).toBe(false);
  expect(ran).toEqual(['page', 'next', 'layout']);
});
