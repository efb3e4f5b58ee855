import type { Store } from '@tangthu/db/store';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { makePortalWorld, type PortalWorld } from './portal-world.ts';

/** The portal world with auditors, and with a person's number in two documents. */
export interface AuditWorld extends PortalWorld {
  /** A citizen number that the plan of ward A and the foreign document of ward B bear. */
  readonly number: string;
  /** Asks as an account, or as a stranger, from a network address. */
  ask(path: string, signInName?: string, body?: object, address?: string): Promise<Response>;
}

/** A shown event, as far as tests look at it. */
export interface ShownEvent {
  readonly id: number;
  readonly action: string;
  readonly target: string | null;
  readonly document: string | null;
  readonly person: { readonly signInName: string } | null;
  readonly address: string | null;
  readonly details: Record<string, unknown>;
}

/**
 * Fills a fresh store. Beside the people of the portal world: `soat` audits ward A, `xet` ward B, both read no record; `thu` is archivist
 * and `quan` administrator of ward A.
 */
export async function makeAuditWorld(store: Store): Promise<AuditWorld> {
  const world = await makePortalWorld(store);
  const number = '079203000999';
  for (const [name, agency, role, modes] of [
    ['soat', 'A', 'auditor', []],
    ['xet', 'B', 'auditor', []],
    ['thu', 'A', 'archivist', ['01', '02']],
    ['quan', 'A', 'administrator', ['01', '02']],
  ] as const) {
    await asOwner(store, (owner) =>
      owner.query(
        `with made as (insert into account (sign_in_name, display_name, demonstration) values ($1, $2, true) returning id)
         insert into membership (account, agency, role, modes) select made.id, a.id, $4, $5 from made, agency a where a.code = $3`,
        [name, `Người dùng ${name}`, agency, role, modes],
      ),
    );
  }
  for (const document of [world.documents.plan, world.documents.foreign]) {
    await asWriter(store, (writer) =>
      writer.query(
        `insert into identifier (document, custodian, mode, kind, key, page)
         select id, custodian, mode, 'citizen-number', $2, 1 from document where id = $1`,
        [document, number],
      ),
    );
  }
  return {
    ...world,
    number,
    ask: async (path, signInName, body, address = '203.0.113.7') =>
      world.api.request(
        path,
        {
          headers: {
            'Content-Type': 'application/json',
            ...(signInName && { Cookie: await world.cookieOf(signInName) }),
          },
          ...(body && { method: 'POST', body: JSON.stringify(body) }),
        },
        { incoming: { headers: {}, socket: { remoteAddress: address } } },
      ),
  };
}
