import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';

/** What a person stated last, in whatever session: what a clerk is offered for the next resident. */
export interface LastStatement {
  readonly purpose: string;
  readonly legalBasis: string;
}

/** The last purpose that a person stated for all that they read; undefined where they never stated one. */
export async function lastStatement(store: Store, account: string): Promise<LastStatement | undefined> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<LastStatement>(
      `select purpose, legal_basis as "legalBasis" from stated_purpose
       where account = $1 and document is null order by stated_at desc limit 1`,
      [account],
    ),
  );
  return row;
}
