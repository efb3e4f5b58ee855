import { setTimeout } from 'node:timers/promises';

/** Holds back whoever reads faster than so many bytes a second. */
export function paceOf(bytesPerSecond: number): (bytes: number) => Promise<void> {
  const started = performance.now();
  let read = 0;
  return async (bytes) => {
    read += bytes;
    const early = (read / bytesPerSecond) * 1000 - (performance.now() - started);
    if (early > 1) await setTimeout(early);
  };
}
