import { Worker } from 'node:worker_threads';
import type { PixelSize } from './image-request.ts';
import type { RenderMessage, RenderReply } from './pdf-worker.ts';

/** A page that cannot be drawn: its PDF is damaged, or it takes far too long. */
export class RenderError extends Error {
  override name = 'RenderError';
}

const LONGEST_RENDERING_MILLISECONDS = 60_000;

/**
 * Draws pages of PDFs in a worker thread, one at a time, so that a heavy page blocks nobody's request. A worker that dies
 * or hangs on a damaged PDF is replaced.
 */
export class PageRenderer {
  #worker: Worker | undefined;
  /** The document whose bytes the worker holds. */
  #held: string | undefined;
  #tail: Promise<unknown> = Promise.resolve();

  /**
   * Draws a page (from 1) at a size in pixels: RGBA, 4 bytes a pixel. `read` gives the PDF's bytes when the worker does
   * not hold the document `hash` already. Throws `RenderError`.
   */
  render(
    hash: string,
    page: number,
    size: PixelSize,
    read: () => Promise<Uint8Array>,
  ): Promise<Uint8Array<ArrayBuffer>> {
    const work = async (): Promise<Uint8Array<ArrayBuffer>> => {
      const pdf = this.#worker && this.#held === hash ? undefined : new Uint8Array(await read());
      this.#held = hash;
      return this.#ask({ page, width: size.width, height: size.height, ...(pdf && { pdf }) });
    };
    const turn = this.#tail.then(work, work);
    this.#tail = turn.catch(() => undefined);
    return turn;
  }

  /** Waits for the drawing in progress and ends the worker. */
  async close(): Promise<void> {
    await this.#tail;
    await this.#discardWorker();
  }

  async #ask(message: RenderMessage): Promise<Uint8Array<ArrayBuffer>> {
    const reply = await this.#replyTo(message).catch(async (error: unknown) => {
      await this.#discardWorker();
      throw error;
    });
    if ('pixels' in reply) return reply.pixels;
    this.#held = undefined;
    throw new RenderError(reply.fault);
  }

  #replyTo(message: RenderMessage): Promise<RenderReply> {
    const worker = (this.#worker ??= startWorker());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => fail(new RenderError(`Page ${message.page} took longer than a minute to draw.`)),
        LONGEST_RENDERING_MILLISECONDS,
      );
      const fail = (error: Error): void => {
        settle();
        reject(error);
      };
      const ended = (): void => fail(new RenderError(`The renderer ended on page ${message.page}.`));
      const answered = (reply: RenderReply): void => {
        settle();
        resolve(reply);
      };
      const settle = (): void => {
        clearTimeout(timer);
        worker.off('message', answered).off('error', fail).off('exit', ended);
      };
      worker.once('message', answered).once('error', fail).once('exit', ended);
      worker.postMessage(message, message.pdf ? [message.pdf.buffer] : []);
    });
  }

  async #discardWorker(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.#held = undefined;
    await worker?.terminate();
  }
}

function startWorker(): Worker {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url));
  worker.on('error', () => undefined);
  worker.unref();
  return worker;
}
