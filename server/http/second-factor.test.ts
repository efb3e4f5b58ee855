import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import {
  addAccount,
  codeFor,
  identityClient,
  totpCode,
  type IdentityClient,
} from '../testing/identity-client.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';
import { SURFACES } from './surfaces.ts';

const password = 'bốn con vịt bơi qua sông';

describeStores('the second factor', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
  });
  afterAll(() => world.close());

  let people = 0;
  const client = (): IdentityClient => identityClient({ ...world.services, demonstration: false });
  const signIn = (name: string, browser: IdentityClient): Promise<Response> =>
    browser.post('/api/sign-in/password', { signInName: name, password });
  const needs = async (browser: IdentityClient): Promise<unknown> =>
    ((await (await browser.get('/api/session')).json()) as { needs: unknown }).needs;
  /** A person who has set the password, and the browser in which. */
  const person = async (
    role: string,
  ): Promise<{ name: string; account: string; browser: IdentityClient }> => {
    const name = `người-${++people}`;
    const account = await addAccount(store, name, 'A', role);
    const browser = client();
    await browser.post('/api/sign-in/code', { code: (await codeFor(store, account)).code, password });
    return { name, account, browser };
  };
  const enrol = async (browser: IdentityClient): Promise<{ secret: string; backupCodes: string[] }> => {
    const { secret } = (await (await browser.post('/api/second-factor/enrolment')).json()) as {
      secret: string;
    };
    const answer = await browser.post('/api/second-factor/confirmation', { code: totpCode(secret, -1) });
    return { secret, ...((await answer.json()) as { backupCodes: string[] }) };
  };
  const anew = (account: string): Promise<unknown> =>
    asOwner(store, (owner) =>
      owner.query('update account_factor set last_step = 0 where account = $1', [account]),
    );

  test.each(['administrator', 'archivist'])('an %s reaches nothing but the enrolment', async (role) => {
    const { browser } = await person(role);
    expect(await needs(browser)).toBe('enrolment');
    for (const [surface, guard] of Object.entries(SURFACES)) {
      if (guard === 'public' || guard === 'session' || guard === 'feed') continue;
      const [method, path = ''] = surface.split(' ');
      const address = path.replace(':id', world.documents.plan);
      const answer = method === 'POST' ? await browser.post(address) : await browser.get(address);
      expect(answer.status, surface).toBe(403);
    }
    await enrol(browser);
    expect(await needs(browser)).toBe(null);
    expect((await browser.get('/api/archive/overview')).status).toBe(200);
  });

  test('who has none reads without one, who is made archivist meanwhile does not', async () => {
    const { browser, account } = await person('official');
    expect((await browser.get('/api/me')).status).toBe(200);
    await asOwner(store, (owner) =>
      owner.query(`update membership set role = 'archivist' where account = $1`, [account]),
    );
    expect((await browser.get('/api/me')).status).toBe(403);
    expect(await needs(browser)).toBe('enrolment');
  });

  test('the code of the authenticator completes a sign-in once, under a new secret of the session', async () => {
    const { name, account, browser } = await person('official');
    const other = client();
    await signIn(name, other);
    const { secret } = await enrol(browser);
    expect((await other.get('/api/session')).status).toBe(401);

    const again = client();
    await signIn(name, again);
    expect(await needs(again)).toBe('second-factor');
    expect((await again.get('/api/me')).status).toBe(403);
    expect((await again.post('/api/second-factor/enrolment')).status).toBe(403);
    const before = again.cookies.get('tangthu_session');
    expect((await again.post('/api/second-factor', { code: '000000' })).status).toBe(400);
    const code = totpCode(secret);
    expect((await again.post('/api/second-factor', { code })).status).toBe(200);
    expect((await again.get('/api/me')).status).toBe(200);
    expect(again.cookies.get('tangthu_session')).not.toBe(before);

    const replay = client();
    await signIn(name, replay);
    expect((await replay.post('/api/second-factor', { code })).status).toBe(400);
    await anew(account);
    expect((await replay.post('/api/second-factor', { code: totpCode(secret, -3) })).status).toBe(400);
    expect((await replay.post('/api/second-factor', { code: totpCode(secret, 3) })).status).toBe(400);
    const both = await Promise.all([1, 2].map(() => replay.post('/api/second-factor', { code })));
    expect(both.map(({ status }) => status).toSorted()).toContain(200);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('ten wrong codes lock the account, and then the right one is refused too', async () => {
    const { name, account, browser } = await person('official');
    const { secret, backupCodes } = await enrol(browser);
    const guessing = client();
    await signIn(name, guessing);
    await anew(account);
    for (let tries = 0; tries < 10; tries++) await guessing.post('/api/second-factor', { code: '123456' });
    expect((await guessing.post('/api/second-factor', { code: totpCode(secret) })).status).toBe(400);
    expect((await guessing.post('/api/second-factor', { code: backupCodes[0] })).status).toBe(400);
    await asOwner(store, (owner) => owner.query('delete from sign_in_tries'));
    expect((await guessing.post('/api/second-factor', { code: totpCode(secret) })).status).toBe(200);
  });

  test('each backup code counts once, and new ones end the old', async () => {
    const { name, account, browser } = await person('official');
    const { secret, backupCodes } = await enrol(browser);
    expect(new Set(backupCodes).size).toBe(10);
    const [first = '', second = ''] = backupCodes;
    const use = async (code: string): Promise<number> => {
      const fresh = client();
      await signIn(name, fresh);
      return (await fresh.post('/api/second-factor', { code })).status;
    };
    expect([await use(first.toLowerCase().replaceAll('-', ' ')), await use(first)]).toEqual([200, 400]);
    await anew(account);
    expect((await browser.post('/api/account/backup-codes', { code: '000000' })).status).toBe(400);
    expect((await world.auditEvents()).at(-1)).toMatchObject({ action: 'backup-codes', outcome: 'denied' });
    const renewed = await browser.post('/api/account/backup-codes', { code: totpCode(secret) });
    const { backupCodes: fresh } = (await renewed.json()) as { backupCodes: string[] };
    expect([await use(second), await use(fresh[0] ?? '')]).toEqual([400, 200]);
  });

  test('another authenticator takes a code of the present one, and is set up in one session only', async () => {
    const { name, account, browser } = await person('official');
    const { secret } = await enrol(browser);
    await anew(account);
    const thief = client();
    await signIn(name, thief);
    await thief.post('/api/second-factor', { code: totpCode(secret) });
    await anew(account);
    const seen = (await (await thief.post('/api/second-factor/enrolment')).json()) as { secret: string };
    const own = (await (await browser.post('/api/second-factor/enrolment')).json()) as { secret: string };
    expect(own.secret).not.toBe(seen.secret);
    const confirm = (from: IdentityClient, body: object): Promise<Response> =>
      from.post('/api/second-factor/confirmation', body);
    expect((await confirm(thief, { code: totpCode(seen.secret) })).status).toBe(400);
    expect((await confirm(browser, { code: totpCode(own.secret) })).status).toBe(400);
    const refused = (await world.auditEvents()).slice(-2);
    expect(refused).toMatchObject(Array(2).fill({ action: 'second-factor-enrolment', outcome: 'denied' }));
    const taken = await confirm(browser, { code: totpCode(own.secret), presentCode: totpCode(secret) });
    expect(taken.status).toBe(200);
    expect((await thief.get('/api/me')).status).toBe(401);
    expect((await browser.get('/api/me')).status).toBe(200);
  });

  test('a code for somebody who lost the authenticator takes it away', async () => {
    const { account, browser } = await person('archivist');
    await enrol(browser);
    const kept = client();
    await kept.post('/api/sign-in/code', { code: (await codeFor(store, account)).code, password });
    expect(await needs(kept)).toBe('second-factor');
    const { code } = await codeFor(store, account, true);
    await kept.post('/api/sign-in/code', { code, password });
    expect(await needs(kept)).toBe('enrolment');
  });

  test('a session that waits for its second factor ends after a quarter of an hour', async () => {
    const { browser, account } = await person('archivist');
    await asOwner(store, (owner) =>
      owner.query(`update session set created_at = now() - interval '16 minutes' where account = $1`, [
        account,
      ]),
    );
    expect((await browser.get('/api/session')).status).toBe(401);
  });

  test('the database holds no secret in plain, and events no code', async () => {
    const { browser, account } = await person('official');
    const { secret, backupCodes } = await enrol(browser);
    const [row] = await asOwner(store, (owner) =>
      owner.query<{ secret: Uint8Array }>('select secret from account_factor where account = $1', [account]),
    );
    expect(Buffer.from(row?.secret ?? []).length).toBe(12 + 20 + 16);
    const events = JSON.stringify(await world.auditEvents());
    for (const word of [secret, secret.replaceAll(' ', ''), ...backupCodes, password]) {
      expect(events).not.toContain(word);
    }
    expect(events).toContain('second-factor-enrolment');
  });

  test('people of a demonstration have none', async () => {
    const browser = identityClient(world.services);
    await browser.post('/api/sign-in', { signInName: 'an' });
    expect((await browser.post('/api/second-factor/enrolment')).status).toBe(409);
  });
});
