import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { personOf } from '../identity/accounts.ts';
import type { ReadingMark } from './reading-mark.ts';

/** Who takes a copy and for which agencies: for none where somebody reads by a grant alone. */
export async function copyTaker(
  store: Store,
  account: string,
): Promise<Pick<ReadingMark, 'agency' | 'person'>> {
  const member = await personOf(store, account);
  if (member)
    return { agency: member.agencies.map(({ name }) => name).join(', '), person: member.displayName };
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ name: string }>('select display_name as name from account where id = $1', [account]),
  );
  return { agency: '', person: row?.name ?? '' };
}
