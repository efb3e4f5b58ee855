import { makeChaos } from '@tangthu/ingest/run/testing/chaos';
import type { Results } from '../report.ts';

/**
 * Chaos in its large form: three worker processes bring 2,000 documents in while they are killed 30 times, the database is killed
 * once and shut down once, and the disk is full for a while. Throws, naming each, when anything was lost, doubled or left over.
 */
export async function benchChaos(): Promise<Results> {
  const { files, pages, seconds, kills, restarts, fullDisks, faults } = await makeChaos({
    workers: 3,
    files: 2_000,
    kills: 30,
    restarts: 2,
    fullDisks: 1,
    seed: 1,
    say: (line) => process.stderr.write(`${line}\n`),
  });
  if (faults.length) throw new Error(`${faults.length} faults after the chaos:\n${faults.join('\n')}`);
  return {
    'chaos.files': files,
    'chaos.pages': pages,
    'chaos.kills': kills,
    'chaos.restarts': restarts,
    'chaos.fullDisks': fullDisks,
    'chaos.faults': faults.length,
    'chaos.pagesPerSecond': pages / seconds,
  };
}
