import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import type { AdministeredAccount } from '../identity/administered-accounts.ts';
import {
  addAccount,
  codeFor,
  identityClient,
  totpCode,
  type IdentityClient,
} from '../testing/identity-client.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';

const password = 'bốn con vịt bơi qua sông';

describeStores('accounts of the administered agencies', (open) => {
  let store: Store;
  let world: PortalWorld;
  let administrator: IdentityClient;
  let ids: Record<'boss' | 'mai' | 'both' | 'foreign', string>;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
    ids = {
      boss: await addAccount(store, 'quantri', 'A', 'administrator'),
      mai: await addAccount(store, 'mai', 'A', 'archivist'),
      both: await addAccount(store, 'haicoquan', 'A', 'official'),
      foreign: await addAccount(store, 'phuongb', 'B', 'official'),
    };
    await asOwner(store, (owner) =>
      owner.query(
        `insert into membership (account, agency, role) select $1, id, 'official' from agency where code = 'B'`,
        [ids.both],
      ),
    );
    administrator = await signedIn(ids.boss);
    const { secret } = (await (await administrator.post('/api/second-factor/enrolment')).json()) as {
      secret: string;
    };
    await administrator.post('/api/second-factor/confirmation', { code: totpCode(secret) });
  });
  afterAll(() => world.close());

  const signedIn = async (account: string): Promise<IdentityClient> => {
    const browser = identityClient({ ...world.services, demonstration: false });
    await browser.post('/api/sign-in/code', { code: (await codeFor(store, account)).code, password });
    return browser;
  };
  const accounts = async (): Promise<AdministeredAccount[]> =>
    ((await (await administrator.get('/api/accounts')).json()) as { accounts: AdministeredAccount[] })
      .accounts;
  const stateOf = async (id: string): Promise<AdministeredAccount | undefined> =>
    (await accounts()).find((account) => account.id === id);

  test('an administrator sees the people of the own agency, with what they sign in by and what may be changed', async () => {
    expect((await accounts()).map(({ signInName }) => signInName).toSorted()).toEqual(
      ['an', 'cuc', 'dung', 'em', 'haicoquan', 'mai', 'quantri'].toSorted(),
    );
    expect(await stateOf(ids.boss)).toMatchObject({
      hasPassword: true,
      hasFactor: true,
      self: true,
      mayChange: false,
    });
    expect(await stateOf(ids.mai)).toMatchObject({
      state: 'active',
      hasPassword: false,
      hasFactor: false,
      mayChange: true,
      memberships: [{ agency: 'Ủy ban nhân dân A', role: 'archivist' }],
    });
    expect(await stateOf(ids.both)).toMatchObject({
      mayChange: false,
      memberships: [{ agency: 'Ủy ban nhân dân A', role: 'official' }],
    });
    const page = (await (await administrator.get('/api/accounts?limit=2&offset=6')).json()) as {
      total: number;
      accounts: unknown[];
    };
    expect([page.total, page.accounts.length]).toEqual([7, 1]);
  });

  test('disabling signs out at once, and enabling brings no session back', async () => {
    const mai = await signedIn(ids.mai);
    expect((await administrator.post(`/api/accounts/${ids.mai}/state`, { disabled: true })).status).toBe(200);
    expect((await mai.get('/api/session')).status).toBe(401);
    expect((await stateOf(ids.mai))?.state).toBe('disabled');
    await administrator.post(`/api/accounts/${ids.mai}/state`, { disabled: false });
    expect((await mai.get('/api/session')).status).toBe(401);
    expect((await stateOf(ids.mai))?.state).toBe('active');
  });

  test('who was away for 45 days is shown as that, and comes in again once enabled', async () => {
    await asOwner(store, (owner) =>
      owner.query(
        `update account set disabled = true, disabled_because = 'idle', last_active_at = now() - interval '50 days' where id = $1`,
        [ids.mai],
      ),
    );
    expect((await stateOf(ids.mai))?.state).toBe('idle');
    await administrator.post(`/api/accounts/${ids.mai}/state`, { disabled: false });
    expect((await (await signedIn(ids.mai)).get('/api/session')).status).toBe(200);
  });

  test('a code that is issued sets the password; the event names who and for whom, and not the code', async () => {
    const answer = await administrator.post(`/api/accounts/${ids.mai}/code`, { resetsFactor: true });
    const { code } = (await answer.json()) as { code: string };
    const browser = identityClient({ ...world.services, demonstration: false });
    expect((await browser.post('/api/sign-in/code', { code, password })).status).toBe(200);
    const event = (await world.auditEvents()).findLast(({ action }) => action === 'account-code');
    expect(event).toMatchObject({ account: ids.boss, target: ids.mai, outcome: 'allowed' });
    expect(JSON.stringify(await world.auditEvents())).not.toContain(code);
  });

  test('the own account, one of the demonstration and one with another agency’s rights are refused; a foreign one is missing', async () => {
    const demonstration = (await accounts()).find(({ signInName }) => signInName === 'an')?.id ?? '';
    const code = async (id: string): Promise<number> =>
      (await administrator.post(`/api/accounts/${id}/code`, { resetsFactor: false })).status;
    const disable = async (id: string): Promise<number> =>
      (await administrator.post(`/api/accounts/${id}/state`, { disabled: true })).status;
    expect([await code(ids.boss), await code(demonstration), await code(ids.both)]).toEqual([409, 409, 409]);
    expect([await disable(ids.boss), await disable(ids.both)]).toEqual([409, 409]);
    const missing = '01981234-5678-7abc-8def-0123456789ab';
    expect([
      await code(ids.foreign),
      await code(missing),
      await disable(ids.foreign),
      await disable(missing),
    ]).toEqual([404, 404, 404, 404]);
  });

  test('for everybody else none of it is there', async () => {
    const official = await signedIn(ids.foreign);
    expect((await official.get('/api/accounts')).status).toBe(404);
    expect((await official.post(`/api/accounts/${ids.mai}/code`, {})).status).toBe(404);
    expect((await official.post(`/api/accounts/${ids.mai}/state`, { disabled: true })).status).toBe(404);
    expect((await identityClient(world.services).get('/api/accounts')).status).toBe(401);
  });
});
