import { beforeAll, expect, test } from 'vitest';
import { archivistOf, asArchivist, type Archivist } from './archivist.ts';
import { asReader, readerOf } from './reader.ts';
import type { Store } from './store.ts';
import { describeStores } from './testing/stores.ts';
import { asOwner, asWriter } from './writer.ts';

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** What only archivists see. */
const ARCHIVE_TABLES = [
  'ingest_run',
  'ingest_item',
  'ingest_lane',
  'ingest_tally',
  'page_tally',
  'agency_priority',
  'promise',
  'arrival',
  'package',
  'package_file',
  'quarantine_item',
  'quarantine_decision',
  'fixity_check',
  'fixity_tally',
  'fixity_finding',
  'review_item',
  'correction',
];

describeStores('asArchivist', (open) => {
  let store: Store;
  let accounts: Record<string, string>;
  beforeAll(async () => {
    store = await open();
    accounts = await fill(store);
  });

  const archivist = async (name: string, day?: string): Promise<Archivist> => {
    const found = await archivistOf(store, accounts[name] ?? '', day);
    if (!found) throw new Error(`${name} keeps no archive`);
    return found;
  };
  const names = (who: Archivist, sql: string): Promise<string[]> =>
    asArchivist(store, who, async (t) =>
      (await t.query<{ name: string }>(sql)).map(({ name }) => name).sort(),
    );

  test('archivists and administrators keep an archive; officials, the disabled and strangers do not', async () => {
    expect(await archivistOf(store, accounts['official'] ?? '')).toBeUndefined();
    expect(await archivistOf(store, accounts['disabled'] ?? '')).toBeUndefined();
    expect(await archivistOf(store, NOBODY)).toBeUndefined();
    expect((await archivist('administrator')).archive).toHaveLength(1);
  });

  test('an archive comes with its predecessors from the day of the succession, and goes with the membership', async () => {
    expect((await archivist('archivist', '2025-06-30')).archive).toHaveLength(1);
    expect((await archivist('archivist', '2025-07-01')).archive).toHaveLength(2);
    expect(await archivistOf(store, accounts['former'] ?? '', '2025-01-01')).toBeUndefined();
    expect(await archivistOf(store, accounts['former'] ?? '', '2024-12-31')).toBeDefined();
  });

  test('the ledger, review and corrections show the archivist the own agencies and nothing else', async () => {
    const who = await archivist('archivist');
    expect(await names(who, 'select path as name from ingest_item')).toEqual(['new', 'old']);
    expect(await names(who, 'select source as name from ingest_run')).toEqual(['shared']);
    const administrator = await archivist('administrator');
    expect(await names(administrator, 'select path as name from ingest_item')).toEqual(['other', 'other']);
    expect(await names(administrator, 'select source as name from ingest_run order by 1')).toEqual([
      'foreign',
      'shared',
    ]);
    expect(await names(administrator, `select coalesce(value, '') as name from review_item`)).toEqual([
      'other',
    ]);
  });

  test('a review item of a record that the archivist may not read is hidden', async () => {
    expect(await names(await archivist('archivist'), 'select value as name from review_item')).toEqual([
      'new',
      'old',
    ]);
    const cleared = await archivist('cleared');
    expect(await names(cleared, 'select value as name from review_item')).toEqual(['new', 'old', 'old-02']);
  });

  test('without the context nothing is seen, and the context ends with its transaction', async () => {
    await names(await archivist('archivist'), 'select path as name from ingest_item');
    for (const table of [...ARCHIVE_TABLES, 'document', 'page']) {
      const rows = await store.transaction('tangthu_archivist', (bare) =>
        bare.query<{ n: number }>(`select count(*) n from ${table}`),
      );
      expect(rows, table).toEqual([{ n: 0 }]);
    }
  });

  test('a reader has no right to any of these tables, whatever the role', async () => {
    for (const name of ['official', 'archivist']) {
      const reader = await readerOf(store, accounts[name] ?? '');
      for (const table of ARCHIVE_TABLES) {
        await expect(
          asReader(store, reader, (t) => t.query(`select from ${table}`)),
          table,
        ).rejects.toThrow(/permission denied/);
      }
    }
  });

  test('an archivist corrects fields of the own documents only, and nothing but fields', async () => {
    const who = await archivist('archivist');
    const corrected = await asArchivist(store, who, (t) =>
      t.query<{ subject: string }>(`update document set subject = 'mới' returning original_name as subject`),
    );
    expect(corrected.map(({ subject }) => subject).sort()).toEqual(['new', 'old']);
    for (const sql of [
      `update document set custodian = 1`,
      `update document set mode = '01'`,
      `update page set custodian = 1`,
      `update page set number = 9`,
      `update chunk set document = id`,
      `update ingest_item set reason = ''`,
      `update correction set new_value = ''`,
      `update review_item set value = ''`,
      'delete from document',
      'delete from review_item',
      'delete from correction',
      'select * from account',
    ]) {
      await expect(
        asArchivist(store, who, (t) => t.query(sql)),
        sql,
      ).rejects.toThrow(/permission denied/);
    }
  });

  test('what an archivist may read but does not keep cannot be changed', async () => {
    const who = await archivist('reads-more');
    const seen = await names(who, 'select original_name as name from document');
    expect(seen).toEqual(['new', 'old', 'other']);
    const changed = await asArchivist(store, who, (t) =>
      t.query<{ name: string }>(`update document set place = 'x' returning original_name as name`),
    );
    expect(changed).toEqual([{ name: 'other' }]);
  });

  test('a run is steered by whoever keeps the archive of all its agencies, and never brought back once finished', async () => {
    const steer = (who: Archivist, source: string, change: string): Promise<{ source: string }[]> =>
      asArchivist(store, who, (t) =>
        t.query(`update ingest_run set ${change} where source = $1 returning source`, [source]),
      );
    const administrator = await archivist('administrator');
    expect(await steer(administrator, 'foreign', `state = 'paused', priority = 1`)).toHaveLength(1);
    expect(await steer(administrator, 'shared', `state = 'paused'`)).toEqual([]);
    expect(await steer(await archivist('archivist'), 'shared', `state = 'paused'`)).toEqual([]);
    await expect(steer(administrator, 'foreign', `state = 'finished'`)).rejects.toThrow(/row-level security/);
    await asOwner(store, (t) => t.query(`update ingest_run set state = 'finished' where source = 'foreign'`));
    expect(await steer(administrator, 'foreign', `state = 'running'`)).toEqual([]);
  });

  test('decisions and corrections are made in the own name alone', async () => {
    const who = await archivist('archivist');
    const settleAs = (account: string): Promise<unknown> =>
      asArchivist(store, who, (t) =>
        t.query(`update review_item set state = 'settled', settled_by = $1, settled_at = now()`, [account]),
      );
    const correctAs = (account: string, document: string): Promise<unknown> =>
      asArchivist(store, who, (t) =>
        t.query(
          `insert into correction (document, custodian, mode, field, new_value, account)
           select id, custodian, mode, 'subject', 'mới', $1 from document where original_name = $2`,
          [account, document],
        ),
      );
    await expect(settleAs(accounts['administrator'] ?? '')).rejects.toThrow(/row-level security/);
    await settleAs(who.account);
    await expect(correctAs(accounts['administrator'] ?? '', 'old')).rejects.toThrow(/row-level security/);
    await correctAs(who.account, 'old');
    expect(await names(await archivist('administrator'), 'select field as name from correction')).toEqual([]);
  });

  test('the newest correction of a field is in force, and one that was taken back is not', async () => {
    const document = await asOwner(store, async (t) => {
      const [row] = await t.query<{ id: string }>(`select id from document where original_name = 'new'`);
      return row?.id ?? '';
    });
    const correct = async (value: string, undoes: string | null = null): Promise<string> => {
      const [row] = await asOwner(store, (t) =>
        t.query<{ id: string }>(
          `insert into correction (document, custodian, mode, field, new_value, undoes, account)
           select id, custodian, mode, 'subject', $2, $3, $4 from document where id = $1 returning id`,
          [document, value, undoes, accounts['archivist']],
        ),
      );
      return row?.id ?? '';
    };
    const inForce = (): Promise<{ value: string }[]> =>
      asWriter(store, (t) =>
        t.query('select value from correction_in_force where document = $1', [document]),
      );
    await correct('một');
    const second = await correct('hai');
    expect(await inForce()).toEqual([{ value: 'hai' }]);
    await correct('một', second);
    expect(await inForce()).toEqual([{ value: 'một' }]);
    await expect(correct('một', second)).rejects.toThrow(/unique/);
  });
});

/** Agencies old → new (since July 2025) and other, a document of each with its ledger line and review item, and accounts. */
async function fill(store: Store): Promise<Record<string, string>> {
  return asOwner(store, async (t) => {
    await t.script(`
      insert into agency (code, bloc, level) select code, 'government', 'commune' from unnest('{old,new,other}'::text[]) as c(code);
      insert into succession select o.id, n.id, 'merge', '2025-07-01', 'NQ 1' from agency o, agency n
        where o.code = 'old' and n.code = 'new';
      insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
        select a.id, mode, sha256(convert_to(name, 'UTF8')), name, 1, 1
        from (values ('old', '01', 'old'), ('old', '02', 'old-02'), ('new', '01', 'new'), ('other', '01', 'other'))
          as d(agency, mode, name) join agency a on a.code = d.agency;
      insert into review_item (document, custodian, mode, kind, field, value)
        select id, custodian, mode, 'doubtful', 'subject', original_name from document;
      insert into ingest_run (source) values ('shared'), ('foreign');
      insert into ingest_item (run, custodian, path, outcome)
        select r.id, a.id, a.code, 'stored' from ingest_run r, agency a where r.source = 'shared' and a.code in ('old', 'new');
      insert into ingest_item (run, custodian, path, outcome)
        select r.id, a.id, a.code, 'refused' from ingest_run r, agency a where r.source = 'foreign' and a.code = 'other';`);
    const accounts: Record<string, string> = {};
    for (const [name, agency, role, modes, until = null, disabled = false] of [
      ['archivist', 'new', 'archivist', ['01']],
      ['cleared', 'new', 'archivist', ['01', '02']],
      ['administrator', 'other', 'administrator', ['01']],
      ['official', 'new', 'official', ['01', '02']],
      ['former', 'new', 'archivist', ['01'], '2025-01-01'],
      ['disabled', 'new', 'archivist', ['01'], null, true],
      ['reads-more', 'other', 'archivist', ['01']],
    ] as const) {
      const [row] = await t.query<{ id: string }>(
        'insert into account (sign_in_name, display_name, disabled) values ($1, $1, $2) returning id',
        [name, disabled],
      );
      accounts[name] = row?.id ?? '';
      await t.query(
        `insert into membership (account, agency, role, modes, valid_to) select $1, id, $3, $4, $5 from agency where code = $2`,
        [row?.id, agency, role, modes, until],
      );
    }
    await t.query(
      `insert into membership (account, agency, role) select $1, id, 'official' from agency where code = 'new'`,
      [accounts['reads-more']],
    );
    await t.script(`insert into ingest_item (run, custodian, path, outcome)
      select r.id, a.id, a.code, 'stored' from ingest_run r, agency a where r.source = 'shared' and a.code = 'other'`);
    await t.script('insert into ingest_lane select distinct run, custodian from ingest_item');
    return accounts;
  });
}
