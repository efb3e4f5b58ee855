import { expect, test } from 'vitest';
import { isFromThisPortal } from './same-origin.ts';

const sent = (headers: Record<string, string>) => isFromThisPortal(new Headers(headers));

test('a form of the portal passes whatever the scheme', () => {
  expect(sent({ host: 'portal.local:3000', origin: 'http://portal.local:3000' })).toBe(true);
  expect(sent({ host: 'portal.local', origin: 'https://portal.local' })).toBe(true);
  expect(sent({ host: 'portal.local', 'sec-fetch-site': 'same-origin' })).toBe(true);
});

test('a form of another site, or of no known site, does not', () => {
  expect(sent({ host: 'portal.local', origin: 'https://elsewhere.example' })).toBe(false);
  expect(sent({ host: 'portal.local', origin: 'null' })).toBe(false);
  expect(sent({ host: 'portal.local', 'sec-fetch-site': 'cross-site', origin: 'https://portal.local' })).toBe(
    false,
  );
  expect(sent({ host: 'portal.local', 'sec-fetch-site': 'same-site' })).toBe(false);
  expect(sent({ host: 'portal.local' })).toBe(false);
});
