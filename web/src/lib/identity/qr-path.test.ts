import { expect, test } from 'vitest';
import { qrPath } from './qr-path.ts';

test('a text is a square of dark squares with a margin of four', () => {
  const { size, path } = qrPath('otpauth://totp/T%C3%A0ng%20Th%C6%B0:mai?secret=ABC');
  const places = [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(
    ([, x, y]) => [Number(x), Number(y)] as const,
  );
  expect(places.length).toBeGreaterThan(200);
  expect(Math.min(...places.map(([x]) => x))).toBe(4);
  expect(Math.max(...places.map(([, y]) => y))).toBe(size - 5);
  // The finder in the corner: seven dark squares in a row.
  expect(places.filter(([x, y]) => y === 4 && x < 11)).toHaveLength(7);
});
