import { randomUUID } from 'node:crypto';
import { asPortal } from '@tangthu/db/portal';
import { readerOf, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import type { Logger } from 'pino';
import { recordEvent } from '../audit/record-event.ts';
import { doClaimed } from '../background/claimed-jobs.ts';
import { Rounds, type GoesOn } from '../background/rounds.ts';
import type { SearchRequest, SearchResult } from '../retrieval/search-result.ts';
import { asAccount } from '../saved/own-rows.ts';
import type { KeptHit } from './batch-results.ts';

/** What lists of queries are searched with. */
interface Work {
  readonly store: Store;
  readonly search: (reader: Reader, request: SearchRequest) => Promise<SearchResult>;
}

interface Job {
  readonly id: string;
  readonly account: string;
  readonly hits: number;
}

const EVERY_MILLISECONDS = 3_000;

/** Searches lists of queries in the background of a server, one after the other; several servers share the queue. */
export function searchBatches(work: Work, log: Logger): Rounds {
  const worker = randomUUID();
  return new Rounds(
    (goesOn) => runBatches(work, worker, goesOn),
    EVERY_MILLISECONDS,
    (error) => log.error({ err: error }, 'A list of queries could not be searched; it is tried again.'),
  );
}

/** Searches every list that waits, or that another worker left. Each line is kept as soon as it is found, so that nothing is done twice. */
export async function runBatches(work: Work, worker: string, goesOn: GoesOn): Promise<void> {
  await doClaimed<Job>({ store: work.store, kind: 'batch', worker }, goesOn, (job) =>
    runBatch(work, worker, job, goesOn),
  );
}

async function runBatch(work: Work, worker: string, job: Job, goesOn: GoesOn): Promise<void> {
  for (;;) {
    const next = await nextLine(work.store, job);
    if (!next) return endBatch(work.store, worker, job, 'done');
    if (!goesOn()) return leaveBatch(work.store, worker, job);
    if (await isDisabled(work.store, job.account)) return endBatch(work.store, worker, job, 'failed');
    const hits = await searchLine(work, job, next);
    if (!(await keepLine(work.store, worker, job, next.line, hits))) return;
  }
}

interface Line {
  readonly line: number;
  readonly query: string;
}

async function nextLine(store: Store, { id, account }: Job): Promise<Line | undefined> {
  const [line] = await asAccount(store, account, (portal) =>
    portal.query<Line>(
      'select line, query from batch_line where batch = $1 and done_at is null order by line limit 1',
      [id],
    ),
  );
  return line;
}

/** Searched as the person's own search, under the rights of now, without any purpose that a session states; and written down as one. */
async function searchLine({ store, search }: Work, job: Job, { line, query }: Line): Promise<KeptHit[]> {
  const reader = await readerOf(store, job.account);
  const { hits } = await search(reader, { query, limit: job.hits });
  await recordEvent(store, {
    account: job.account,
    action: 'search',
    outcome: 'allowed',
    details: { query, batch: job.id, line },
    requestId: `batch-${job.id}`,
    rulesVersion: reader.rulesVersion,
  });
  return hits.map(({ document, page, passage }) => ({ document: document.id, page, passage }));
}

/** False, and nothing is kept, where the list was stopped or removed meanwhile, or is another worker's. */
function keepLine(
  store: Store,
  worker: string,
  { id, account }: Job,
  line: number,
  hits: readonly KeptHit[],
): Promise<boolean> {
  return asAccount(store, account, async (portal) => {
    const held = await portal.query(
      `update query_batch set beat_at = now() where id = $1 and worker = $2 and state = 'running' returning id`,
      [id, worker],
    );
    if (held.length === 0) return false;
    await portal.query(
      'update batch_line set hits = $3::jsonb, done_at = now() where batch = $1 and line = $2',
      [id, line, JSON.stringify(hits)],
    );
    return true;
  });
}

async function endBatch(
  store: Store,
  worker: string,
  { id, account }: Job,
  state: 'done' | 'failed',
): Promise<void> {
  await asAccount(store, account, (portal) =>
    portal.query(
      'update query_batch set state = $3, finished_at = now(), worker = null where id = $1 and worker = $2',
      [id, worker, state],
    ),
  );
}

/** A stop is no try of its own. */
async function leaveBatch(store: Store, worker: string, { id, account }: Job): Promise<void> {
  await asAccount(store, account, (portal) =>
    portal.query(
      `update query_batch set state = 'waiting', worker = null, attempts = attempts - 1 where id = $1 and worker = $2`,
      [id, worker],
    ),
  );
}

async function isDisabled(store: Store, account: string): Promise<boolean> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ disabled: boolean }>('select disabled from account where id = $1', [account]),
  );
  return row?.disabled ?? true;
}
