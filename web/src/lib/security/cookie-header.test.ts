import { expect, test } from 'vitest';
import { withSetCookies } from './cookie-header.ts';

test('a cookie that is set takes the place of the old one, a deleted one goes, others stay', () => {
  const set = ['session=new; Max-Age=43200; Path=/; HttpOnly', 'departure=; Max-Age=0; Path=/'];
  expect(withSetCookies('theme=dark; session=old=; departure=x', set)).toBe('theme=dark; session=new');
  expect(withSetCookies('', set)).toBe('session=new');
  expect(withSetCookies('a=1=2; b=3', [])).toBe('a=1=2; b=3');
});
