import { createHmac } from 'node:crypto';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { typedNumbers } from '@tangthu/language/text/personal-numbers';

const secrets = new WeakMap<Store, Promise<Buffer>>();

/**
 * What stands in the audit log for a person's number (digits alone, as `personalNumberKey` gives them): its HMAC-SHA-256 under a
 * secret of this store's own, in hexadecimal digits. The log can be asked about a number without holding any.
 */
export async function personKey(store: Store, number: string): Promise<string> {
  return createHmac('sha256', await secretOf(store))
    .update(number)
    .digest('hex');
}

/** The keys of the people's numbers in what a person typed, and of numbers that are known already, each once. */
export function personKeysOf(
  store: Store,
  typed: readonly string[],
  known: readonly string[] = [],
): Promise<string[]> {
  const numbers = new Set([...known, ...typed.flatMap((text) => typedNumbers(text).people)]);
  return Promise.all([...numbers].map((number) => personKey(store, number)));
}

function secretOf(store: Store): Promise<Buffer> {
  const known = secrets.get(store);
  if (known) return known;
  const read = asPortal(store, async (portal) => {
    const [row] = await portal.query<{ secret: Uint8Array }>(
      `select secret from portal_secret where name = 'person-key'`,
    );
    if (!row) throw new Error('The store has no secret for people’s numbers. Run "npm run migrate".');
    return Buffer.from(row.secret);
  });
  secrets.set(store, read);
  read.catch(() => secrets.delete(store));
  return read;
}
