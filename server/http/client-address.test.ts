import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { ClientAddresses } from './client-address.ts';

/** A request over a connection, as the server gets it. */
function request(remoteAddress: string, headers: Record<string, string> = {}): IncomingMessage {
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage;
}

const through = (forwarded: string): Record<string, string> => ({ 'x-forwarded-for': forwarded });

test('without proxies the connection counts, whatever the request says', () => {
  const addresses = new ClientAddresses();
  expect(addresses.of(request('203.0.113.9', through('198.51.100.1')))).toBe('203.0.113.9');
  expect(addresses.of(request('127.0.0.1', through('198.51.100.1')))).toBe('127.0.0.1');
  expect(addresses.of(request('::ffff:203.0.113.9'))).toBe('203.0.113.9');
});

test('behind a proxy counts what it added, not what came with the request', () => {
  const addresses = new ClientAddresses(1);
  expect(addresses.of(request('127.0.0.1', through('6.6.6.6, 198.51.100.1')))).toBe('198.51.100.1');
  expect(addresses.of(request('::ffff:10.0.0.2', through('2001:db8::1')))).toBe('2001:db8::1');
  expect(new ClientAddresses(2).of(request('10.0.0.2', through('6.6.6.6, 198.51.100.1, 10.0.0.9')))).toBe(
    '198.51.100.1',
  );
});

test('who goes round the proxy forges nothing', () => {
  const addresses = new ClientAddresses(1);
  for (const outside of ['203.0.113.9', '2001:db8::66', '11.0.0.1', '172.32.0.1']) {
    expect(addresses.of(request(outside, through('198.51.100.1'))), outside).toBe(outside);
  }
});

test('a header that names no address, or is missing, leaves the connection’s', () => {
  const addresses = new ClientAddresses(1);
  for (const wrong of ['', 'unknown', "1.2.3.4'--", '999.1.1.1']) {
    expect(addresses.of(request('10.0.0.2', through(wrong))), wrong).toBe('10.0.0.2');
  }
  expect(addresses.of(request('10.0.0.2'))).toBe('10.0.0.2');
  expect(new ClientAddresses(3).of(request('10.0.0.2', through('1.2.3.4')))).toBe('10.0.0.2');
});

test('a page’s visitor is known to the API by a stamp that no other process and no outsider can make', () => {
  const addresses = new ClientAddresses();
  const page = request('203.0.113.9', { 'x-tangthu-client': 'forged by the visitor' });
  addresses.stamp(page);
  const stamp = String(page.headers['x-tangthu-client']);
  expect(addresses.of(request('127.0.0.1', { 'x-tangthu-client': stamp }))).toBe('203.0.113.9');
  expect(new ClientAddresses().of(request('127.0.0.1', { 'x-tangthu-client': stamp }))).toBe('127.0.0.1');
  const changed = stamp.replace('203.0.113.9', '203.0.113.8');
  expect(addresses.of(request('127.0.0.1', { 'x-tangthu-client': changed }))).toBe('127.0.0.1');
});
