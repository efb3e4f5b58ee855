import { ModelFault } from './model-fault.ts';

/** So many wait for each that is at it. */
const WAITING = 2;

/** Lets a few at a time; some wait in line, and who comes when the line is full is told so. */
export class Turns {
  readonly #atOnce: number;
  #taken = 0;
  readonly #line: (() => void)[] = [];

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  /** Waits for a turn, which ends when it is disposed of. Throws `ModelFault` (`busy`), or the signal's reason if it is aborted. */
  async take(signal: AbortSignal): Promise<Disposable> {
    signal.throwIfAborted();
    if (this.#taken < this.#atOnce) this.#taken++;
    else if (this.#line.length >= WAITING * this.#atOnce)
      throw new ModelFault('busy', 'Too many answers are being composed.');
    else await this.#wait(signal);
    return { [Symbol.dispose]: () => this.#pass() };
  }

  async #wait(signal: AbortSignal): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const called = (): void => resolve(undefined);
    const left = (): void => {
      const place = this.#line.indexOf(called);
      if (place >= 0) this.#line.splice(place, 1);
      reject(signal.reason as Error);
    };
    this.#line.push(called);
    signal.addEventListener('abort', left);
    try {
      await promise;
    } finally {
      signal.removeEventListener('abort', left);
    }
  }

  /** The turn goes to the first in line. */
  #pass(): void {
    const next = this.#line.shift();
    if (next) next();
    else this.#taken--;
  }
}
