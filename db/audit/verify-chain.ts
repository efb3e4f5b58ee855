import type { Store } from '../store.ts';
import { asOwner } from '../writer.ts';
import type { Anchor } from './anchors.ts';
import { faultAt, follows, type ChainFault, type Link, type Surroundings } from './chain-fault.ts';
import { BEFORE_ALL, SELECT_CHAINED, type ChainedEvent } from './chained-event.ts';

const EVENTS_AT_ONCE = 1_000;

/** What verifying found: how many events were walked, up to which, and the first fault. */
export interface Verdict {
  readonly events: number;
  readonly last: Link;
  readonly fault?: ChainFault;
}

/**
 * Walks the chain from its beginning, or from an anchor that is taken for granted, and compares it with the anchors on its way. Reads
 * a thousand events at a time; events that are added meanwhile are walked too. Needs the owner's address on PostgreSQL.
 */
export async function verifyChain(store: Store, anchors: readonly Anchor[], from?: Anchor): Promise<Verdict> {
  const start: Link = from ?? { id: 0, hash: BEFORE_ALL };
  const witnesses = new Map<number, Link>(anchors.map((anchor) => [anchor.id, anchor]));
  const head = await headOf(store);
  let last = start;
  let events = 0;
  const verdict = (fault?: ChainFault): Verdict => ({ events, last, ...(fault && { fault }) });

  if (from && (await surroundings(store).event(from.id))?.hash !== from.hash) return verdict(rewritten(from));
  for await (const event of eventsAfter(store, from?.id)) {
    if (!follows(last, event)) return verdict(await faultAt(last, event, surroundings(store)));
    const witness = witnesses.get(event.id);
    if (witness && witness.hash !== event.hash) return verdict(rewritten(witness));
    if (event.id === head.id && event.hash !== head.hash) return verdict(rewritten(head));
    last = event;
    events++;
  }
  return verdict(faultAtEnd(last, head, anchors));
}

interface Head extends Link {
  /** The greatest number of an event at the same moment. */
  readonly greatest: number;
}

async function headOf(store: Store): Promise<Head> {
  const [head] = await asOwner(store, (owner) =>
    owner.query<Head>(
      `select id, encode(hash, 'hex') as hash, (select coalesce(max(id), 0) from audit_event) as greatest from audit_head`,
    ),
  );
  return head ?? { id: 0, hash: BEFORE_ALL, greatest: 0 };
}

function faultAtEnd(last: Link, head: Head, anchors: readonly Anchor[]): ChainFault | undefined {
  const reached = Math.max(head.id, ...anchors.map(({ id }) => id));
  if (reached > last.id) {
    return {
      kind: 'truncated',
      id: last.id + 1,
      sentence: `The end was cut off: the chain reached event ${reached}, and now it ends with event ${last.id}.`,
    };
  }
  if (head.greatest <= head.id) return undefined;
  const id = head.id + 1;
  return {
    kind: 'inserted',
    id,
    sentence: `An event was inserted as number ${id}, after the last that the chain knows of.`,
  };
}

function rewritten({ id }: Link): ChainFault {
  return {
    kind: 'rewritten',
    id,
    sentence: `The chain was written anew up to event ${id} or beyond: that event is not the one that was anchored.`,
  };
}

async function* eventsAfter(store: Store, id = Number.MIN_SAFE_INTEGER): AsyncGenerator<ChainedEvent> {
  for (let after = id; ;) {
    const events = await asOwner(store, (owner) =>
      owner.query<ChainedEvent>(`${SELECT_CHAINED} where id > $1 order by id limit $2`, [
        after,
        EVENTS_AT_ONCE,
      ]),
    );
    yield* events;
    const last = events.at(-1);
    if (!last) return;
    after = last.id;
  }
}

function surroundings(store: Store): Surroundings {
  return {
    numberOfHash: async (hash) => {
      const [found] = await asOwner(store, (owner) =>
        owner.query<{ id: number }>(`select id from audit_event where hash = decode($1, 'hex') limit 1`, [
          hash,
        ]),
      );
      return found?.id;
    },
    event: async (id) => {
      const [found] = await asOwner(store, (owner) =>
        owner.query<ChainedEvent>(`${SELECT_CHAINED} where id = $1`, [id]),
      );
      return found;
    },
  };
}
