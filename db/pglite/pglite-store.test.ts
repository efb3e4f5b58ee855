import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../migrate.ts';
import { asPortal } from '../portal.ts';
import { StoreError } from '../store.ts';
import { asWriter } from '../writer.ts';
import { openPglite } from './pglite-store.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tangthu-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const addAgency = (code: string): string =>
  `insert into agency (code, bloc, level) values ('${code}', 'party', 'city')`;

test('a second opening of the same folder is refused in plain words, and the first goes on', async () => {
  const first = await openPglite(folder);
  await migrate(first);
  await expect(openPglite(folder)).rejects.toThrow(StoreError);
  await expect(openPglite(folder)).rejects.toThrow(/in use by another process/);
  await asWriter(first, (t) => t.query(addAgency('a')));
  await first.close();
  const second = await openPglite(folder);
  expect(await asPortal(second, (t) => t.query('select code from agency'))).toEqual([{ code: 'a' }]);
  await second.close();
});

test('what was committed survives a killed process, and its lock does not', async () => {
  const script = `
    const { openPglite } = await import('${new URL('./pglite-store.ts', import.meta.url).href}');
    const { migrate } = await import('${new URL('../migrate.ts', import.meta.url).href}');
    const { asWriter } = await import('${new URL('../writer.ts', import.meta.url).href}');
    const store = await openPglite(${JSON.stringify(folder)});
    await migrate(store);
    await asWriter(store, (t) => t.query(${JSON.stringify(addAgency('kept'))}));
    await asWriter(store, async (t) => {
      await t.query(${JSON.stringify(addAgency('half way'))});
      console.log('in the middle');
      await new Promise(() => setInterval(() => {}, 1000));
    });`;
  const process_ = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(process_.stdout, 'data');
  await expect(openPglite(folder)).rejects.toThrow(/in use/);
  process_.kill('SIGKILL');
  await once(process_, 'exit');
  const store = await openPglite(folder);
  expect(await asPortal(store, (t) => t.query('select code from agency'))).toEqual([{ code: 'kept' }]);
  await store.close();
});

test('a closed store refuses work instead of hanging', async () => {
  const store = await openPglite(folder);
  await store.close();
  await expect(asPortal(store, (t) => t.query('select 1'))).rejects.toThrow(/closed/);
});
