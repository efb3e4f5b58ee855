import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import Provider from 'oidc-provider';

/** A person whom the provider knows. */
export interface ProviderPerson {
  readonly email: string;
  readonly verified: boolean;
}

/** A real OpenID provider on a free port of this machine. */
export interface RunningProvider {
  readonly issuer: string;
  /** With which it signs, so that tests can sign what it would not. */
  readonly key: CryptoKey;
  readonly keyId: string;
  close(): Promise<void>;
}

export const CLIENT = { id: 'tangthu', secret: 'a secret of the operator alone' };

/** Starts a provider that knows these people by their subjects, asks for PKCE, and sends browsers back to `redirectAddress`. */
export async function startProvider(
  people: Readonly<Record<string, ProviderPerson>>,
  redirectAddress: string,
): Promise<RunningProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [redirectAddress],
        grant_types: ['authorization_code'],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: [] },
    conformIdTokenClaims: false,
    cookies: { keys: ['a key of the tests'] },
    findAccount: (_: unknown, subject: string) => ({
      accountId: subject,
      claims: () => ({
        sub: subject,
        email: people[subject]?.email,
        email_verified: people[subject]?.verified,
      }),
    }),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), kid: 'own', alg: 'RS256', use: 'sig' }] },
    pkce: { required: () => true },
    ttl: {
      AccessToken: 600,
      AuthorizationCode: 60,
      Grant: 600,
      IdToken: 600,
      Interaction: 600,
      Session: 600,
    },
  });
  server.on('request', provider.callback());
  return {
    issuer,
    key: privateKey,
    keyId: 'own',
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Walks a browser through the provider's own pages as a person: signs in, consents, and gives the address to which it is sent back.
 */
export async function walkThrough(location: string, subject: string, backTo: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let address = location;
  let body: URLSearchParams | undefined;
  for (let step = 0; step < 12; step++) {
    const answer = await fetch(address, {
      method: body ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { body }),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = answer.headers.get('location');
    if (next) {
      address = new URL(next, address).href;
      body = undefined;
      if (address.startsWith(backTo)) return new URL(address);
      continue;
    }
    const page = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (!prompt) throw new Error(`The provider answered ${answer.status}: ${page.slice(0, 300)}`);
    address = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', address).href;
    body = new URLSearchParams({ prompt, ...(prompt === 'login' && { login: subject, password: 'any' }) });
  }
  throw new Error('The provider asks and asks.');
}
