import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dataFolder, storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { StoreError, type Store } from '@tangthu/db/store';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { agencyList } from '../agencies/agency-list.ts';
import { loadAgencies } from '../agencies/load-agencies.ts';
import { findFiles } from '../run/find-files.ts';
import { ingest } from '../run/ingest.ts';
import { resolvePlacement, type Placement } from '../run/placement.ts';
import { showProgress } from '../run/progress.ts';
import { didNotGoIn, summarise } from '../run/summary.ts';

const ARCHIVE = fileURLToPath(new URL('./archive', import.meta.url));

/** A row of an agency's `list.csv`: where one PDF belongs. */
const listRow = z.object({
  fileCode: z.string(),
  fileTitle: z.string(),
  document: z.string(),
  mode: z.enum(['01', '02']),
  retention: z.string(),
  fonds: z.string(),
  creator: z.string(),
});

try {
  process.exitCode = await loadSample();
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Brings the ready sample archive into the store; started again, it goes on where it was. Returns the exit code. */
async function loadSample(): Promise<number> {
  const store = await openStore(storeLocation(process.env));
  try {
    await migrate(store);
    const world: unknown = JSON.parse(readFileSync(join(ARCHIVE, 'world.json'), 'utf8'));
    await loadAgencies(store, agencyList.parse(world));
    const placements = await readPlacements(store);
    const files = await findFiles(ARCHIVE);
    const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
    const started = performance.now();
    const progress = showProgress(files);
    const { items } = await ingest(
      { store, embeddings, originals: join(dataFolder(process.env), 'originals') },
      {
        files,
        source: ARCHIVE,
        placementOf: (path) => placementOf(placements, path),
        onItem: progress.item,
      },
    ).finally(progress.stop);
    console.log(summarise(items, (performance.now() - started) / 1000));
    return items.some(didNotGoIn) ? 1 : 0;
  } finally {
    await store.close();
  }
}

/** Where each PDF belongs, by `<custodian>/<file name>`. */
async function readPlacements(store: Store): Promise<Map<string, Placement>> {
  const placements = new Map<string, Placement>();
  for (const entry of readdirSync(ARCHIVE, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const rows = parse(readFileSync(join(ARCHIVE, entry.name, 'list.csv')), { columns: true });
    for (const row of z.array(listRow).parse(rows)) {
      const placement = await resolvePlacement(store, {
        agency: entry.name,
        mode: row.mode,
        creator: row.creator,
        fonds: { code: row.fonds },
        file: { code: row.fileCode, title: row.fileTitle, retention: row.retention },
      });
      placements.set(`${entry.name}/${row.document}`, placement);
    }
  }
  return placements;
}

function placementOf(placements: Map<string, Placement>, path: string): Placement {
  const name = `${basename(dirname(path))}/${basename(path)}`;
  const placement = placements.get(name);
  if (!placement)
    throw new StoreError(`The sample archive's lists do not name ${name}: generate the archive again.`);
  return placement;
}
