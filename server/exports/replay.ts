import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { z } from 'zod';
import { legalStatuses } from '../retrieval/search-result.ts';
import { loadRows } from './export-rows.ts';
import { tableOrders } from './export-view.ts';
import { findDocuments, idCount, idsBetween } from './found-documents.ts';
import { ROWS_BEGIN } from './manifest.ts';
import { exportReader } from './rights-mark.ts';
import { markOf } from './row-file.ts';
import { indexVersionOf } from './write-export.ts';

/** What a manifest's question gives today, beside what it gave then. Ids are of what the person may read today alone. */
export interface Replay {
  readonly same: boolean;
  /** Rows that the export has and today's answer has not, for whatever reason: nothing else is told of them. */
  readonly gone: number;
  readonly added: readonly string[];
  /** Documents of which a row says something else now, and those whose pages or original are others. */
  readonly changedRows: readonly string[];
  readonly changedPages: readonly string[];
  /** Whether the common rows come in another order. */
  readonly reordered: boolean;
  readonly rules: { readonly then: number; readonly now: number };
  readonly index: { readonly then: string; readonly now: string };
}

/** A file is no manifest of an export. */
export class ManifestError extends Error {
  override name = 'ManifestError';
}

/** What of a manifest's head is asked again. */
const headForm = z.object({
  manifest: z.literal('tangthu-export'),
  version: z.literal(1),
  filters: z.object({
    agency: z.array(z.string()).optional(),
    type: z.array(z.string()).optional(),
    status: z.array(z.enum(legalStatuses)).optional(),
    fonds: z.array(z.string()).optional(),
    file: z.array(z.string()).optional(),
    from: z.iso.date().optional(),
    to: z.iso.date().optional(),
  }),
  matching: z.object({
    wordings: z.array(z.array(z.string())),
    phrases: z.array(z.array(z.string())),
    numbers: z.array(z.string()),
    people: z.array(z.never()),
    everything: z.boolean(),
  }),
  order: z.enum(tableOrders),
  person: z.object({ account: z.uuid() }),
  rulesVersion: z.number(),
  indexVersion: z.string(),
  rowCount: z.number(),
});
const rowForm = z.tuple([z.string(), z.string(), z.string()]);

interface Manifest {
  readonly head: z.output<typeof headForm>;
  /** Row and pages hash by document, in the order of the export. */
  readonly rows: ReadonlyMap<string, readonly [rowHash: string, pagesHash: string]>;
}

const PAGE = 1_000;

/** Reads a manifest, its rows line by line. Throws `ManifestError`. */
export async function readManifest(path: string): Promise<Manifest> {
  let head = '';
  let inRows = false;
  const rows = new Map<string, readonly [string, string]>();
  try {
    for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      if (!inRows) {
        inRows = line.trim() === ROWS_BEGIN;
        if (!inRows) head += line;
        continue;
      }
      const found = /^\s*(\[.*\]),?\s*$/u.exec(line);
      if (!found) continue;
      const [id, row, pages] = rowForm.parse(JSON.parse(found[1] ?? ''));
      rows.set(id, [row, pages]);
    }
    const said = headForm.parse(JSON.parse(`${head.trimEnd().replace(/,$/u, '')}}`));
    if (said.rowCount === rows.size) return { head: said, rows };
  } catch (error) {
    throw new ManifestError(`${path} cannot be read as the manifest of an export.`, { cause: error });
  }
  throw new ManifestError(`${path} is not a whole manifest of an export, as the portal gives it.`);
}

/** Asks a manifest's question again, with the rights that its person has today. Throws `ExportFailedError` where the account is closed. */
export async function replay(store: Store, { head, rows }: Manifest): Promise<Replay> {
  const reader = await exportReader(store, head.person.account);
  const ids = await findDocuments(store, reader, head, head.order, Number.MAX_SAFE_INTEGER - 1);
  const added: string[] = [];
  const changedRows: string[] = [];
  const changedPages: string[] = [];
  const common: string[] = [];
  for (let from = 0; from < idCount(ids); from += PAGE) {
    for (const { id, rowHash, pagesHash } of await marksOf(
      store,
      reader,
      idsBetween(ids, from, from + PAGE),
    )) {
      const then = rows.get(id);
      if (!then) {
        added.push(id);
        continue;
      }
      common.push(id);
      if (then[0] !== rowHash) changedRows.push(id);
      if (then[1] !== pagesHash) changedPages.push(id);
    }
  }
  const held = new Set(common);
  const before = [...rows.keys()].filter((id) => held.has(id));
  const reordered = before.some((id, at) => id !== common[at]);
  const gone = rows.size - common.length;
  return {
    same: gone + added.length + changedRows.length + changedPages.length === 0 && !reordered,
    gone,
    added,
    changedRows,
    changedPages,
    reordered,
    rules: { then: head.rulesVersion, now: reader.rulesVersion },
    index: { then: head.indexVersion, now: await indexVersionOf(store, reader) },
  };
}

function marksOf(store: Store, reader: Reader, ids: readonly string[]): Promise<ReturnType<typeof markOf>[]> {
  return asReader(store, reader, async (transaction) =>
    (await loadRows(transaction, ids, { link: '', hashed: true })).map(markOf),
  );
}
