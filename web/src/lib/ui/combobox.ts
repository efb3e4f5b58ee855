/** One line under a field that the person may take instead of typing on. */
export interface Suggestion {
  /** Distinct among the suggestions shown together. */
  readonly key: string;
  /** What stands in the field when it is chosen. */
  readonly text: string;
}

/** How long, in ms, the hand must rest before suggestions are asked for. */
export const restMs = 80;

/**
 * The suggestion in hand after an arrow key, of `count` many: -1 is the field itself, through which the arrows go round.
 * Undefined for any other key.
 */
export function suggestionAfter(key: string, active: number, count: number): number | undefined {
  if (key === 'ArrowDown') return active + 1 >= count ? -1 : active + 1;
  if (key === 'ArrowUp') return active < 0 ? count - 1 : active - 1;
  return undefined;
}

/**
 * Asks for suggestions when the hand rests, and hands on the answer to the latest question only: what was typed since makes an older
 * one void. A question that fails is answered by none, for the field works without them.
 */
export class SuggestionAsker<Item extends Suggestion> {
  readonly #ask: (typed: string, signal: AbortSignal) => Promise<readonly Item[]>;
  readonly #show: (items: readonly Item[]) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: AbortController | undefined;

  constructor(
    ask: (typed: string, signal: AbortSignal) => Promise<readonly Item[]>,
    show: (items: readonly Item[]) => void,
  ) {
    this.#ask = ask;
    this.#show = show;
  }

  /** Asks about what now stands in the field. */
  typed(text: string): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#answer(text), restMs);
  }

  /** Forgets every question under way. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#running?.abort();
    this.#running = undefined;
  }

  async #answer(text: string): Promise<void> {
    const running = new AbortController();
    this.#running = running;
    const items = await this.#ask(text, running.signal).catch(() => []);
    if (this.#running === running) this.#show(items);
  }
}
