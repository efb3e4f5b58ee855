import type { WriteStream } from 'node:tty';

const TICK_MILLISECONDS = 1000;

/**
 * Shows a piece of work until it ends: on a terminal one line that counts the seconds, elsewhere a line at its end.
 * Gives back what the work gives.
 */
export async function waitFor<Result>(
  name: string,
  work: Promise<Result>,
  output: WriteStream,
): Promise<Result> {
  const began = performance.now();
  const seconds = (): number => Math.round((performance.now() - began) / 1000);
  const tick = (): boolean => output.write(`\r… ${name} ${seconds()} s`);
  const ticking = output.isTTY ? setInterval(tick, TICK_MILLISECONDS) : undefined;
  try {
    if (output.isTTY) tick();
    const result = await work;
    output.write(`${output.isTTY ? '\r' : ''}✓ ${name} ${seconds()} s\n`);
    return result;
  } catch (error) {
    if (output.isTTY) output.write('\n');
    throw error;
  } finally {
    clearInterval(ticking);
  }
}
