import { archivistOf } from '@tangthu/db/archivist';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { QuarantineError } from './quarantine-error.ts';

/**
 * The account of an archivist or administrator who keeps the archive of the agency, by sign-in name. Throws `QuarantineError` for
 * anybody else.
 */
export async function keeperOf(store: Store, signInName: string, agency: number): Promise<string> {
  const [account] = await asPortal(store, (portal) =>
    portal.query<{ id: string }>('select id from account where sign_in_name = $1', [signInName]),
  );
  const archivist = account && (await archivistOf(store, account.id));
  if (!archivist?.archive.includes(agency))
    throw new QuarantineError(
      `${signInName} is no archivist or administrator of the agency whose file this is. Only they decide about it.`,
    );
  return account?.id ?? '';
}
