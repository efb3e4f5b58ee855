import { readFileSync } from 'node:fs';
import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { StoreError } from '@tangthu/db/store';
import { z } from 'zod';
import { IngestError } from '../run/ingest-error.ts';
import { agencyList, type AgencyList } from './agency-list.ts';
import { loadAgencies } from './load-agencies.ts';

try {
  const [path] = process.argv.slice(2);
  if (!path || path === '--help')
    throw new IngestError('Say which list to load: npm run agencies -- <list.json>');
  const list = readList(path);
  const store = await openStore(storeLocation(process.env));
  await migrate(store);
  await loadAgencies(store, list).finally(() => store.close());
  const counts = Object.entries(list).map(([what, rows]) => `${rows.length} ${what}`);
  console.log(`Loaded ${counts.join(', ')}.`);
} catch (error) {
  if (!(error instanceof IngestError || error instanceof StoreError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function readList(path: string): AgencyList {
  try {
    return agencyList.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    throw new IngestError(`${path} is not a list of agencies: ${why}`, { cause: error });
  }
}
