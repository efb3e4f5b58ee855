import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { agencyList } from '@tangthu/ingest/agencies/agency-list';
import { loadAgencies } from '@tangthu/ingest/agencies/load-agencies';
import { makeArchive } from '@tangthu/ingest/run/testing/chaos-archive';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import type { Results } from '../report.ts';

/** About 20,000 pages of the generated archive. */
const FILES = 11_200;
const COMMAND = join(import.meta.dirname, '../../ingest/run/command.ts');
const MEGABYTE = 1024 * 1024;

/**
 * The memory of one ingest process with its embedded store over 20,000 pages, in megabytes: the most that it held in each
 * quarter of the run, and the last quarter against the second, when everything has been loaded once.
 */
export async function benchMemory(): Promise<Results> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-memory-'));
  try {
    const files = await makeArchive(join(folder, 'delivery'), FILES);
    const data = join(folder, 'data');
    await openFor(data);
    const started = performance.now();
    const samples = await memoryOf(join(folder, 'delivery'), data);
    const seconds = (performance.now() - started) / 1000;
    const quarter = (index: number): number =>
      Math.max(...samples.slice((index * samples.length) / 4, ((index + 1) * samples.length) / 4)) / MEGABYTE;
    const pages = files.reduce((sum, file) => sum + file.pages, 0);
    return {
      'memory.pages': pages,
      'memory.pagesPerSecond': pages / seconds,
      'memory.firstQuarterMegabytes': quarter(0),
      'memory.secondQuarterMegabytes': quarter(1),
      'memory.thirdQuarterMegabytes': quarter(2),
      'memory.lastQuarterMegabytes': quarter(3),
      'memory.lastToSecondQuarter': quarter(3) / quarter(1),
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function openFor(data: string): Promise<void> {
  const store = await openStore({ folder: join(data, 'store') });
  await migrate(store);
  const agencies = [{ code: 'A', name: 'Cơ quan', bloc: 'government', level: 'city' }];
  await loadAgencies(store, agencyList.parse({ agencies }));
  await store.close();
}

/** Runs the command over a folder and samples its memory every second, in bytes. */
async function memoryOf(source: string, data: string): Promise<number[]> {
  const environment = { ...process.env, DATA_FOLDER: data, DATABASE_URL: '' };
  const command = spawn(process.execPath, [COMMAND, source, '--agency', 'A'], {
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const samples: number[] = [];
  const ended = once(command, 'exit');
  while (command.exitCode === null) {
    const status = readFileSync(`/proc/${command.pid}/status`, 'utf8');
    const held = /VmRSS:\s+(?<kilobytes>\d+)/u.exec(status)?.groups?.['kilobytes'];
    if (held) samples.push(Number(held) * 1024);
    await Promise.race([setTimeout(1000), ended]);
  }
  if (command.exitCode !== 0) throw new Error(`The ingest ended with ${command.exitCode}: see above.`);
  return samples;
}
