import type { Auditor } from '@tangthu/db/auditor';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { asOwner } from '@tangthu/db/writer';
import { findEvents } from '@tangthu/server/audit/find-events';
import { personTrail } from '@tangthu/server/audit/person-trail';
import type { Results } from '../report.ts';
import { fillAuditLog, type FilledLog } from './audit-log.ts';
import { onPglite, onPostgres } from './bench-stores.ts';

const EVENTS = 1_000_000;
const QUESTIONS = 100;
const PAGE = 50;
const CHAINED = 10_000;
const ALONE = 500;

/**
 * The audit log on PostgreSQL and on the embedded store: what the chain costs, then the speed of "whose data, who saw it, when" and of
 * the log's search over a million events, for an auditor of every agency and for one of a single agency among forty.
 */
export async function benchAudit(events = EVENTS): Promise<Results> {
  return {
    ...(await onPostgres((store) => measure('postgres', store, events))),
    ...(await onPglite((store) => measure('pglite', store, events))),
  };
}

async function measure(name: string, store: Store, events: number): Promise<Results> {
  const chain = await chainCost(store);
  const started = performance.now();
  const log = await fillAuditLog(store, events);
  const results: Results = {
    [`${name}.events`]: events,
    [`${name}.fillSeconds`]: (performance.now() - started) / 1000,
  };
  for (const [figure, value] of Object.entries({ ...chain, ...(await questions(store, log)) })) {
    results[`${name}.${figure}`] = value;
  }
  return results;
}

/** Events a second, chained and not, of one statement with many and of transactions with one each. */
async function chainCost(store: Store): Promise<Results> {
  const rate = async (events: number, add: () => Promise<unknown>): Promise<number> => {
    const started = performance.now();
    await add();
    return events / ((performance.now() - started) / 1000);
  };
  const insert = `insert into audit_event (action, outcome, target, details, address)
    select 'page', 'allowed', gen_random_uuid()::text, '{"page": 3}', '10.1.2.3' from generate_series(1, $1)`;
  const bulk = (): Promise<unknown> => asPortal(store, (portal) => portal.query(insert, [CHAINED]));
  const alone = async (): Promise<void> => {
    for (let n = 0; n < ALONE; n++) await asPortal(store, (portal) => portal.query(insert, [1]));
  };
  await alone();
  const chained = { bulk: await rate(CHAINED, bulk), alone: await rate(ALONE, alone) };
  await asOwner(store, (owner) =>
    owner.script(`alter table audit_event disable trigger user;
      create sequence bench_number start 1000000000; alter table audit_event alter column id set default nextval('bench_number'),
        alter column hash set default '', alter column previous_hash set default '';
      grant usage on sequence bench_number to tangthu_portal;`),
  );
  const plain = { bulk: await rate(CHAINED, bulk), alone: await rate(ALONE, alone) };
  return {
    'chain.bulkPerSecond': chained.bulk,
    'chain.bulkRatio': plain.bulk / chained.bulk,
    'chain.alonePerSecond': chained.alone,
    'chain.aloneRatio': plain.alone / chained.alone,
  };
}

async function questions(store: Store, log: FilledLog): Promise<Results> {
  const reader = await readerOfAgencies(store, log.agencies);
  const of = (audited: readonly number[]): Auditor => ({ account: log.account, audited });
  const everybody = of(log.agencies);
  const one = of(log.agencies.slice(0, 1));
  const trail = (auditor: Auditor, number: string): Promise<unknown> =>
    personTrail(store, auditor, reader, number, { limit: PAGE });
  const find = (filters: Parameters<typeof findEvents>[2], auditor = everybody): Promise<unknown> =>
    findEvents(store, auditor, filters, { limit: PAGE });
  const number = (n: number): string => log.numbers[(n * 37) % log.numbers.length] ?? '';
  const day = (n: number): string => log.days[(n * 37) % log.days.length] ?? '';
  return {
    ...(await p95('person', (n) => trail(everybody, number(n)))),
    ...(await p95('person.oneAgency', (n) => trail(one, number(n)))),
    ...(await p95('person.mostSeen', () => trail(everybody, log.numbers[0] ?? ''))),
    ...(await p95('newest', () => find({}))),
    ...(await p95('newest.oneAgency', () => find({}, one))),
    ...(await p95('byPerson', (n) => find({ person: `bench-${(n * 37) % log.people}` }))),
    ...(await p95('byRecord', (n) => find({ record: log.documents[(n * 37) % log.documents.length] }))),
    ...(await p95('byDay', (n) => find({ from: day(n), to: day(n) }))),
    ...(await p95('denialsOfDay', (n) => find({ outcome: 'denied', from: day(n), to: day(n) }))),
    ...(await p95('byPurpose.oneAgency', () => find({ purpose: 'inspection' }, one))),
  };
}

async function p95(name: string, ask: (n: number) => Promise<unknown>): Promise<Results> {
  const milliseconds: number[] = [];
  for (let n = 0; n < QUESTIONS; n++) {
    const started = performance.now();
    await ask(n);
    milliseconds.push(performance.now() - started);
  }
  milliseconds.sort((one, two) => one - two);
  return {
    [`${name}.p50Ms`]: milliseconds[Math.floor(QUESTIONS * 0.5)] ?? 0,
    [`${name}.p95Ms`]: milliseconds[Math.floor(QUESTIONS * 0.95)] ?? 0,
  };
}
