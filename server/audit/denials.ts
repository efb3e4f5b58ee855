import { actingFor, NOBODY_ACTS } from '@tangthu/db/acting';
import type { Store } from '@tangthu/db/store';
import { recordFacts, type EventFacts } from './event-facts.ts';

const WINDOW_MILLISECONDS = 60_000;
/** So many denials a minute are written down one by one; those beyond are counted, and the count is one event. */
const EACH_OF_ACCOUNT = 60;
const EACH_OF_ADDRESS = 5;
const EACH_OF_STRANGERS = 30;

interface Tally {
  readonly account: string | null;
  readonly address: string;
  written: number;
  counted: number;
}

/**
 * Writes down what was refused, and keeps a flood of it from filling the log: of one minute at most 60 events of an account and five of
 * a stranger's address, 30 of all strangers together; of more only how many they were, in one event for each that was over its bound.
 */
export class Denials {
  readonly #store: Store;
  readonly #tallies = new Map<string, Tally>();
  #strangers = 0;
  #began = Date.now();
  #timer: NodeJS.Timeout | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Writes the denial down, or counts it where there are too many. */
  async record(facts: EventFacts): Promise<void> {
    if (Date.now() - this.#began >= WINDOW_MILLISECONDS) await this.flush();
    const tally = this.#tallyOf(facts);
    const most = facts.account ? EACH_OF_ACCOUNT : EACH_OF_ADDRESS;
    const full = tally.written >= most || (!facts.account && this.#strangers >= EACH_OF_STRANGERS);
    if (full) {
      tally.counted++;
      this.#flushLater();
      return;
    }
    tally.written++;
    if (!facts.account) this.#strangers++;
    await recordFacts(this.#store, facts);
  }

  /** Writes down how many were only counted so far, and begins a new minute. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const over = [...this.#tallies.values()].filter(({ counted }) => counted > 0);
    const since = new Date(this.#began).toISOString();
    this.#tallies.clear();
    this.#strangers = 0;
    this.#began = Date.now();
    for (const { account, address, counted } of over) {
      const details = { moreDenials: counted, since };
      await actingFor(NOBODY_ACTS, () =>
        recordFacts(this.#store, { account, action: 'access', outcome: 'denied', address, details }),
      );
    }
  }

  /** Strangers beyond the bound of all share one tally, so that made-up addresses take no room. */
  #tallyOf({ account, address = '' }: EventFacts): Tally {
    const own = account ?? `from ${address}`;
    const known = this.#tallies.get(own);
    if (known) return known;
    const shared = !account && this.#strangers >= EACH_OF_STRANGERS;
    const key = shared ? 'all others' : own;
    const tally = this.#tallies.get(key) ?? {
      account,
      address: shared ? '' : address,
      written: 0,
      counted: 0,
    };
    this.#tallies.set(key, tally);
    return tally;
  }

  #flushLater(): void {
    this.#timer ??= setTimeout(() => void this.flush().catch(() => undefined), WINDOW_MILLISECONDS).unref();
  }
}
