import type { Store } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { asAccount } from '../saved/own-rows.ts';
import { BatchRefusedError } from './batch-errors.ts';
import type { BatchView } from './batch-view.ts';
import type { ListedQuery } from './read-queries.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly hits: number;
  readonly state: BatchView['state'];
  readonly made_at: Date;
  readonly finished_at: Date | null;
  readonly lines: number;
  readonly done: number;
}

const BATCHES = `select b.id, b.name, b.hits, b.state, b.made_at, b.finished_at, n.lines, n.done
  from query_batch b cross join lateral (
    select count(*)::int as lines, count(done_at)::int as done from batch_line where batch = b.id) n`;

/** Puts a list of queries of the person's in the queue; gives its id. Throws `BatchRefusedError` where too many are kept. */
export function makeBatch(
  store: Store,
  account: string,
  {
    name,
    hits,
    queries,
  }: { readonly name: string; readonly hits: number; readonly queries: readonly ListedQuery[] },
): Promise<string> {
  return asAccount(store, account, async (portal) => {
    const [row] = await portal.query<{ id: string }>(
      'insert into query_batch (account, name, hits) values ($1, $2, $3) returning id',
      [account, name, hits],
    );
    const id = row?.id ?? '';
    await portal.query(
      'insert into batch_line (batch, account, line, query) select $1, $2, * from unnest($3::int[], $4::text[])',
      [id, account, queries.map(({ line }) => line), queries.map(({ query }) => query)],
    );
    return id;
  }).catch((error: unknown) => {
    throw isFull(error) ? tooMany() : error;
  });
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'query_batch_number';
}

function tooMany(): BatchRefusedError {
  return new BatchRefusedError([
    {
      message: 'You keep 10 lists already. Remove one that you no longer need.',
      messageVi: 'Bạn đã có 10 danh sách. Hãy xóa bớt một danh sách không còn dùng.',
    },
  ]);
}

/** The person's lists, the newest first. */
export async function listBatches(store: Store, account: string): Promise<BatchView[]> {
  const rows = await asAccount(store, account, (portal) =>
    portal.query<Row>(`${BATCHES} order by b.made_at desc, b.id desc`),
  );
  return rows.map(viewOf);
}

/** One of the person's lists. Throws `RecordNotFoundError` where the person has none of that id. */
export async function findBatch(store: Store, account: string, id: string): Promise<BatchView> {
  const [row] = await asAccount(store, account, (portal) =>
    portal.query<Row>(`${BATCHES} where b.id = $1`, [id]),
  );
  if (!row) throw new RecordNotFoundError();
  return viewOf(row);
}

/** Stops a list that waits or runs; what was found stays. Throws `RecordNotFoundError` where the person has none of that id. */
export async function cancelBatch(store: Store, account: string, id: string): Promise<void> {
  await findBatch(store, account, id);
  await asAccount(store, account, (portal) =>
    portal.query(
      `update query_batch set state = 'cancelled', worker = null, finished_at = now()
       where id = $1 and state in ('waiting', 'running')`,
      [id],
    ),
  );
}

/** Removes a list with what it found. Throws `RecordNotFoundError` where the person has none of that id. */
export async function removeBatch(store: Store, account: string, id: string): Promise<void> {
  const removed = await asAccount(store, account, (portal) =>
    portal.query('delete from query_batch where id = $1 returning id', [id]),
  );
  if (removed.length === 0) throw new RecordNotFoundError();
}

function viewOf({ id, name, hits, state, made_at, finished_at, lines, done }: Row): BatchView {
  return {
    id,
    name,
    hits,
    state,
    madeAt: made_at.toISOString(),
    finishedAt: finished_at?.toISOString() ?? null,
    lines,
    done,
  };
}
