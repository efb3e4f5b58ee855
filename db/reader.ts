import type { Store, Transaction } from './store.ts';
import { asPortal } from './portal.ts';

/**
 * A signed-in person as the row policies see them: the agency ids readable under access modes 01 and 02.
 * Only `readerOf` makes one, from the memberships and successions in the database.
 */
export interface Reader {
  readonly account: string;
  readonly agencies: { readonly '01': readonly number[]; readonly '02': readonly number[] };
}

/** Looks up what an account may read on a day (`yyyy-mm-dd`, default today in Vietnam). An unknown account may read nothing. */
export async function readerOf(store: Store, account: string, day: string = today()): Promise<Reader> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ open: number[]; conditional: number[] }>(
      `select readable_agencies($1::uuid, '01', $2::date) as open, readable_agencies($1::uuid, '02', $2::date) as conditional`,
      [account, day],
    ),
  );
  return { account, agencies: { '01': row?.open ?? [], '02': row?.conditional ?? [] } };
}

/**
 * The one way to read records: a transaction under a role that row policies bind, with the reader's agencies set for
 * this transaction alone. The work gets the transaction and nothing else.
 */
export function asReader<Result>(
  store: Store,
  reader: Reader,
  work: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  return store.transaction('tangthu_reader', async (transaction) => {
    const context = transaction.query(
      `select set_config('tangthu.agencies_01', $1, true), set_config('tangthu.agencies_02', $2, true),
              set_config('plan_cache_mode', 'force_custom_plan', true), set_config('hnsw.iterative_scan', 'relaxed_order', true),
              set_config('hnsw.ef_search', '200', true)`,
      [reader.agencies['01'].join(','), reader.agencies['02'].join(',')],
    );
    // Statements run in the order in which they are sent: none of the work's comes before the reader's context.
    const [result] = await Promise.all([work(transaction), context]);
    return result;
  });
}

/** Every agency id this reader may read something of; pass it as `custodian = any($n)` beside the policy, for the plan's sake. */
export function readableAgencies(reader: Reader): number[] {
  return [...new Set([...reader.agencies['01'], ...reader.agencies['02']])].sort((a, b) => a - b);
}

/** Today in Vietnam (UTC+7), `yyyy-mm-dd`: the day on which an access rule starts there. */
export function today(): string {
  return new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
}
