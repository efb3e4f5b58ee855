import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { openStore } from '@tangthu/db/open';
import { asOwner } from '@tangthu/db/writer';
import { canKeep } from './kept-cluster.ts';
import { keptDatabase, type Addresses, type KeptDatabase } from './kept-database.ts';

const possible = canKeep() && process.env['TANGTHU_TEST_STORES'] !== 'pglite';
const suite = `try${process.pid}`;
const folders = new Set<string>();
const running: KeptDatabase[] = [];
let fillings = 0;

function note(line: string): void {
  const folder = /\/\S+/.exec(line)?.[0];
  if (folder) folders.add(folder);
}

async function rows(addresses: Addresses, sql: string): Promise<unknown[]> {
  const store = await openStore({ ...addresses, folder: '' });
  return asOwner(store, (owner) => owner.query(sql)).finally(() => store.close());
}

async function open(key: string): Promise<KeptDatabase> {
  const database = await keptDatabase(
    suite,
    key,
    async (addresses) => {
      await rows(addresses, `create table kept as select ${++fillings} as filling`);
    },
    note,
  );
  running.push(database);
  return database;
}

describe.skipIf(!possible)('a kept database', () => {
  afterEach(async () => {
    for (const database of running.splice(0)) await database.stop().catch(() => undefined);
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
    folders.clear();
  });

  test('is filled once, and found again after its server stopped', async () => {
    const first = await open('a');
    expect(await rows(first, 'select filling from kept')).toEqual([{ filling: fillings }]);
    await first.stop();
    const before = fillings;
    expect(await rows(await open('a'), 'select filling from kept')).toEqual([{ filling: before }]);
    expect(fillings).toBe(before);
  });

  test('is shared by two runs at once', async () => {
    const [first, second] = [await open('b'), await open('b')];
    expect(new URL(first.url).port).toBe(new URL(second.url).port);
  });

  test('is filled anew where its filling broke off', async () => {
    const broken = keptDatabase(suite, 'c', () => Promise.reject(new Error('no texts')), note);
    await expect(broken).rejects.toThrow('no texts');
    expect(await rows(await open('c'), 'select filling from kept')).toEqual([{ filling: fillings }]);
  });

  test('is not given out while another run fills it', async () => {
    await keptDatabase(
      suite,
      'd',
      async () => {
        await expect(open('d')).rejects.toThrow(/is filling the store/);
      },
      note,
    ).then((database) => running.push(database));
  });

  test('makes room for newer ones', async () => {
    for (const key of ['e1', 'e2', 'e3', 'e4']) await (await open(key)).stop();
    expect([...folders].map((folder) => existsSync(folder))).toEqual([false, true, true, true]);
  });
});
