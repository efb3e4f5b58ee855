import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { addAccount, codeFor, identityClient, type IdentityClient } from '../testing/identity-client.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';
import type { ErrorAnswer } from './error-answers.ts';

const argon2 = await vi.hoisted(async () => {
  const real = await import('@node-rs/argon2');
  return { ...real, verify: vi.fn(real.verify) };
});
vi.mock('@node-rs/argon2', () => argon2);

const PASSWORD = 'bốn con vịt bơi qua sông';

describeStores('signing in by password', (open) => {
  let store: Store;
  let world: PortalWorld;
  let account: string;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
    account = await addAccount(store, 'mai', 'A', 'official');
    const { code } = await codeFor(store, account);
    expect((await client().post('/api/sign-in/code', { code, password: PASSWORD })).status).toBe(200);
  });
  afterAll(() => world.close());

  let addresses = 0;
  /** Each from an address of its own, where none is named: tries of one test are none of another's. */
  const client = (address = `198.51.100.${++addresses}`): IdentityClient =>
    identityClient({ ...world.services, demonstration: false }, address);
  const signIn = (name: string, password: string, from = client()): Promise<Response> =>
    from.post('/api/sign-in/password', { signInName: name, password });
  const asTheOwner = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    asOwner(store, (owner) => owner.query<Row>(sql, parameters));
  const begin = (): Promise<unknown> => asTheOwner('delete from sign_in_tries');
  const comparable = async (answer: Response): Promise<unknown> => ({
    status: answer.status,
    headers: [...answer.headers],
    error: { ...((await answer.json()) as ErrorAnswer).error, id: '' },
  });

  test('name and password open a session of a member, however the letters are composed', async () => {
    const browser = client();
    expect((await signIn('mai', PASSWORD.normalize('NFD'), browser)).status).toBe(200);
    expect(await (await browser.get('/api/me')).json()).toMatchObject({
      signInName: 'mai',
      role: 'official',
    });
    expect((await browser.get(`/api/documents/${world.documents.plan}`)).status).toBe(200);
  });

  test('what is stored of a password is argon2id, and of a code its hash', async () => {
    const [row] = await asTheOwner<{ hash: string }>('select hash from account_password');
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=47104,t=2,p=1\$/);
    const { code } = await codeFor(store, account);
    const rows = await asTheOwner<{ row: string }>('select account_code::text as row from account_code');
    expect(rows.some(({ row: text }) => text.includes(code.replaceAll('-', '')))).toBe(false);
  });

  test('unknown, wrong, without password, disabled, idle, of the demonstration and locked: one answer after the same work', async () => {
    await begin();
    await addAccount(store, 'moi', 'A', 'official');
    const disabled = await addAccount(store, 'nghi', 'A', 'official');
    const idle = await addAccount(store, 'vang', 'A', 'official');
    const locked = await addAccount(store, 'khoa', 'A', 'official');
    for (const id of [disabled, idle, locked]) {
      const { code } = await codeFor(store, id);
      await client().post('/api/sign-in/code', { code, password: PASSWORD });
    }
    await asTheOwner('update account set disabled = true where id = $1', [disabled]);
    await asTheOwner(`update account set last_active_at = now() - interval '46 days' where id = $1`, [idle]);
    for (let tries = 0; tries < 10; tries++) await signIn('khoa', 'không phải mật khẩu này');

    const answers: unknown[] = [];
    for (const name of ['nobody', 'mai', 'moi', 'nghi', 'vang', 'an', 'khoa']) {
      argon2.verify.mockClear();
      answers.push(
        await comparable(await signIn(name, name === 'mai' ? 'không phải mật khẩu này' : PASSWORD)),
      );
      expect(argon2.verify, name).toHaveBeenCalledTimes(1);
    }
    expect(answers[0]).toMatchObject({ status: 401 });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('ten wrong passwords lock the account for a quarter of an hour, from whatever address; right ones forgive', async () => {
    await begin();
    for (let tries = 0; tries < 9; tries++) await signIn('mai', 'không phải mật khẩu này');
    expect((await signIn('mai', PASSWORD)).status).toBe(200);
    const wrong = await Promise.all(
      Array.from({ length: 14 }, () => signIn('mai', 'không phải mật khẩu này')),
    );
    expect(wrong.map(({ status }) => status)).toEqual(Array(14).fill(401));
    expect((await signIn('mai', PASSWORD)).status).toBe(401);
    const locks = (await world.auditEvents()).filter(
      (event) => event.action === 'account-lock' && event.account === account,
    );
    expect(locks).toHaveLength(1);
    await asTheOwner(`update sign_in_tries set ends_at = now() - interval '1 second'`);
    expect((await signIn('mai', PASSWORD)).status).toBe(200);
  });

  test('an address gets no further after a hundred wrong tries; others do, and made-up names fill no table', async () => {
    await begin();
    await asTheOwner(
      `insert into sign_in_tries (bucket, tries, ends_at) select 'address ' || n, 99, now() + interval '1 minute' from generate_series(0, 65535) n`,
    );
    const from = client('192.0.2.1');
    expect((await signIn('nobody', PASSWORD, from)).status).toBe(401);
    const refused = await signIn('mai', PASSWORD, from);
    expect(refused.status).toBe(429);
    expect(((await refused.json()) as ErrorAnswer).error.messageEn).toContain('Wait a quarter of an hour');
    expect((await signIn('mai', PASSWORD, client('192.0.2.77'))).status).toBe(200);
    const [rows] = await asTheOwner<{ n: number }>(
      `select count(*)::int as n from sign_in_tries where bucket like 'address %'`,
    );
    expect(rows?.n).toBe(65_536);
    await begin();
  });

  test('the names that were typed are not written down', async () => {
    await signIn('mật khẩu gõ nhầm ô', PASSWORD);
    expect(JSON.stringify(await world.auditEvents())).not.toContain('gõ nhầm');
  });

  test('a code sets the password once; an older one, a used one and one of yesterday do not', async () => {
    const older = await codeFor(store, account);
    const newer = await codeFor(store, account);
    const use = async (code: string, password = PASSWORD): Promise<number> =>
      (await client().post('/api/sign-in/code', { code, password })).status;
    expect(await use(older.code)).toBe(400);
    expect(await use(newer.code, 'ngắn')).toBe(400);
    const both = await Promise.all([use(newer.code.toLowerCase()), use(newer.code.replaceAll('-', ' '))]);
    expect(both.toSorted()).toEqual([200, 400]);
    const late = await codeFor(store, account);
    await asTheOwner(
      `update account_code set expires_at = now() - interval '1 second' where used_at is null`,
    );
    expect(await use(late.code)).toBe(400);
  });

  test.each([
    ['mười ba ký tự'.slice(0, 13), 'ít nhất 14'],
    ['aaaaaaaaaaaaaaaaaaaa', 'quá dễ đoán'],
    ['vịt bơi sông vịt bơi sông ', 'quá dễ đoán'],
    ['qwertyuiopasdf', 'quá dễ đoán'],
    ['lotus 987654321', 'quá dễ đoán'],
    ['cửa hàng tangthu 1', 'tên hệ thống'],
    ['quỳnh mai đi chợ', 'tên của bạn'],
    ['TranThiQuynhMai@95', 'tên của bạn'],
    ['ủy ban nhân dân A!', 'tên cơ quan'],
    ['Password123456!', 'mật khẩu phổ biến'],
    ['sunshine princess', 'mật khẩu phổ biến'],
    ['matkhau@123456', 'mật khẩu phổ biến'],
    ['hanoivietnam2024', 'mật khẩu phổ biến'],
    ['x'.repeat(150) + 'dài quá'.repeat(10), 'dài quá 200'],
  ])('the new password %j is refused in plain words', async (password, words) => {
    await asTheOwner(`update account set display_name = 'Trần Thị Quỳnh Mai' where id = $1`, [account]);
    const { code } = await codeFor(store, account);
    const answer = await client().post('/api/sign-in/code', { code, password });
    expect(answer.status).toBe(400);
    expect(((await answer.json()) as ErrorAnswer).error.message).toContain(words);
  });

  test('whoever changes the password gives the present one, and is signed out everywhere else', async () => {
    await begin();
    const [here, there] = [client(), client()];
    await signIn('mai', PASSWORD, here);
    await signIn('mai', PASSWORD, there);
    const change = (current: string, wanted: string): Promise<Response> =>
      here.post('/api/account/password', { current, wanted });
    expect((await change('không phải mật khẩu này', 'năm con gà gáy buổi sáng')).status).toBe(401);
    expect((await world.auditEvents()).at(-1)).toMatchObject({
      action: 'password-change',
      outcome: 'denied',
    });
    expect((await change(PASSWORD, PASSWORD)).status).toBe(400);
    expect((await change(PASSWORD, 'năm con gà gáy buổi sáng')).status).toBe(200);
    expect([(await here.get('/api/me')).status, (await there.get('/api/me')).status]).toEqual([200, 401]);
    expect((await signIn('mai', PASSWORD)).status).toBe(401);
    expect((await signIn('mai', 'năm con gà gáy buổi sáng')).status).toBe(200);
    const { code } = await codeFor(store, account);
    await client().post('/api/sign-in/code', { code, password: PASSWORD });
    expect((await here.get('/api/me')).status).toBe(401);
  });

  test('sessions are listed, and end one by one, all others, or all', async () => {
    const browsers = [client(), client(), client()] as const;
    for (const browser of browsers) await signIn('mai', PASSWORD, browser);
    const statuses = (): Promise<number[]> =>
      Promise.all(browsers.map(async (browser) => (await browser.get('/api/me')).status));
    const own = (await (await browsers[0].get('/api/account')).json()) as {
      sessions: { id: string; current: boolean; address: string }[];
    };
    expect(own.sessions.filter(({ current }) => current)).toHaveLength(1);
    const address = `198.51.100.${addresses}`;
    const last = own.sessions.find((session) => session.address === address);
    expect((await browsers[0].post(`/api/account/sessions/${last?.id ?? ''}/end`)).status).toBe(200);
    expect(await statuses()).toEqual([200, 200, 401]);
    expect((await browsers[0].post(`/api/account/sessions/${'0'.repeat(64)}/end`)).status).toBe(404);
    await browsers[0].post('/api/account/sessions/end-others');
    expect(await statuses()).toEqual([200, 401, 401]);
    await browsers[0].post('/api/account/sessions/end-all');
    expect(await statuses()).toEqual([401, 401, 401]);
    expect(browsers[0].cookies.size).toBe(0);
  });

  test('nobody ends the session of another', async () => {
    const [mine, other] = [client(), client()];
    await signIn('mai', PASSWORD, mine);
    const foreign = await addAccount(store, 'khac', 'B', 'official');
    const { code } = await codeFor(store, foreign);
    await other.post('/api/sign-in/code', { code, password: PASSWORD });
    const own = (await (await other.get('/api/account')).json()) as { sessions: { id: string }[] };
    expect((await mine.post(`/api/account/sessions/${own.sessions[0]?.id ?? ''}/end`)).status).toBe(404);
    expect((await other.get('/api/me')).status).toBe(200);
  });

  test('a session ends after an hour without a request, and after twelve in any case', async () => {
    const browser = client();
    await signIn('mai', PASSWORD, browser);
    await asTheOwner(`update session set last_seen_at = now() - interval '59 minutes'`);
    expect((await browser.get('/api/me')).status).toBe(200);
    await asTheOwner(`update session set last_seen_at = now() - interval '61 minutes'`);
    expect((await browser.get('/api/me')).status).toBe(401);
    await asTheOwner(`update session set last_seen_at = now(), expires_at = now() - interval '1 second'`);
    expect((await browser.get('/api/me')).status).toBe(401);
  });

  test('a server that is no demonstration knows no session of one', async () => {
    const cookie = await world.cookieOf('an');
    const closed = client();
    closed.cookies.set('tangthu_session', cookie.split('=')[1] ?? '');
    expect((await world.api.request('/api/me', { headers: { Cookie: cookie } })).status).toBe(200);
    expect((await closed.get('/api/me')).status).toBe(401);
  });
});
