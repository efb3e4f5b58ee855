import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';

const EVERY_MILLISECONDS = 6 * 3_600_000;

/** Disables whoever has not worked for 45 days; gives their accounts. */
export async function disableIdleAccounts(store: Store): Promise<string[]> {
  const rows = await asPortal(store, (portal) =>
    portal.query<{ account: string }>('select disable_idle_accounts() as account'),
  );
  return rows.map(({ account }) => account);
}

/** Does `sweep` now and every six hours until the function that it gives is called. */
export async function sweepRegularly(sweep: () => Promise<void>): Promise<() => void> {
  await sweep();
  const timer = setInterval(() => void sweep(), EVERY_MILLISECONDS).unref();
  return () => clearInterval(timer);
}
