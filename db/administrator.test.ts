import { beforeAll, expect, test } from 'vitest';
import { administratorOf, asAdministrator, type Administrator } from './administrator.ts';
import type { Store } from './store.ts';
import { describeStores } from './testing/stores.ts';
import { asOwner } from './writer.ts';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const RULE_TABLES = [
  'succession_part',
  'supervision',
  'membership',
  'account',
  'access_grant',
  'restriction',
];

describeStores('asAdministrator', (open) => {
  let store: Store;
  let world: { accounts: Record<string, string>; agencies: Record<string, number> };
  beforeAll(async () => {
    store = await open();
    world = await fill(store);
  });

  const administrator = async (name: string, day?: string): Promise<Administrator> => {
    const found = await administratorOf(store, world.accounts[name] ?? '', day);
    if (!found) throw new Error(`${name} administers nothing`);
    return found;
  };
  const agency = (code: string): number => world.agencies[code] ?? 0;
  const account = (name: string): string => world.accounts[name] ?? '';
  const change = async (
    who: string,
    sql: string,
    parameters: readonly unknown[] = [],
  ): Promise<readonly unknown[]> => {
    const acting = await administrator(who);
    return asAdministrator(store, acting, (t) => t.query(sql, parameters));
  };
  const administered = async (name: string, day?: string): Promise<string[]> => {
    const of = await administratorOf(store, account(name), day);
    return (of?.administered ?? []).map(
      (id) => Object.entries(world.agencies).find(([, known]) => known === id)?.[0] ?? '?',
    );
  };

  test('administrators act for their agency, its predecessors and those it looks down into, from the day on which each begins', async () => {
    expect(await administered('chief', '2025-06-30')).toEqual(['new']);
    expect(await administered('chief', '2025-07-01')).toEqual(['old', 'new']);
    expect(await administered('city', '2025-07-01')).toEqual(['old', 'new', 'city']);
    expect(await administered('city', '2030-01-01')).toEqual(['city']);
    expect(await administered('other')).toEqual(['other']);
    for (const name of ['official', 'archivist', 'disabled', 'former']) {
      expect(await administered(name), name).toEqual([]);
    }
    expect(await administratorOf(store, NOBODY)).toBeUndefined();
  });

  test('who has handed over the whole is administered by its successors alone', async () => {
    expect(await administered('old-chief', '2025-06-30')).toEqual(['old']);
    expect(await administered('old-chief', '2025-07-01')).toEqual([]);
  });

  test('without the context nothing of the rules is seen, and the context ends with its transaction', async () => {
    await change('chief', 'select from membership');
    for (const table of RULE_TABLES) {
      const rows = await store.transaction('tangthu_administrator', (bare) =>
        bare.query(`select count(*) as n from ${table}`),
      );
      expect(rows, table).toEqual([{ n: 0 }]);
    }
    await expect(
      store.transaction('tangthu_administrator', (bare) =>
        bare.query(`select make_agency('x', 'mass', 'commune', null)`),
      ),
    ).rejects.toThrow(/Only an administrator/);
  });

  test('readers and archivists have no right to the rules', async () => {
    for (const role of ['tangthu_reader', 'tangthu_archivist'] as const) {
      for (const table of RULE_TABLES.filter((name) => name !== 'account' || role === 'tangthu_reader')) {
        await expect(
          store.transaction(role, (t) => t.query(`select from ${table}`)),
          `${role} ${table}`,
        ).rejects.toThrow(/permission denied/);
      }
    }
  });

  test('memberships and people are those of the administered agencies', async () => {
    const people = await change('chief', 'select sign_in_name as name from account order by 1');
    expect(people).toEqual(
      ['archivist', 'chief', 'disabled', 'former', 'official', 'old-chief'].map((name) => ({ name })),
    );
    expect(await change('other', 'select from membership')).toHaveLength(1);
  });

  test('an administrator gives rights in the administered agencies, and none to himself', async () => {
    const give = 'insert into membership (account, agency, role) values ($1, $2, $3)';
    await change('chief', give, [account('other'), agency('new'), 'official']);
    await expect(change('chief', give, [account('official'), agency('other'), 'official'])).rejects.toThrow(
      /row-level security/,
    );
    await expect(change('chief', give, [account('chief'), agency('old'), 'official'])).rejects.toThrow(
      /row-level security/,
    );
    const raise = `update membership set modes = '{01,02}' where account = $1 returning 1`;
    expect(await change('chief', raise, [account('chief')])).toEqual([]);
    expect(await change('city', raise, [account('chief')])).toHaveLength(1);
    await expect(
      change('chief', 'update membership set agency = $1 where account = $2', [
        agency('city'),
        account('official'),
      ]),
    ).rejects.toThrow(/row-level security/);
  });

  test('grants and restrictions are of the administered agencies, in the own name, and only ever revoked', async () => {
    const grant = `insert into access_grant (to_account, authority, query, purpose, legal_basis, valid_to, granted_by)
       values ($1, $2, '{}', 'p', 'l', now() + interval '1 day', $3)`;
    const chief = account('chief');
    await change('chief', grant, [account('other'), agency('old'), chief]);
    for (const [to, authority, by] of [
      [account('other'), agency('other'), chief],
      [account('other'), agency('new'), account('city')],
      [chief, agency('new'), chief],
    ]) {
      await expect(change('chief', grant, [to, authority, by])).rejects.toThrow(/row-level security/);
    }
    await expect(change('chief', `update access_grant set valid_to = 'infinity'`)).rejects.toThrow(
      /permission denied/,
    );
    await expect(change('chief', 'delete from access_grant')).rejects.toThrow(/permission denied/);
    const revoke = 'update access_grant set revoked_by = $1, revoked_at = now() returning 1';
    expect(await change('other', revoke, [account('other')])).toEqual([]);
    await expect(change('chief', revoke, [account('city')])).rejects.toThrow(/row-level security/);
    expect(await change('chief', revoke, [chief])).toHaveLength(1);
    expect(await change('chief', revoke, [chief])).toEqual([]);
  });

  test('who follows or looks into whom is decided where both are administered, and seen by either side', async () => {
    const succeed = `insert into succession (predecessor, successor, kind, effective, legal_basis) values ($1, $2, 'merge', '2031-01-01', 'NQ')`;
    const supervise = `insert into supervision (supervisor, supervised, valid_from, legal_basis) values ($1, $2, '2025-01-01', 'QĐ')`;
    for (const [one, two] of [
      ['other', 'new'],
      ['new', 'other'],
      ['new', 'city'],
    ] as const) {
      for (const sql of [succeed, supervise]) {
        await expect(change('chief', sql, [agency(one), agency(two)])).rejects.toThrow(/row-level security/);
      }
    }
    await change('city', succeed, [agency('new'), agency('city')]);
    expect(await change('chief', 'delete from succession where effective > now() returning 1')).toEqual([]);
    expect(await change('city', 'delete from succession where effective > now() returning 1')).toHaveLength(
      1,
    );
    expect(await change('chief', 'select from supervision')).toHaveLength(1);
    expect(await change('other', 'select from supervision')).toEqual([]);
  });

  test('a new agency is administered by its maker, who reads nothing of it', async () => {
    const chief = await administrator('chief');
    const made = await asAdministrator(store, chief, async (t) => {
      const [row] = await t.query<{ id: number }>(
        `select make_agency('made', 'government', 'commune', '2026-01-01') as id`,
      );
      await t.query('insert into agency_name (agency, name) values ($1, $2)', [row?.id, 'Phường Mới']);
      return row?.id ?? 0;
    });
    const after = await administrator('chief');
    expect(after.administered).toContain(made);
    expect(after.agencies['01']).not.toContain(made);
    expect(
      await change('other', `update agency set valid_to = now() where id = $1 returning 1`, [made]),
    ).toEqual([]);
  });

  test('who ceased to be administrator after the request began sees and changes nothing', async () => {
    const chief = await administrator('chief');
    await asOwner(store, (owner) =>
      owner.query(`update membership set valid_to = '2026-01-01' where account = $1`, [chief.account]),
    );
    expect(await asAdministrator(store, chief, (t) => t.query('select from membership'))).toEqual([]);
  });
});

/** old → new (July 2025), which city looks into until 2030; other stands alone. */
async function fill(
  store: Store,
): Promise<{ accounts: Record<string, string>; agencies: Record<string, number> }> {
  return asOwner(store, async (t) => {
    await t.script(`
      insert into agency (code, bloc, level) select code, 'government', 'commune' from unnest('{old,new,city,other}'::text[]) as c(code);
      insert into succession (predecessor, successor, kind, effective, legal_basis)
        select o.id, n.id, 'merge', '2025-07-01', 'NQ 1' from agency o, agency n where o.code = 'old' and n.code = 'new';
      insert into supervision (supervisor, supervised, valid_from, valid_to, legal_basis)
        select c.id, n.id, '2025-01-01', '2030-01-01', 'QĐ 1' from agency c, agency n where c.code = 'city' and n.code = 'new';`);
    const agencies = Object.fromEntries(
      (await t.query<{ code: string; id: number }>('select code, id from agency')).map(({ code, id }) => [
        code,
        id,
      ]),
    );
    const accounts: Record<string, string> = {};
    for (const [name, code, role, until = null, disabled = false] of [
      ['chief', 'new', 'administrator'],
      ['city', 'city', 'administrator'],
      ['other', 'other', 'administrator'],
      ['old-chief', 'old', 'administrator'],
      ['official', 'new', 'official'],
      ['archivist', 'new', 'archivist'],
      ['disabled', 'new', 'administrator', null, true],
      ['former', 'new', 'administrator', '2025-01-01'],
    ] as const) {
      const [row] = await t.query<{ id: string }>(
        'insert into account (sign_in_name, display_name, disabled) values ($1, $1, $2) returning id',
        [name, disabled],
      );
      accounts[name] = row?.id ?? '';
      await t.query('insert into membership (account, agency, role, valid_to) values ($1, $2, $3, $4)', [
        row?.id,
        agencies[code],
        role,
        until,
      ]);
    }
    return { accounts, agencies };
  });
}
