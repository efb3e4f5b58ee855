import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Store } from '@tangthu/db/store';
import type { Comparison } from './comparison.ts';
import type { World } from './world.ts';

/** Which store is compared with the reference. */
export interface StoreTask {
  readonly kind: Store['kind'];
  /** When so many cases were compared on all stores together, each ends the batch that it is at. */
  readonly count: number;
  /** One number that the stores share: how many cases that is by now. */
  readonly compared: Int32Array;
}

/** A world in which a person got what the rules do not give, as small as it could be made. */
export interface CounterExample {
  readonly store: Store['kind'];
  readonly world: World;
  readonly differences: string;
}

/** What was compared on one store: with the reference, and with a store that lacks what is hidden. */
export interface StoreComparison {
  readonly model: Comparison;
  readonly pairs: Comparison;
  readonly found: readonly CounterExample[];
}

/** Compares one store in a thread of its own, so that several are compared at once. */
export async function compareApart(task: StoreTask): Promise<StoreComparison> {
  const worker = new Worker(new URL('./store-comparison-worker.ts', import.meta.url), { workerData: task });
  const [comparison] = (await once(worker, 'message')) as [StoreComparison];
  return comparison;
}
