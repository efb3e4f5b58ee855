import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { asReader, readerOf } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { makePortalWorld, type PortalWorld } from '../../testing/portal-world.ts';

/** Grants that open nothing, as columns of `access_grant` beside scope and receiver. */
const DEAD_GRANTS: readonly (readonly [string, string, string])[] = [
  ['expired', `now() - interval '2 days'`, `now() - interval '1 second'`],
  ['not begun', `now() + interval '1 hour'`, `now() + interval '2 hours'`],
];

describeStores('attacks with rights that ended', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
  });
  afterAll(() => world.close());
  beforeEach(() => change('delete from access_grant; delete from restriction'));

  const change = (sql: string): Promise<unknown> => asOwner(store, (owner) => owner.script(sql));
  const grant = (
    to: string,
    from = 'now()',
    until = `now() + interval '1 day'`,
    authority = 'A',
  ): Promise<unknown> =>
    change(
      `insert into access_grant (to_account, authority, document, purpose, legal_basis, valid_from, valid_to, granted_by)
       select p.id, a.id, '${world.documents.plan}', 'Xác minh', 'Công văn 1', ${from}, ${until}, p.id
       from account p, agency a where p.sign_in_name = '${to}' and a.code = '${authority}'`,
    );
  const statusFor = async (by: string, id = world.documents.plan): Promise<number> =>
    (await world.get(`/api/documents/${id}`, by)).status;

  test('a tampered, foreign or empty cookie opens nothing', async () => {
    const cookie = await world.cookieOf('an');
    const [name = '', token = ''] = cookie.split('=');
    const hash = createHash('sha256').update(token).digest();
    const tampered = [
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      token.toLowerCase(),
      `${token}x`,
      token.slice(0, -1),
      '',
      hash.toString('hex'),
      hash.toString('base64url'),
      "' or 1=1 --",
      'a'.repeat(5000),
    ];
    for (const value of tampered) {
      const answer = await world.api.request('/api/me', { headers: { Cookie: `${name}=${value}` } });
      expect(answer.status, value).toBe(401);
    }
    expect((await world.api.request('/api/me', { headers: { Cookie: `other=${token}` } })).status).toBe(401);
    expect((await world.api.request('/api/me', { headers: { Cookie: cookie } })).status).toBe(200);
  });

  test('a living grant opens its document and nothing else', async () => {
    await grant('binh');
    expect(await statusFor('binh')).toBe(200);
    expect(await statusFor('binh', world.documents.letter)).toBe(404);
  });

  test.each(DEAD_GRANTS)('a grant that is %s opens nothing', async (_, from, until) => {
    await grant('binh', from, until);
    expect(await statusFor('binh')).toBe(404);
  });

  test('a grant by an agency that does not decide on the record opens nothing', async () => {
    await grant('binh', undefined, undefined, 'B');
    expect(await statusFor('binh')).toBe(404);
  });

  test('a grant to another person opens nothing', async () => {
    await grant('em');
    expect(await statusFor('binh')).toBe(404);
  });

  test.each([
    ['a grant is revoked', 'update access_grant set revoked_at = now(), revoked_by = granted_by'],
    [
      'a grant’s time is cut',
      `update access_grant set valid_from = now() - interval '2 hours', valid_to = now() - interval '1 hour'`,
    ],
    [
      'a hold is set',
      `insert into restriction (kind, authority, document, reason, legal_basis, set_by)
       select 'hold', authority, document, 'Đang xác minh', 'Công văn 2', granted_by from access_grant`,
    ],
    ['the account is disabled', `update account set disabled = true where sign_in_name = 'binh'`],
  ])('an open session loses the right with the next request when %s', async (_, ending) => {
    await grant('binh');
    expect(await statusFor('binh')).toBe(200);
    await change(ending);
    expect(await statusFor('binh')).not.toBe(200);
    await change(`update account set disabled = false where sign_in_name = 'binh'`);
  });

  test('rights worked out before a revocation read nothing after it', async () => {
    await grant('binh');
    const [row] = await asOwner(store, (owner) =>
      owner.query<{ id: string }>(`select id from account where sign_in_name = 'binh'`),
    );
    const before = await readerOf(store, row?.id ?? '');
    await change('update access_grant set revoked_at = now(), revoked_by = granted_by');
    const seen = await asReader(store, before, (records) =>
      records.query('select id from document where id = $1', [world.documents.plan]),
    );
    expect(seen).toEqual([]);
  });

  test('while a right is revoked, every answer is whole or missing, and none after it shows the record', async () => {
    await grant('binh');
    const cookie = await world.cookieOf('binh');
    const read = async (): Promise<number> =>
      (await world.api.request(`/api/documents/${world.documents.plan}`, { headers: { Cookie: cookie } }))
        .status;
    const during = Array.from({ length: 12 }, read);
    await change('update access_grant set revoked_at = now(), revoked_by = granted_by');
    const after = await Promise.all(Array.from({ length: 12 }, read));
    expect((await Promise.all(during)).filter((status) => status !== 200 && status !== 404)).toEqual([]);
    expect(new Set(after)).toEqual(new Set([404]));
  });

  test.each([
    'set role postgres',
    'set role tangthu_app',
    'set session authorization default',
    'alter role tangthu_reader bypassrls',
    'alter table document disable row level security',
    'drop policy reader_sees on document',
    'create policy all_see on document for select to tangthu_reader using (true)',
    'update rules_version set version = 1',
    `select reader_rights(uuidv7(), '', now()::date, now())`,
    'select held_agencies(uuidv7(), now()::date)',
    'select id from access_grant',
    'select id from restriction',
    'select id from shelf',
    'insert into access_grant (purpose) values (1)',
    'grant tangthu_writer to tangthu_reader',
    'create function public.escape() returns int language sql as $$ select 1 $$',
    `select pg_read_file('/etc/passwd')`,
    `copy document to program 'cat'`,
  ])('the reader’s role cannot: %s', async (statement) => {
    const [row] = await asOwner(store, (owner) =>
      owner.query<{ id: string }>(`select id from account where sign_in_name = 'binh'`),
    );
    const reader = await readerOf(store, row?.id ?? '');
    const tried = asReader(store, reader, async (records) => {
      await records.query(statement);
      return records.query<{ id: string }>('select id from document where id = $1', [world.documents.plan]);
    });
    // The embedded store has one superuser behind all roles: what it lets a role set is taken back with the transaction.
    const outcome = await tried.catch(() => 'refused');
    if (store.kind === 'postgres' || !/^set /.test(statement)) expect(outcome).toBe('refused');
  });
});
