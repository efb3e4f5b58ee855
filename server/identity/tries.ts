import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';

/** How many tries a window allows before the next are refused. It ends a quarter of an hour after the last that was allowed. */
const WINDOW_SECONDS = 15 * 60;
const TRIES_OF_ACCOUNT = 10;
const TRIES_OF_ADDRESS = 100;

/** Unknown names share so many rows, and addresses so many: made-up ones cannot fill the store. */
const NAME_ROWS = 4_096;
const ADDRESS_ROWS = 65_536;

/** A try to sign in: taken before the secret is looked at, so that of many at once no more than allowed are. */
export interface Try {
  readonly allowed: boolean;
  /** How many were tried in this window, with this one. */
  readonly count: number;
  /** Whether this is the first that is not allowed. */
  readonly firstRefused: boolean;
}

/** Takes a try for an account, or for a name that nobody has. */
export function takeTryOfAccount(store: Store, account: string | undefined, name: string): Promise<Try> {
  return takeTry(store, bucketOfAccount(account, name), TRIES_OF_ACCOUNT);
}

/** Takes a try from an address; those of one network of IPv6 (/64) are one. */
export function takeTryOfAddress(store: Store, address: string): Promise<Try> {
  return takeTry(store, bucketOfAddress(address), TRIES_OF_ADDRESS);
}

/** A sign-in that succeeded: the account begins anew, and the address gets its try back. */
export async function forgiveTries(store: Store, account: string, address: string): Promise<void> {
  await asPortal(store, async (portal) => {
    await portal.query('delete from sign_in_tries where bucket = $1', [bucketOfAccount(account, '')]);
    await portal.query('update sign_in_tries set tries = tries - 1 where bucket = $1 and tries > 0', [
      bucketOfAddress(address),
    ]);
  });
}

async function takeTry(store: Store, bucket: string, most: number): Promise<Try> {
  const count = await asPortal(store, async (portal) => {
    const [row] = await portal.query<{ tries: number }>(
      `insert into sign_in_tries as t (bucket, tries, ends_at) values ($1, 1, now() + make_interval(secs => $2))
       on conflict (bucket) do update set
         ends_at = case when t.ends_at < now() or t.tries < $3 then excluded.ends_at else t.ends_at end,
         tries = case when t.ends_at < now() then 1 else least(t.tries + 1, 1000000) end
       returning tries`,
      [bucket, WINDOW_SECONDS, most],
    );
    return row?.tries ?? most + 1;
  });
  if (count === 1) await removeEnded(store);
  return { allowed: count <= most, count, firstRefused: count === most + 1 };
}

/** In a transaction of its own, which waits for nobody. */
async function removeEnded(store: Store): Promise<void> {
  await asPortal(store, (portal) =>
    portal.query(
      `delete from sign_in_tries where bucket in (
         select bucket from sign_in_tries where ends_at < now() order by ends_at limit 100 for update skip locked)`,
    ),
  );
}

function bucketOfAccount(account: string | undefined, name: string): string {
  return account === undefined ? `name ${numberOf(name, NAME_ROWS)}` : `account ${account}`;
}

function bucketOfAddress(address: string): string {
  const network = isIPv6(address) ? new URL(`http://[${address.split('%')[0]}]`).hostname : address;
  return `address ${numberOf(isIPv6(address) ? firstHalf(network.slice(1, -1)) : network, ADDRESS_ROWS)}`;
}

/** The first 64 bits of an IPv6 address in its shortest form. */
function firstHalf(address: string): string {
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const last = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(8 - groups.length - last.length).fill('0');
  return [...groups, ...zeros, ...last].slice(0, 4).join(':');
}

function numberOf(text: string, rows: number): number {
  return createHash('sha256').update(text.normalize('NFC')).digest().readUInt32BE() % rows;
}
