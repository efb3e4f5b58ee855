import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';
import { ExportFailedError } from './export-errors.ts';
import type { AskedExport } from './export-jobs.ts';
import { writeExport, type ExportProgress, type WrittenExport } from './write-export.ts';

const asked: AskedExport = {
  query: '*',
  filters: {},
  chosen: {},
  matching: { wordings: [], phrases: [], numbers: [], people: [], everything: true },
  order: '-date',
  columns: ['id'],
  link: '',
};

describeStores('writing an export', (open) => {
  let store: Store;
  let world: PortalWorld;
  let folder: string;
  let account: string;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
    folder = await mkdtemp(join(tmpdir(), 'tangthu-written-'));
    const [row] = await asPortal(store, (portal) =>
      portal.query<{ id: string }>(`select id from account where sign_in_name = 'an'`),
    );
    account = row?.id ?? '';
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    await world.close();
  });

  const write = (
    told: (progress: ExportProgress) => Promise<unknown> = () => Promise.resolve(),
    page = 10,
  ): Promise<WrittenExport> =>
    writeExport(
      store,
      { account, asked, format: 'jsonl', language: 'vi' },
      { file: join(folder, 'file'), rows: join(folder, 'rows') },
      { mostRows: 10, mostBytes: 100_000, page },
      async (progress) => {
        await told(progress);
      },
    );
  /** Changes something after all that matches was found, before any of it is read. */
  const meanwhile = (sql: string, values: unknown[] = []): Promise<WrittenExport> =>
    write(async ({ rows }) => rows === 0 && asOwner(store, (owner) => owner.query(sql, values)));

  test('page by page the file is the same, and is told of in order; whoever is told may end it between two pages', async () => {
    const told: number[] = [];
    const whole = await write();
    const parted = await write(({ rows }) => Promise.resolve(told.push(rows)), 1);
    expect([parted.rows, parted.hash, told]).toEqual([2, whole.hash, [0, 1, 2]]);
    const left = new Error('left');
    await expect(
      write(({ rows }) => (rows === 1 ? Promise.reject(left) : Promise.resolve()), 1),
    ).rejects.toBe(left);
  });

  test('a right that ends meanwhile ends the export, though what is left could be read', async () => {
    const narrower = `update membership set modes = '{01}' where account = $1`;
    await expect(meanwhile(narrower, [account])).rejects.toEqual(new ExportFailedError('rights-changed'));
    await asOwner(store, (owner) =>
      owner.query(`update membership set modes = '{01,02}' where account = $1`, [account]),
    );
  });

  test('rules that change for others only do not', async () => {
    const others = `update membership set modes = '{01}' where account <> $1`;
    expect(await meanwhile(others, [account])).toMatchObject({ rows: 2 });
  });

  test('a record that is moved or closed meanwhile ends it', async () => {
    const elsewhere = `update document set custodian = (select id from agency where code = 'B') where id = $1`;
    await expect(meanwhile(elsewhere, [world.documents.letter])).rejects.toEqual(
      new ExportFailedError('records-changed'),
    );
    expect(await write()).toMatchObject({ rows: 1 });
  });

  test('an account that is closed ends it', async () => {
    await expect(meanwhile('update account set disabled = true where id = $1', [account])).rejects.toEqual(
      new ExportFailedError('account-closed'),
    );
    await expect(write()).rejects.toEqual(new ExportFailedError('account-closed'));
  });
});
