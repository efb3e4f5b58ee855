import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { StoreError, type Store } from '@tangthu/db/store';
import { z } from 'zod';
import { IngestError } from '../run/ingest-error.ts';
import { agencyList, type AgencyList } from './agency-list.ts';
import { loadAgencies } from './load-agencies.ts';
import { loadWardMergers } from './load-ward-mergers.ts';

const HELP = `npm run agencies -- <list.json>                                  agencies, successions, supervision, fonds
npm run agencies -- --mergers <csv> [--resolutions <csv>]        a mapping of old wards to new ones`;

try {
  const load = readCommand();
  const store = await openStore(storeLocation(process.env));
  try {
    await migrate(store);
    console.log(await load(store));
  } finally {
    await store.close();
  }
} catch (error) {
  if (!(error instanceof IngestError || error instanceof StoreError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** What to do with the store; whatever can be read is read before it is opened. */
function readCommand(): (store: Store) => Promise<string> {
  const { list, mergers, resolutions } = readOptions();
  if (mergers !== undefined) {
    const csv = readText(mergers);
    const basis = resolutions === undefined ? undefined : readText(resolutions);
    return (store) => mergersSentence(store, csv, basis);
  }
  if (list === undefined || resolutions !== undefined)
    throw new IngestError(`Say which list to load:\n${HELP}`);
  const agencies = readList(list);
  return async (store) => {
    await loadAgencies(store, agencies);
    const counts = Object.entries(agencies).map(([what, rows]) => `${rows.length} ${what}`);
    return `Loaded ${counts.join(', ')}.`;
  };
}

function readOptions(): { list?: string | undefined; mergers?: string; resolutions?: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { mergers: { type: 'string' }, resolutions: { type: 'string' }, help: { type: 'boolean' } },
    });
    return { ...values, list: values.help ? undefined : positionals[0] };
  } catch (error) {
    throw new IngestError(`${(error as Error).message}\n${HELP}`, { cause: error });
  }
}

async function mergersSentence(store: Store, csv: string, resolutions: string | undefined): Promise<string> {
  const started = performance.now();
  const { lines, staying, added, partsWithoutNames, notes } = await loadWardMergers(store, csv, resolutions);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const sentences = [
    `Loaded ${lines} lines in ${seconds} s: ${added.agencies} agencies, ${added.names} names and ${added.successions} successions are new; ${staying} lines tell of wards that stay.`,
    ...notes,
  ];
  if (partsWithoutNames > 0)
    sentences.push(
      `${partsWithoutNames} successions hand over a part and name no fonds or file yet: they open nothing until an administrator names some.`,
    );
  return sentences.join('\n');
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new IngestError(`${path} could not be read: ${(error as Error).message}`, { cause: error });
  }
}

function readList(path: string): AgencyList {
  try {
    return agencyList.parse(JSON.parse(readText(path)));
  } catch (error) {
    if (error instanceof IngestError) throw error;
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new IngestError(`${path} is not a list of agencies: ${why}`, { cause: error });
  }
}
