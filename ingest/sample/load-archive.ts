import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { agencyList } from '../agencies/agency-list.ts';
import { loadAgencies } from '../agencies/load-agencies.ts';
import { findFiles, type FoundFile } from '../run/find-files.ts';
import { IngestError } from '../run/ingest-error.ts';
import { ingest, type IngestContext, type IngestSummary } from '../run/ingest.ts';
import { resolvePlacement, type Placement } from '../run/placement.ts';
import type { Progress } from '../run/progress.ts';
import { deskArchive, sampleArchive } from './archive-truth.ts';

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

/**
 * Brings the ready sample archive into a store: its agencies, fonds and demonstration people, then its PDFs, each where
 * its agency's list puts it. Called again, it goes on where it was. `begin` hears of the files before the first is read and
 * gives back what hears of the rest.
 */
export async function loadSampleArchive(
  context: IngestContext,
  begin: (files: readonly FoundFile[]) => Partial<Pick<Progress, 'item' | 'step'>> = () => ({}),
): Promise<IngestSummary> {
  await loadWorld(context);
  return loadListed(context, sampleArchive, begin);
}

/** Brings the papers of the sample's desk into a store, with the sample's agencies and people. Called again, it brings nothing new. */
export async function loadSampleDesk(context: IngestContext): Promise<IngestSummary> {
  await loadWorld(context);
  return loadListed(context, deskArchive, () => ({}));
}

async function loadWorld({ store }: IngestContext): Promise<void> {
  const world: unknown = JSON.parse(readFileSync(join(sampleArchive, 'world.json'), 'utf8'));
  await loadAgencies(store, agencyList.parse(world), { demonstration: true });
}

async function loadListed(
  context: IngestContext,
  folder: string,
  begin: (files: readonly FoundFile[]) => Partial<Pick<Progress, 'item' | 'step'>>,
): Promise<IngestSummary> {
  const placements = await readPlacements(context, folder);
  const files = await findFiles(folder);
  const { item, step } = begin(files);
  return ingest(context, {
    files,
    source: folder,
    placementOf: (path) => placementOf(placements, path),
    onItem: item,
    onStep: step,
  });
}

/** Where each PDF belongs, by `<custodian>/<file name>`. */
async function readPlacements({ store }: IngestContext, folder: string): Promise<Map<string, Placement>> {
  const placements = new Map<string, Placement>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const rows: unknown = parse(readFileSync(join(folder, entry.name, 'list.csv')), { columns: true });
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

function placementOf(placements: ReadonlyMap<string, Placement>, path: string): Placement {
  const name = `${basename(dirname(path))}/${basename(path)}`;
  const placement = placements.get(name);
  if (!placement) throw new IngestError(`The sample archive's lists do not name ${name}: generate it again.`);
  return placement;
}
