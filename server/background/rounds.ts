/** What a round asks now and then: whether it is to go on, or to leave the rest to the next. */
export type GoesOn = () => boolean;

/** Work in the background of a server: rounds one after the other, at once, whenever it is woken, and every so often. */
export class Rounds {
  readonly #round: (goesOn: GoesOn) => Promise<void>;
  readonly #onFault: (error: unknown) => void;
  readonly #timer: NodeJS.Timeout;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  /** A round that fails is told to `onFault`, and the next one comes all the same. */
  constructor(
    round: (goesOn: GoesOn) => Promise<void>,
    everyMilliseconds: number,
    onFault: (error: unknown) => void,
  ) {
    this.#round = round;
    this.#onFault = onFault;
    this.#timer = setInterval(() => this.wake(), everyMilliseconds).unref();
    this.wake();
  }

  /** Begins a round, or another one after that which runs. */
  wake(): void {
    this.#again = true;
    if (this.#stopped || this.#running) return;
    this.#running = this.#rounds();
  }

  /** Waits until no round runs. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Begins nothing more and waits for the round in hand. */
  async close(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#running;
  }

  async #rounds(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.#round(() => !this.#stopped);
      } catch (error) {
        this.#onFault(error);
      }
    }
    this.#running = undefined;
  }
}
