import { beforeAll, expect, test } from 'vitest';
import { asReader, readerOf, type Reader } from './reader.ts';
import { asPortal } from './portal.ts';
import type { Store } from './store.ts';
import { asWriter } from './writer.ts';
import { readerOfAgencies } from './testing/reader-of-agencies.ts';
import { describeStores } from './testing/stores.ts';

describeStores('asReader', (open) => {
  let store: Store;
  let agencies: Record<string, number>;
  beforeAll(async () => {
    store = await open();
    agencies = await fill(store);
  });

  const readable = (reader: Reader): Promise<string[]> =>
    asReader(store, reader, async (records) =>
      (await records.query<{ number: string }>('select number from document order by number')).map(
        ({ number }) => number,
      ),
    );

  test('a member of a successor reads what its predecessors made, from the day of the succession', async () => {
    const account = await accountOf(store, 'merged');
    expect(await readable(await readerOf(store, account, '2025-06-30'))).toEqual(['merged-01']);
    expect(await readable(await readerOf(store, account, '2025-07-01'))).toEqual(['merged-01', 'old-01']);
  });

  test('a member of the predecessor does not read what the successor makes', async () => {
    expect(await readable(await readerOf(store, await accountOf(store, 'old')))).toEqual([
      'old-01',
      'old-02',
    ]);
  });

  test('a record under access mode 02 needs the clearance for it', async () => {
    expect(await readable(await readerOf(store, await accountOf(store, 'merged')))).not.toContain('old-02');
  });

  test('a stranger, a disabled account and an empty context see nothing, counts included', async () => {
    const stranger = '00000000-0000-7000-8000-000000000000';
    expect(await readable(await readerOf(store, stranger))).toEqual([]);
    expect(await readable(await readerOf(store, await accountOf(store, 'disabled')))).toEqual([]);
    const nobody = await readerOfAgencies(store, []);
    for (const table of ['fonds', 'file', 'document', 'page', 'chunk', 'link']) {
      const rows = await asReader(store, nobody, (records) =>
        records.query<{ n: number }>(`select count(*) n from ${table}`),
      );
      expect(rows, table).toEqual([{ n: 0 }]);
    }
  });

  test('the context ends with its transaction', async () => {
    await readerOf(store, await accountOf(store, 'merged')).then(readable);
    const left = await store.transaction('tangthu_reader', (bare) =>
      bare.query<{ n: number }>('select count(*) n from document'),
    );
    expect(left).toEqual([{ n: 0 }]);
  });

  test('a reader cannot write, and the portal has no right to any record table', async () => {
    const reader = await readerOf(store, await accountOf(store, 'merged'));
    await expect(
      asReader(store, reader, (t) => t.query(`update document set subject = 'x'`)),
    ).rejects.toThrow(/permission denied/);
    await expect(asReader(store, reader, (t) => t.query('select * from account'))).rejects.toThrow(
      /permission denied/,
    );
    for (const table of ['fonds', 'file', 'document', 'page', 'chunk', 'link', 'ingest_item']) {
      await expect(
        asPortal(store, (t) => t.query(`select * from ${table}`)),
        table,
      ).rejects.toThrow(/permission denied/);
    }
  });

  test('audit events can be added and neither read, changed nor removed by the portal', async () => {
    await asPortal(store, (t) =>
      t.query(`insert into audit_event (action, outcome) values ('search', 'allowed')`),
    );
    for (const sql of [
      'select * from audit_event',
      'update audit_event set action = $$x$$',
      'delete from audit_event',
    ]) {
      await expect(
        asPortal(store, (t) => t.query(sql)),
        sql,
      ).rejects.toThrow(/permission denied/);
    }
  });

  test('a secret record (mode 03) cannot be stored', async () => {
    await expect(addDocument(store, agencies['old'] ?? 0, '03')).rejects.toThrow(/check constraint/);
  });

  test('a transaction that throws leaves nothing behind', async () => {
    await expect(
      asWriter(store, async (t) => {
        await t.query(`insert into agency (code, bloc, level) values ('lost', 'party', 'city')`);
        throw new Error('stopped half way');
      }),
    ).rejects.toThrow('stopped half way');
    expect(await asPortal(store, (t) => t.query(`select from agency where code = 'lost'`))).toEqual([]);
  });
});

async function fill(store: Store): Promise<Record<string, number>> {
  const agencies: Record<string, number> = {};
  for (const code of ['old', 'merged', 'other']) {
    agencies[code] = await asWriter(store, async (t) => {
      const [row] = await t.query<{ id: number }>(
        `insert into agency (code, bloc, level) values ($1, 'government', 'commune') returning id`,
        [code],
      );
      return row?.id ?? 0;
    });
  }
  await asWriter(store, (t) =>
    t.query(`insert into succession values ($1, $2, 'merge', '2025-07-01', 'NQ 1')`, [
      agencies['old'],
      agencies['merged'],
    ]),
  );
  await addAccount(store, 'merged', agencies['merged'] ?? 0, ['01']);
  await addAccount(store, 'old', agencies['old'] ?? 0, ['01', '02']);
  await addAccount(store, 'disabled', agencies['merged'] ?? 0, ['01'], true);
  await addDocument(store, agencies['old'] ?? 0, '01', 'old-01');
  await addDocument(store, agencies['old'] ?? 0, '02', 'old-02');
  await addDocument(store, agencies['merged'] ?? 0, '01', 'merged-01');
  await addDocument(store, agencies['other'] ?? 0, '01', 'other-01');
  return agencies;
}

async function addAccount(
  store: Store,
  name: string,
  agency: number,
  modes: string[],
  disabled = false,
): Promise<void> {
  await asWriter(store, async (t) => {
    const [row] = await t.query<{ id: string }>(
      'insert into account (sign_in_name, display_name, disabled) values ($1, $1, $2) returning id',
      [name, disabled],
    );
    await t.query(`insert into membership (account, agency, role, modes) values ($1, $2, 'official', $3)`, [
      row?.id,
      agency,
      modes,
    ]);
  });
}

async function accountOf(store: Store, name: string): Promise<string> {
  const [row] = await asPortal(store, (t) =>
    t.query<{ id: string }>('select id from account where sign_in_name = $1', [name]),
  );
  return row?.id ?? '';
}

async function addDocument(store: Store, custodian: number, mode: string, number = 'x'): Promise<void> {
  await asWriter(store, (t) =>
    t.query(
      `insert into document (custodian, mode, content_hash, original_name, byte_size, page_count, number)
       values ($1, $2, sha256(convert_to($3, 'UTF8')), $3, 1, 1, $3)`,
      [custodian, mode, number],
    ),
  );
}
