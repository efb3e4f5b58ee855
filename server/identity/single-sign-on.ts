import { createHash, randomBytes } from 'node:crypto';
import * as openid from 'openid-client';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { SingleSignOnError } from './identity-errors.ts';
import { openSession, type NewSession, type Origin } from './session.ts';

/** The agency's own provider of OpenID Connect, as the operator's environment names it. */
export interface SingleSignOnSettings {
  /** What the button says, e.g. «Đăng nhập một lần của thành phố». */
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The claim that holds the sign-in name of an account here; of `email` only a verified one counts. */
  readonly claim: string;
}

/** A sign-in on its way to the provider. */
export interface DepartingSignIn {
  /** Where the browser goes. */
  readonly location: string;
  /** What the browser has to bring back in a cookie, so that nobody is signed in by another's link. */
  readonly browserSecret: string;
}

/** A sign-in that came back. */
export interface ReturnedSignIn {
  readonly session: NewSession;
  readonly returnPath: string;
}

const TRY_SECONDS = 600;
const DISCOVERY_SECONDS = 10;
/** Sign-ins on their way that are kept at most: the oldest give way. */
const MOST_TRIES = 10_000;

/** Sign-in by the authorization code flow with PKCE, state and nonce; the provider is looked up at the first sign-in. */
export class SingleSignOn {
  readonly name: string;
  readonly #settings: SingleSignOnSettings;
  readonly #redirectAddress: string;
  readonly #fetch: openid.CustomFetch | undefined;
  #provider: Promise<openid.Configuration> | undefined;

  /** `origin` is the address that people type; `fetch` stands in for the network's in tests. */
  constructor(settings: SingleSignOnSettings, origin: string, fetch?: openid.CustomFetch) {
    this.name = settings.name;
    this.#settings = settings;
    this.#redirectAddress = new URL('/api/single-sign-on/return', origin).href;
    this.#fetch = fetch;
  }

  /** Begins a sign-in that is to end at `returnPath`. Throws `SingleSignOnError` when the provider does not answer. */
  async depart(store: Store, returnPath: string): Promise<DepartingSignIn> {
    const provider = await this.#openProvider();
    const verifier = openid.randomPKCECodeVerifier();
    const [state, nonce] = [openid.randomState(), openid.randomNonce()];
    const browserSecret = randomBytes(32).toString('base64url');
    await asPortal(store, async (portal) => {
      await portal.query(
        `delete from single_sign_on_try where expires_at < now()
           or state_hash in (select state_hash from single_sign_on_try order by expires_at desc offset $1)`,
        [MOST_TRIES],
      );
      await portal.query(
        `insert into single_sign_on_try (state_hash, browser_hash, nonce, verifier, return_path, expires_at)
         values ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
        [hashOf(state), hashOf(browserSecret), nonce, verifier, returnPath, TRY_SECONDS],
      );
    });
    const location = openid.buildAuthorizationUrl(provider, {
      redirect_uri: this.#redirectAddress,
      scope: 'openid profile email',
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state,
      nonce,
    });
    return { location: location.href, browserSecret };
  }

  /**
   * Ends a sign-in: `query` is what the provider sent the browser back with. Throws `SingleSignOnError` when the browser or anything
   * of the answer is not the one that is waited for, or when no enabled account is meant; accounts are never made here.
   */
  async return(
    store: Store,
    query: URLSearchParams,
    browserSecret: string,
    origin: Origin,
  ): Promise<ReturnedSignIn> {
    const state = query.get('state') ?? '';
    const departed = await takeBack(store, state, browserSecret);
    const provider = await this.#openProvider();
    const address = new URL(this.#redirectAddress);
    address.search = query.toString();
    let claims: openid.IDToken | undefined;
    try {
      const tokens = await openid.authorizationCodeGrant(provider, address, {
        pkceCodeVerifier: departed.verifier,
        expectedState: state,
        expectedNonce: departed.nonce,
        idTokenExpected: true,
      });
      claims = tokens.claims();
    } catch (error) {
      throw new SingleSignOnError('The answer of the single sign-on cannot be trusted.', { cause: error });
    }
    if (!claims) throw new SingleSignOnError('The single sign-on did not say who the person is.');
    const account = await this.#accountOf(store, claims);
    return {
      session: await openSession(store, account, 'single-sign-on', origin),
      returnPath: departed.return_path,
    };
  }

  /** Who was linked before stays linked, whatever the claim says now; else the claim names the account, and links it. */
  async #accountOf(store: Store, claims: openid.IDToken): Promise<string> {
    const name = this.#nameIn(claims);
    const account = await asPortal(store, async (portal) => {
      const [linked] = await portal.query<{ id: string; usable: boolean }>(
        `select a.id, ${USABLE} as usable from account_identity i join account a on a.id = i.account
         where i.issuer = $1 and i.subject = $2`,
        [claims.iss, claims.sub],
      );
      if (linked) return linked.usable ? linked.id : undefined;
      if (name === undefined) return undefined;
      const [made] = await portal.query<{ account: string }>(
        `insert into account_identity (issuer, subject, account)
         select $1, $2, a.id from account a where a.sign_in_name = $3 and ${USABLE}
         on conflict do nothing returning account`,
        [claims.iss, claims.sub, name],
      );
      return made?.account;
    });
    if (account === undefined) throw new SingleSignOnError('No enabled account is linked to this person.');
    return account;
  }

  #nameIn(claims: openid.IDToken): string | undefined {
    const value = claims[this.#settings.claim];
    if (typeof value !== 'string' || value === '') return undefined;
    if (this.#settings.claim === 'email' && claims['email_verified'] !== true) return undefined;
    return value.normalize('NFC').trim();
  }

  #openProvider(): Promise<openid.Configuration> {
    const provider = (this.#provider ??= this.#discover());
    return provider.catch((error: unknown) => {
      if (this.#provider === provider) this.#provider = undefined;
      throw new SingleSignOnError('The single sign-on does not answer.', { cause: error });
    });
  }

  /** Signatures are checked even though tokens come straight from the provider: the way there may lead through a proxy. */
  #discover(): Promise<openid.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const address = new URL(issuer);
    const execute = [openid.enableNonRepudiationChecks];
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked to stand out; nothing leaves this machine
    if (isThisMachine(address)) execute.push(openid.allowInsecureRequests);
    return openid.discovery(address, clientId, clientSecret, undefined, {
      execute,
      timeout: DISCOVERY_SECONDS,
      ...(this.#fetch && { [openid.customFetch]: this.#fetch }),
    });
  }
}

const USABLE = `(not a.disabled and not a.demonstration and a.last_active_at > now() - interval '45 days')`;

interface TryRow {
  nonce: string;
  verifier: string;
  return_path: string;
}

/** A try counts once, and only in the browser that began it. */
async function takeBack(store: Store, state: string, browserSecret: string): Promise<TryRow> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<TryRow>(
      `delete from single_sign_on_try where state_hash = $1 and browser_hash = $2 and expires_at > now()
       returning nonce, verifier, return_path`,
      [hashOf(state), hashOf(browserSecret)],
    ),
  );
  if (!row) throw new SingleSignOnError('This sign-in did not begin in this browser, or took too long.');
  return row;
}

function isThisMachine({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
