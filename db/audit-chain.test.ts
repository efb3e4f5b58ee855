import { beforeAll, expect, test } from 'vitest';
import { actingFor } from './acting.ts';
import { asAuditor, auditorOf } from './auditor.ts';
import { asPortal } from './portal.ts';
import type { Role, Store, Transaction } from './store.ts';
import { describeStores } from './testing/stores.ts';
import { asOwner, asWriter } from './writer.ts';

const ROLES: readonly Role[] = [
  'tangthu_reader',
  'tangthu_writer',
  'tangthu_portal',
  'tangthu_archivist',
  'tangthu_administrator',
  'tangthu_auditor',
];

interface EventRow {
  id: number;
  action: string;
  target: string;
  account: string | null;
  actor: string | null;
  address: string | null;
  request_id: string | null;
  session: string | null;
  purpose: string | null;
  legal_basis: string | null;
  document: string | null;
  custodian: number | null;
  agencies: number[];
  details: {
    change?: string;
    rows?: { before?: Record<string, unknown>; after?: Record<string, unknown> }[];
  };
  sound: boolean;
}

describeStores('the audit chain', (open) => {
  let store: Store;
  let world: World;
  beforeAll(async () => {
    store = await open();
    world = await fill(store);
  });

  const events = (since = 0): Promise<EventRow[]> =>
    asOwner(store, (owner) =>
      owner.query<EventRow>(
        `select e.*, hash = audit_hash(e) and previous_hash = lag(hash, 1, decode(repeat('00', 32), 'hex')) over (order by id) as sound
         from audit_event e where id > $1 or id = $1 order by id`,
        [since],
      ),
    );
  const last = async (): Promise<number> => (await events()).at(-1)?.id ?? 0;
  const since = async (work: () => Promise<unknown>): Promise<EventRow[]> => {
    const before = await last();
    await work();
    return (await events(before)).filter(({ id }) => id > before);
  };
  const note = (target: string): Promise<unknown> =>
    asPortal(store, (portal) =>
      portal.query(
        `insert into audit_event (account, action, outcome, target) values ($1, 'document', 'allowed', $2)`,
        [world.accounts['official'], target],
      ),
    );

  test('no role of the application can change, delete or empty the log or its head, nor put a hash or an id into it', async () => {
    await note('x');
    for (const role of ROLES) {
      for (const sql of [
        `update audit_event set action = 'x'`,
        'delete from audit_event',
        'truncate audit_event',
        'update audit_head set id = 0',
        'select from audit_head for update',
        'delete from audit_pending',
        `insert into audit_event (id, action, outcome) values (1, 'x', 'allowed')`,
        `insert into audit_event (action, outcome, hash) values ('x', 'allowed', '')`,
        `insert into audit_event (action, outcome, at) values ('x', 'allowed', now())`,
        `insert into audit_event (action, outcome, agencies) values ('x', 'allowed', '{1}')`,
        `alter table audit_event disable trigger all`,
        'drop trigger chained on audit_event',
      ]) {
        await expect(
          store.transaction(role, (t) => t.query(sql)),
          `${role}: ${sql}`,
        ).rejects.toThrow(/permission denied|must be owner/);
      }
    }
  });

  test('only the portal adds events, and only auditors see any', async () => {
    for (const role of ROLES) {
      const adding = store.transaction(role, (t) =>
        t.query(`insert into audit_event (action, outcome) values ('x', 'allowed')`),
      );
      if (role === 'tangthu_portal') await adding;
      else await expect(adding, role).rejects.toThrow(/permission denied/);
      const reading = store.transaction(role, (t) => t.query('select id from audit_event'));
      if (role === 'tangthu_auditor') expect(await reading).toEqual([]);
      else await expect(reading, role).rejects.toThrow(/permission denied/);
    }
  });

  test('even the owner is stopped by the trigger', async () => {
    for (const sql of [
      `update audit_event set action = 'x'`,
      'delete from audit_event',
      'truncate audit_event',
    ]) {
      await expect(
        asOwner(store, (owner) => owner.query(sql)),
        sql,
      ).rejects.toThrow('Audit events are never changed or deleted.');
    }
  });

  test('writers at the same time make one chain without a gap, and one that fails leaves none', async () => {
    const before = await last();
    const tries = Array.from({ length: 24 }, (_, n) =>
      asPortal(store, async (portal) => {
        await portal.query(`insert into audit_event (action, outcome, target) values ('x', 'allowed', $1)`, [
          `${n}`,
        ]);
        if (n % 4 === 0) throw new Error('broken off');
      }).catch(() => undefined),
    );
    await Promise.all(tries);
    const rows = await events();
    expect(rows.every(({ sound }) => sound)).toBe(true);
    expect(rows.map(({ id }) => id)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.length - before).toBe(18);
    const [head] = await asOwner(store, (o) =>
      o.query<{ same: boolean }>(
        'select h.hash = e.hash as same from audit_head h join audit_event e using (id)',
      ),
    );
    expect(head?.same).toBe(true);
  });

  test('an event says for whom, from where, for what purpose and on whose record, whatever the caller left out', async () => {
    const acting = {
      account: world.accounts['official'] ?? '',
      session: 's1',
      address: '203.0.113.9',
      request: 'r1',
    };
    await asPortal(store, (portal) =>
      portal.query(
        `insert into stated_purpose (account, session, purpose, legal_basis, ends_at)
         values ($1, 's1', 'inspection', 'QĐ 5/QĐ-TTr', now() + interval '1 hour')`,
        [acting.account],
      ),
    );
    const [event] = await since(() =>
      actingFor(acting, () =>
        asPortal(store, (portal) =>
          portal.query(`insert into audit_event (action, outcome, target) values ('page', 'denied', $1)`, [
            `/api/documents/${world.document.toUpperCase()}/pages/1`,
          ]),
        ),
      ),
    );
    expect(event).toMatchObject({
      account: acting.account,
      session: 's1',
      address: '203.0.113.9',
      request_id: 'r1',
      purpose: 'inspection',
      legal_basis: 'QĐ 5/QĐ-TTr',
      document: world.document,
      custodian: world.agencies['b'],
      agencies: [world.agencies['a']],
    });
  });

  test('where a request comes from is written down to the letter, and is never taken for SQL', async () => {
    const address = String.raw`\', true); reset role; select set_config('tangthu.account', 'x`;
    const acting = { account: world.accounts['official'] ?? '', session: '', address, request: "r'" };
    const [event] = await since(() =>
      actingFor(acting, () =>
        asPortal(store, (portal) =>
          portal.query(
            `insert into audit_event (action, outcome, target) values ('page', 'denied', current_user)`,
          ),
        ),
      ),
    );
    expect(event).toMatchObject({
      account: acting.account,
      address,
      request_id: "r'",
      target: 'tangthu_portal',
    });
  });

  test('every way of changing a rule leaves an event with what was before and after', async () => {
    const account = world.accounts['official'];
    const [a, b] = [world.agencies['a'], world.agencies['b']];
    const changes: [string, string, string, unknown[]][] = [
      ['agency', 'rule-change', `update agency set code = 'a2' where id = $1`, [a]],
      ['agency_name', 'rule-change', `insert into agency_name (agency, name) values ($1, 'Tên')`, [a]],
      [
        'succession',
        'rule-change',
        `insert into succession (predecessor, successor, kind, effective, legal_basis) values ($1, $2, 'merge', '2030-01-01', 'NQ')`,
        [a, b],
      ],
      ['succession', 'rule-change', `delete from succession where effective = '2030-01-01'`, []],
      [
        'supervision',
        'rule-change',
        `insert into supervision (supervisor, supervised, valid_from, legal_basis) values ($1, $2, '2030-01-01', 'NQ')`,
        [a, b],
      ],
      ['membership', 'rule-change', `update membership set modes = '{01,02}' where account = $1`, [account]],
      ['account', 'account', 'update account set disabled = true where id = $1', [account]],
      [
        'access_grant',
        'grant',
        `insert into access_grant (to_account, authority, document, purpose, legal_basis, valid_to, granted_by) values ($1, $2, $3, 'x', 'y', now() + interval '1 day', $1)`,
        [account, b, world.document],
      ],
      ['access_grant', 'grant', 'update access_grant set revoked_by = granted_by, revoked_at = now()', []],
      [
        'restriction',
        'restriction',
        `insert into restriction (kind, authority, document, reason, legal_basis, set_by) values ('hold', $1, $2, 'x', 'y', $3)`,
        [b, world.document, account],
      ],
      [
        'stated_purpose',
        'purpose',
        `insert into stated_purpose (account, session, purpose, legal_basis, ends_at) values ($1, 's', 'inspection', 'x', now() + interval '1 hour')`,
        [account],
      ],
    ];
    for (const [target, action, sql, parameters] of changes) {
      const [event, ...more] = await since(() => asOwner(store, (owner) => owner.query(sql, parameters)));
      expect(more, sql).toEqual([]);
      expect(event, sql).toMatchObject({ target, action, account: null });
      expect(event?.actor, sql).not.toBeNull();
      expect(
        event?.agencies.some((agency) => agency === a || agency === b),
        sql,
      ).toBe(true);
      const kept = JSON.stringify(event?.details);
      expect(kept).not.toContain('"session"');
      expect(event?.details.change, sql).toBe(sql.split(' ')[0]);
    }
    await asOwner(store, (owner) =>
      owner.query('update account set disabled = false where id = $1', [account]),
    );
  });

  test('what changes nothing, or nothing that may be told, leaves no event', async () => {
    expect(
      await since(() => asOwner(store, (owner) => owner.query(`update account set display_name = 'mới'`))),
    ).toEqual([]);
    expect(
      await since(() => asOwner(store, (owner) => owner.query('update agency set code = code'))),
    ).toEqual([]);
  });

  test('a rule that was changed and taken back by a rollback leaves no event', async () => {
    const told = await since(() =>
      asOwner(store, async (owner) => {
        await owner.query(`update agency set code = 'nie' where id = $1`, [world.agencies['b']]);
        throw new Error('broken off');
      }).catch(() => undefined),
    );
    expect(told).toEqual([]);
  });

  test('a person who changes a rule is named, and a command by its name', async () => {
    const change = (): Promise<unknown> =>
      asWriter(store, (writer) => writer.query('update agency set valid_from = current_date'));
    const acting = {
      account: world.accounts['official'] ?? '',
      session: '',
      address: '192.0.2.1',
      request: 'r',
    };
    const [byPerson] = await since(() => actingFor(acting, change));
    expect(byPerson).toMatchObject({ account: acting.account, actor: null, address: '192.0.2.1' });
    await asOwner(store, (owner) => owner.query('update agency set valid_from = null'));
    const [byCommand] = await since(change);
    expect(byCommand?.account).toBeNull();
    expect(byCommand?.actor).toMatch(/\S/);
  });

  test('many rows of one statement are few events', async () => {
    const told = await since(() =>
      asOwner(store, (owner) =>
        owner.query(
          `insert into agency (code, bloc, level) select 'n' || n, 'government', 'commune' from generate_series(1, 450) n`,
        ),
      ),
    );
    expect(told.map(({ details }) => details.rows?.length)).toEqual([200, 200, 50]);
  });

  test('an auditor sees the events of the own agencies, of their predecessors, and on what these keep', async () => {
    const auditor = await auditorOf(store, world.accounts['auditor'] ?? '');
    if (!auditor) throw new Error('no auditor');
    expect([...auditor.audited].sort()).toEqual([world.agencies['b'], world.agencies['old']].sort());
    const act = (who: string, target: string): Promise<unknown> =>
      asPortal(store, (portal) =>
        portal.query(
          `insert into audit_event (account, action, outcome, target) values ($1, 'seen', 'allowed', $2)`,
          [world.accounts[who], target],
        ),
      );
    await act('official', 'nothing of theirs');
    await act('official', world.document);
    await act('member', 'by a member');
    await act('former', 'by a former member');
    const seen = await asAuditor(store, auditor, (t: Transaction) =>
      t.query<{ target: string }>(`select target from audit_event where action = 'seen' order by id`),
    );
    expect(seen.map(({ target }) => target)).toEqual([world.document, 'by a member']);
  });

  test('nobody but an auditor of today is one', async () => {
    for (const name of ['official', 'administrator', 'former-auditor', 'disabled-auditor']) {
      expect(await auditorOf(store, world.accounts[name] ?? ''), name).toBeUndefined();
    }
    expect(await auditorOf(store, '00000000-0000-7000-8000-000000000000')).toBeUndefined();
  });

  test('an auditor reads no record, no secret and no account but its name', async () => {
    const auditor = await auditorOf(store, world.accounts['auditor'] ?? '');
    if (!auditor) throw new Error('no auditor');
    for (const table of [
      'document',
      'page',
      'chunk',
      'identifier',
      'session',
      'portal_secret',
      'membership',
      'audit_pending',
    ]) {
      await expect(
        asAuditor(store, auditor, (t) => t.query(`select * from ${table}`)),
        table,
      ).rejects.toThrow(/permission denied/);
    }
    await expect(asAuditor(store, auditor, (t) => t.query('select * from account'))).rejects.toThrow(
      /permission denied/,
    );
  });
});

interface World {
  readonly agencies: Readonly<Record<string, number>>;
  readonly accounts: Readonly<Record<string, string>>;
  readonly document: string;
}

/** Agencies a, b and old (handed over to b), a document that b keeps, and people. */
async function fill(store: Store): Promise<World> {
  return asOwner(store, async (owner) => {
    const agencies = await owner.query<{ code: string; id: number }>(
      `insert into agency (code, bloc, level) select code, 'government', 'commune' from unnest('{a,b,old}'::text[]) as c(code) returning code, id`,
    );
    const id = Object.fromEntries(agencies.map((agency) => [agency.code, agency.id]));
    await owner.query(
      `insert into succession (predecessor, successor, kind, effective, legal_basis) values ($1, $2, 'merge', '2025-07-01', 'NQ')`,
      [id['old'], id['b']],
    );
    const [document] = await owner.query<{ id: string }>(
      `insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
       values ($1, '01', sha256('x'), 'x.pdf', 1, 1) returning id`,
      [id['b']],
    );
    const accounts: Record<string, string> = {};
    for (const [name, agency, role, until = null, disabled = false] of [
      ['official', 'a', 'official'],
      ['administrator', 'b', 'administrator'],
      ['auditor', 'b', 'auditor'],
      ['former-auditor', 'b', 'auditor', '2025-01-01'],
      ['disabled-auditor', 'b', 'auditor', null, true],
      ['member', 'old', 'official'],
      ['former', 'b', 'official', '2025-01-01'],
    ] as const) {
      const [row] = await owner.query<{ id: string }>(
        'insert into account (sign_in_name, display_name, disabled) values ($1, $1, $2) returning id',
        [name, disabled],
      );
      accounts[name] = row?.id ?? '';
      await owner.query('insert into membership (account, agency, role, valid_to) values ($1, $2, $3, $4)', [
        row?.id,
        id[agency],
        role,
        until,
      ]);
    }
    return { agencies: id, accounts, document: document?.id ?? '' };
  });
}
