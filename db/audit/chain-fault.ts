import { hashOf, type ChainedEvent } from './chained-event.ts';

/** What is wrong with the chain, and at which event it begins. */
export interface ChainFault {
  readonly kind: 'changed' | 'removed' | 'inserted' | 'reordered' | 'truncated' | 'rewritten';
  readonly id: number;
  readonly sentence: string;
}

/** Where a chain is known to have stood. */
export interface Link {
  readonly id: number;
  readonly hash: string;
}

/** What tells a broken link's cause: the events that stand around it. */
export interface Surroundings {
  /** The number of the event that bears this hash. */
  numberOfHash(hash: string): Promise<number | undefined>;
  event(id: number): Promise<ChainedEvent | undefined>;
}

/** Whether an event follows the last one, unchanged. */
export function follows(last: Link, event: ChainedEvent): boolean {
  return event.id === last.id + 1 && event.previousHash === last.hash && hashOf(event) === event.hash;
}

/** What happened where an event does not follow the last one. */
export async function faultAt(last: Link, event: ChainedEvent, around: Surroundings): Promise<ChainFault> {
  const expected = last.id + 1;
  const { id } = event;
  if (id > expected) return removed(expected, id - 1);
  if (id < expected) return inserted(id, 'It stands outside of the numbering.');
  if (hashOf(event) === event.hash) {
    return last.id === 0
      ? changed(id, 'It does not begin the chain.')
      : changed(last.id, `It was given a new hash, but event ${id} was chained to another one.`);
  }
  const original = await originalNumber(event, around);
  if (original === id + 1) return removed(id, id, ' Those after it were given new numbers.');
  if (original === id - 1) return inserted(id - 1, 'Those after it were given new numbers.');
  if (original !== undefined) {
    return {
      kind: 'reordered',
      id,
      sentence: `Events were put in another order: in the place of event ${id} stands the one that was event ${original}.`,
    };
  }
  const next = await around.event(id + 1);
  if (next?.previousHash === last.hash && hashOf(next, id) === next.hash) {
    return inserted(id, 'Those after it were given new numbers.');
  }
  return changed(id, 'What it says does not give its hash.');
}

/** The number under which what an event says gives its hash. */
async function originalNumber(event: ChainedEvent, around: Surroundings): Promise<number | undefined> {
  const before = await around.numberOfHash(event.previousHash);
  const candidates = [...(before === undefined ? [] : [before + 1]), event.id + 1, event.id - 1];
  return candidates.find((number) => number !== event.id && hashOf(event, number) === event.hash);
}

function changed(id: number, how: string): ChainFault {
  return { kind: 'changed', id, sentence: `Event ${id} was changed. ${how}` };
}

function removed(from: number, to: number, more = ''): ChainFault {
  const which = from === to ? `Event ${from} was removed.` : `Events ${from} to ${to} were removed.`;
  return { kind: 'removed', id: from, sentence: which + more };
}

function inserted(id: number, how: string): ChainFault {
  return { kind: 'inserted', id, sentence: `An event was inserted as number ${id}. ${how}` };
}
