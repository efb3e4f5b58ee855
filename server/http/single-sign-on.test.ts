import { decodeJwt, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { SingleSignOn } from '../identity/single-sign-on.ts';
import { addAccount, identityClient, type IdentityClient } from '../testing/identity-client.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';
import {
  CLIENT,
  startProvider,
  walkThrough,
  type RunningProvider,
} from '../testing/single-sign-on-provider.ts';

const ORIGIN = 'http://tangthu.test';
const BACK_TO = `${ORIGIN}/api/single-sign-on/return`;
const PEOPLE = {
  's-mai': { email: 'mai@a.example.vn', verified: true },
  's-gia': { email: 'mai@a.example.vn', verified: true },
  's-moi': { email: 'khong-co@a.example.vn', verified: true },
  's-chua': { email: 'chua@a.example.vn', verified: false },
  's-nghi': { email: 'nghi@a.example.vn', verified: true },
  's-demo': { email: 'an', verified: true },
  's-thu': { email: 'thu@a.example.vn', verified: true },
};

describeStores('single sign-on at a real OpenID provider', (open) => {
  let store: Store;
  let world: PortalWorld;
  let provider: RunningProvider;
  /** What happens to an ID token on its way. */
  let tamper: ((token: string) => Promise<string>) | undefined;

  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
    provider = await startProvider(PEOPLE, BACK_TO);
    await addAccount(store, 'mai@a.example.vn', 'A', 'official');
    await addAccount(store, 'chua@a.example.vn', 'A', 'official');
    await addAccount(store, 'thu@a.example.vn', 'A', 'archivist');
    const disabled = await addAccount(store, 'nghi@a.example.vn', 'A', 'official');
    await asOwner(store, (owner) =>
      owner.query('update account set disabled = true where id = $1', [disabled]),
    );
  });
  afterAll(async () => {
    await provider.close();
    await world.close();
  });

  const onTheWay = async (address: string, init: object): Promise<Response> => {
    const answer = await fetch(address, init);
    if (!tamper || !address.endsWith('/token')) return answer;
    const tokens = (await answer.json()) as { id_token: string };
    return Response.json({ ...tokens, id_token: await tamper(tokens.id_token) });
  };
  const client = (): IdentityClient => {
    const settings = {
      name: 'Đăng nhập của thành phố',
      issuer: provider.issuer,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      claim: 'email',
    };
    const singleSignOn = new SingleSignOn(settings, ORIGIN, onTheWay);
    return identityClient({ ...world.services, demonstration: false, singleSignOn });
  };
  const depart = async (browser: IdentityClient, path = '/'): Promise<string> => {
    const answer = await browser.get(`/api/single-sign-on/start?return=${encodeURIComponent(path)}`);
    expect(answer.status).toBe(303);
    return answer.headers.get('location') ?? '';
  };
  /** Signs a person in; gives where the browser ends up. */
  const signIn = async (browser: IdentityClient, subject: string, path?: string): Promise<string> => {
    const back = await walkThrough(await depart(browser, path), subject, BACK_TO);
    const answer = await browser.get(back.pathname + back.search);
    return answer.headers.get('location') ?? '';
  };
  const REFUSED = '/sign-in?failed=single-sign-on';

  test('the sign-in page names the way where there is one', async () => {
    expect(await (await client().get('/api/sign-in-ways')).json()).toEqual({
      singleSignOn: 'Đăng nhập của thành phố',
    });
    expect(await (await identityClient(world.services).get('/api/sign-in-ways')).json()).toEqual({
      singleSignOn: null,
    });
  });

  test('the whole code flow with PKCE, state and nonce signs a linked person in, and leads to the page that was wanted', async () => {
    const browser = client();
    const departing = new URL(await depart(browser));
    expect(departing.searchParams.get('code_challenge_method')).toBe('S256');
    for (const needed of ['state', 'nonce', 'code_challenge']) {
      expect(departing.searchParams.get(needed)?.length, needed).toBeGreaterThanOrEqual(43);
    }
    expect(await signIn(browser, 's-mai', '/search?q=đất')).toBe('/search?q=%C4%91%E1%BA%A5t');
    expect(await (await browser.get('/api/me')).json()).toMatchObject({ signInName: 'mai@a.example.vn' });
    expect(await signIn(client(), 's-mai')).toBe('/');
  });

  test('an archivist still needs the second factor', async () => {
    const browser = client();
    await signIn(browser, 's-thu');
    expect((await browser.get('/api/me')).status).toBe(403);
    expect(await (await browser.get('/api/session')).json()).toMatchObject({ needs: 'enrolment' });
  });

  test.each([
    ['who has no account here', 's-moi'],
    ['whose address is not verified', 's-chua'],
    ['who is disabled', 's-nghi'],
    ['who would be one of the demonstration', 's-demo'],
    ['whose account is linked to another person of the provider', 's-gia'],
  ])('nobody is let in %s', async (_, subject) => {
    await signIn(client(), 's-mai');
    const browser = client();
    expect(await signIn(browser, subject)).toBe(REFUSED);
    expect((await browser.get('/api/me')).status).toBe(401);
    expect(browser.cookies.size).toBe(0);
  });

  test('an answer counts once, and only in the browser that was sent away', async () => {
    const [victim, attacker] = [client(), client()];
    const back = await walkThrough(await depart(attacker), 's-mai', BACK_TO);
    const path = back.pathname + back.search;
    expect((await victim.get(path)).headers.get('location')).toBe(REFUSED);
    await depart(victim);
    expect((await victim.get(path)).headers.get('location')).toBe(REFUSED);
    expect((await victim.get('/api/me')).status).toBe(401);
    expect((await attacker.get(path)).headers.get('location')).toBe('/');
    expect((await attacker.get(path)).headers.get('location')).toBe(REFUSED);
  });

  test.each([
    ['state', (query: URLSearchParams) => query.set('state', 'x'.repeat(43))],
    ['code', (query: URLSearchParams) => query.set('code', 'x'.repeat(43))],
    ['issuer', (query: URLSearchParams) => query.set('iss', 'https://elsewhere.example')],
    ['error', (query: URLSearchParams) => query.set('error', 'access_denied')],
  ])('an answer whose %s was changed is refused', async (_, change) => {
    const browser = client();
    const back = await walkThrough(await depart(browser), 's-mai', BACK_TO);
    change(back.searchParams);
    expect((await browser.get(back.pathname + back.search)).headers.get('location')).toBe(REFUSED);
    expect((await browser.get('/api/me')).status).toBe(401);
  });

  const signed = (claims: JWTPayload, key = provider.key): Promise<string> =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: provider.keyId }).sign(key);
  const hour = 3600;
  const now = (): number => Math.floor(Date.now() / 1000);
  const forgeries: [string, (token: string) => Promise<string>][] = [
    [
      'signed by somebody else',
      async (token) => signed(decodeJwt(token), (await generateKeyPair('RS256')).privateKey),
    ],
    ['not signed', (token) => Promise.resolve(new UnsecuredJWT(decodeJwt(token)).encode())],
    [
      'signed with the client’s secret',
      async (token) =>
        new SignJWT(decodeJwt(token))
          .setProtectedHeader({ alg: 'HS256' })
          .sign(new TextEncoder().encode(CLIENT.secret)),
    ],
    [
      'whose claims were exchanged',
      (token) => {
        const [head = '', body = '', seal = ''] = token.split('.');
        const claims = { ...(JSON.parse(Buffer.from(body, 'base64url').toString()) as object), sub: 's-thu' };
        return Promise.resolve(
          [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), seal].join('.'),
        );
      },
    ],
    [
      'that has expired',
      async (token) => signed({ ...decodeJwt(token), iat: now() - 2 * hour, exp: now() - hour }),
    ],
    ['for another client', async (token) => signed({ ...decodeJwt(token), aud: 'elsewhere' })],
    ['of another issuer', async (token) => signed({ ...decodeJwt(token), iss: 'https://elsewhere.example' })],
    ['for another sign-in', async (token) => signed({ ...decodeJwt(token), nonce: 'x'.repeat(43) })],
    ['without the nonce', async (token) => signed({ ...decodeJwt(token), nonce: undefined })],
    ['that is no token', () => Promise.resolve('no.token.atall')],
  ];
  test.each(forgeries)('an ID token %s is refused', async (_, forge) => {
    tamper = forge;
    const browser = client();
    expect(await signIn(browser, 's-mai')).toBe(REFUSED);
    expect((await browser.get('/api/me')).status).toBe(401);
    tamper = (token) => signed(decodeJwt(token));
    expect(await signIn(browser, 's-mai')).toBe('/');
    tamper = undefined;
  });

  test('the way back leads nowhere but into this portal', async () => {
    for (const path of ['https://evil.example/', '//evil.example', '/\\evil.example', 'search']) {
      expect(await signIn(client(), 's-mai', path), path).toBe('/');
    }
  });

  test('a provider that does not answer is said, and asked again the next time', async () => {
    const settings = {
      name: 'x',
      issuer: 'http://127.0.0.1:9',
      clientId: 'a',
      clientSecret: 'b',
      claim: 'email',
    };
    const browser = identityClient({ ...world.services, singleSignOn: new SingleSignOn(settings, ORIGIN) });
    expect((await browser.get('/api/single-sign-on/start')).headers.get('location')).toBe(REFUSED);
    expect((await browser.get('/api/single-sign-on/start')).headers.get('location')).toBe(REFUSED);
  });
});
