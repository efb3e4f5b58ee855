import { expect, test } from 'vitest';
import { StoreError } from '@tangthu/db/store';
import { obstacleOf, patiently } from './patience.ts';

const coded = (code: string, message = 'fault'): Error => Object.assign(new Error(message), { code });

test('tells what will pass from what is a fault of the work', () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '08006', '40P01', '53300']) {
    expect(obstacleOf(coded(code)), code).toBe('store');
  }
  for (const code of ['ENOSPC', 'EDQUOT', 'EFBIG', '53100'])
    expect(obstacleOf(coded(code)), code).toBe('room');
  expect(obstacleOf(new Error('Connection terminated unexpectedly'))).toBe('store');
  expect(obstacleOf(new StoreError('No answer.', { cause: coded('ECONNREFUSED') }))).toBe('store');
  expect(obstacleOf(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')]))).toBe('store');
  for (const code of ['23505', '42P01', 'ENOENT', 'EACCES'])
    expect(obstacleOf(coded(code)), code).toBeUndefined();
  expect(obstacleOf('not an error')).toBeUndefined();
});

test('waits while something stands in the way, says so, and goes on', async () => {
  const heard: string[] = [];
  let tries = 0;
  const result = await patiently(
    { onWait: (obstacle) => void heard.push(obstacle), onGoOn: () => void heard.push('on') },
    () => (++tries < 3 ? Promise.reject(coded('ENOSPC')) : Promise.resolve('done')),
  );
  expect(result).toBe('done');
  expect(heard).toEqual(['room', 'room', 'on']);
});

test('a fault of the work is thrown at once, and a stop ends the waiting', async () => {
  await expect(patiently({}, () => Promise.reject(coded('23505')))).rejects.toThrow('fault');
  const stop = new AbortController();
  const waiting = patiently({ signal: stop.signal, onWait: () => stop.abort() }, () =>
    Promise.reject(coded('ECONNREFUSED', 'gone')),
  );
  await expect(waiting).rejects.toThrow('gone');
});
