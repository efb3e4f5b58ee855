import { setTimeout } from 'node:timers/promises';
import { OriginalsError } from '@tangthu/db/originals';

/** What a worker waits for: the store or the place of the originals to answer again, or room on a disk. */
export type Obstacle = 'store' | 'originals' | 'room';

const GONE = /^(08|57P0|58030|53300|53200|25P03)/;
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', '53100']);
const BROKEN_CONNECTION =
  /Connection terminated|Client has encountered a connection error|Connection ended|not queryable|timeout exceeded when trying to connect|server closed the connection/i;
/** Two transactions stood in each other's way and the store let one of them go. */
const CROSSED = new Set(['40001', '40P01']);

/** What stands in the way of work that failed, or undefined where the fault is the work's own. */
export function obstacleOf(error: unknown): Obstacle | undefined {
  if (error instanceof AggregateError) return error.errors.map(obstacleOf).find(Boolean);
  if (!(error instanceof Error)) return undefined;
  if (error instanceof OriginalsError) return 'originals';
  const { code = '' } = error as NodeJS.ErrnoException;
  if (FULL.has(code)) return 'room';
  if (UNREACHABLE.has(code) || GONE.test(code) || CROSSED.has(code)) return 'store';
  if (BROKEN_CONNECTION.test(error.message)) return 'store';
  return error.cause ? obstacleOf(error.cause) : undefined;
}

/** How a worker waits. */
export interface Patience {
  /** Hears of each wait, and of its end. */
  readonly onWait?: (obstacle: Obstacle, error: Error) => void;
  readonly onGoOn?: () => void;
  /** Ends the waiting: the last fault is thrown. */
  readonly signal?: AbortSignal | undefined;
}

const FIRST_SECONDS = 0.2;
const LONGEST_SECONDS = 10;

/**
 * Does the work, and while something stands in its way waits and does it again, for as long as it takes. The
 * work must bear being done again. Other faults are thrown at once.
 */
export async function patiently<Result>(patience: Patience, work: () => Promise<Result>): Promise<Result> {
  for (let seconds = FIRST_SECONDS, waited = false; ; seconds = Math.min(seconds * 2, LONGEST_SECONDS)) {
    try {
      const result = await work();
      if (waited) patience.onGoOn?.();
      return result;
    } catch (error) {
      const obstacle = obstacleOf(error);
      if (!obstacle || patience.signal?.aborted) throw error;
      patience.onWait?.(obstacle, error as Error);
      waited = true;
    }
    await setTimeout(seconds * (500 + Math.random() * 1000), undefined, { signal: patience.signal }).catch(
      () => undefined,
    );
  }
}
