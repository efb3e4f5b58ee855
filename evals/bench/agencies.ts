import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '@tangthu/db/store';
import { loadWardMergers } from '@tangthu/ingest/agencies/load-ward-mergers';
import type { Results } from '../report.ts';
import { presentFile, sharedDataFolder } from '../shared-data.ts';
import { onPglite, onPostgres } from './bench-stores.ts';

/** Seconds that the real mapping of wards of 2025 takes into a fresh store of each kind, and again where it is there already. */
export async function benchAgencies(): Promise<Results> {
  const folder = join(sharedDataFolder(), 'agencies');
  const [csv, resolutions] = ['ward_merger_2025.csv', 'resolutions_2025.csv'].map((name) =>
    readFileSync(presentFile(join(folder, name)), 'utf8'),
  );
  const measure = async (store: Store): Promise<[number, number, number]> => {
    const [first, { lines }] = await timed(() => loadWardMergers(store, csv ?? '', resolutions));
    const [again] = await timed(() => loadWardMergers(store, csv ?? '', resolutions));
    return [first, again, lines];
  };
  const [postgres, postgresAgain, lines] = await onPostgres(measure);
  const [pglite, pgliteAgain] = await onPglite(measure);
  return {
    'agencies.lines': lines,
    'agencies.postgres.seconds': postgres,
    'agencies.postgres.againSeconds': postgresAgain,
    'agencies.pglite.seconds': pglite,
    'agencies.pglite.againSeconds': pgliteAgain,
  };
}

async function timed<Result>(work: () => Promise<Result>): Promise<[number, Result]> {
  const started = performance.now();
  const result = await work();
  return [(performance.now() - started) / 1000, result];
}
