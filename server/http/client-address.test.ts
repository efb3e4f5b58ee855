import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { ClientAddresses } from './client-address.ts';

const request = (headers: Record<string, string>, remoteAddress = '127.0.0.1'): IncomingMessage =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

test('the address is the connection’s own, and no header of the visitor’s changes it', () => {
  const addresses = new ClientAddresses();
  expect(addresses.of(request({}, '203.0.113.9'))).toBe('203.0.113.9');
  for (const header of ['x-forwarded-for', 'x-real-ip', 'forwarded', 'x-tangthu-client']) {
    expect(addresses.of(request({ [header]: '198.51.100.1' }, '203.0.113.9')), header).toBe('203.0.113.9');
  }
});

test('a stamped page carries its visitor’s address to the API; a stamp that came along is replaced, and no other holds', () => {
  const addresses = new ClientAddresses();
  const page = request({ 'x-tangthu-client': '198.51.100.1 forged' }, '203.0.113.9');
  addresses.stamp(page);
  const stamp = String(page.headers['x-tangthu-client']);
  expect(addresses.of(request({ 'x-tangthu-client': stamp }))).toBe('203.0.113.9');
  const changed = stamp.replace('203.0.113.9', '198.51.100.1');
  expect(addresses.of(request({ 'x-tangthu-client': changed }))).toBe('127.0.0.1');
  expect(new ClientAddresses().of(request({ 'x-tangthu-client': stamp }))).toBe('127.0.0.1');
});

test('behind the operator’s proxies the address is what the outermost of them wrote', () => {
  const forwarded = { 'x-forwarded-for': '198.51.100.1, 203.0.113.9, 10.0.0.2' };
  expect(new ClientAddresses(1).of(request(forwarded))).toBe('10.0.0.2');
  expect(new ClientAddresses(2).of(request(forwarded))).toBe('203.0.113.9');
  expect(new ClientAddresses(9).of(request(forwarded))).toBe('127.0.0.1');
  expect(new ClientAddresses(1).of(request({ 'x-forwarded-for': 'no address' }))).toBe('127.0.0.1');
});
