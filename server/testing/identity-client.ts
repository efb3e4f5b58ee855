import { TOTP, Secret } from 'otpauth';
import type { Store } from '@tangthu/db/store';
import { asPortal } from '@tangthu/db/portal';
import { asWriter } from '@tangthu/db/writer';
import { issueCode, type OneTimeCode } from '../identity/one-time-code.ts';
import { makeApi } from '../http/api.ts';
import type { Services } from '../http/services.ts';

/** A browser of a test: keeps the cookies that the API gives it. */
export interface IdentityClient {
  get(path: string): Promise<Response>;
  post(path: string, body?: unknown): Promise<Response>;
  /** The cookies by their names. */
  readonly cookies: Map<string, string>;
}

/** A browser without cookies, at a network address. */
export function identityClient(services: Services, address = '203.0.113.7'): IdentityClient {
  const api = makeApi(services);
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await api.request(
      path,
      { ...init, headers: { 'Content-Type': 'application/json', ...(cookie && { Cookie: cookie }) } },
      { incoming: { headers: {}, socket: { remoteAddress: address } } },
    );
    for (const set of answer.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/Max-Age=0/.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies,
    get: (path) => send(path),
    post: (path, body = {}) => send(path, { method: 'POST', body: JSON.stringify(body) }),
  };
}

/** Adds an account that has no password yet, a member of an agency; gives its id. */
export async function addAccount(store: Store, name: string, agency: string, role: string): Promise<string> {
  const [row] = await asWriter(store, (writer) =>
    writer.query<{ account: string }>(
      `with made as (insert into account (sign_in_name, display_name) values ($1, $1) returning id)
       insert into membership (account, agency, role, modes) select made.id, a.id, $3, '{01,02}' from made, agency a where a.code = $2
       returning account`,
      [name, agency, role],
    ),
  );
  return row?.account ?? '';
}

/** Issues a code as the operator does. */
export function codeFor(store: Store, account: string, resetsFactor = false): Promise<OneTimeCode> {
  return asPortal(store, (portal) => issueCode(portal, account, { resetsFactor, issuedBy: null }));
}

/** The code that an authenticator shows, so many steps of 30 seconds from now. */
export function totpCode(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}
