import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { writeGraph, type AddedRows } from './agency-graph.ts';
import { wardMergerGraph } from './ward-merger-graph.ts';
import { readWardMergers } from './ward-merger-rows.ts';

/** What a mapping of wards held, what of it was new, and what a person must look at. */
export interface LoadedMergers {
  /** Lines of the mapping, and those of wards that stay, which make no edge. */
  readonly lines: number;
  readonly staying: number;
  readonly added: AddedRows;
  /** Parts that name no fonds or file yet: they open nothing. */
  readonly partsWithoutNames: number;
  readonly notes: readonly string[];
}

/**
 * Writes a mapping of old wards to new ones (CSV text), with the resolutions by province where they are given, in one transaction;
 * loaded again it adds nothing. Throws `IngestError` that names every line with a fault, and then nothing is taken.
 */
export async function loadWardMergers(
  store: Store,
  csv: string,
  resolutionsCsv?: string,
): Promise<LoadedMergers> {
  const mergers = readWardMergers(csv, resolutionsCsv);
  const { notes, ...graph } = wardMergerGraph(mergers);
  return asWriter(store, async (writer) => {
    const added = await writeGraph(writer, graph);
    const [unnamed] = await writer.query<{ n: number }>(
      `select count(*)::int as n from succession s join agency older on older.id = s.predecessor
       where s.extent = 'part' and older.code = any ($1) and not exists (select from succession_part p where p.succession = s.id)`,
      [[...new Set(graph.successions.map(({ predecessor }) => predecessor))]],
    );
    return {
      lines: mergers.length,
      staying: mergers.length - graph.successions.length,
      added,
      partsWithoutNames: unnamed?.n ?? 0,
      notes,
    };
  });
}
