import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { IngestError } from './ingest-error.ts';

/** What an agency promised to hand over of one fonds: metres of shelf, and pages. */
const promise = z.object({
  agency: z.string().min(1),
  fonds: z.string().min(1),
  title: z.string().default(''),
  metres: z.coerce.number().min(0),
  pages: z.coerce.number().int().min(0),
});

/**
 * Loads a CSV list of promises with the columns agency, fonds, title, metres and pages. A fonds that is there already takes the
 * new figures. All or nothing. Returns how many there are. Throws `IngestError` that names each line with a fault.
 */
export async function loadPromises(store: Store, path: string): Promise<number> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new IngestError(`There is no list at ${path}.`);
  });
  const rows: unknown[] = parse(text, { columns: true, bom: true, trim: true, skip_empty_lines: true });
  const read = rows.map((row) => promise.safeParse(row));
  const faults = read.flatMap(({ error }, at) =>
    error
      ? [
          `line ${at + 2}: ${error.issues.map(({ path, message }) => `${path.join('.')} – ${message}`).join('; ')}`,
        ]
      : [],
  );
  const promises = read.flatMap(({ data }) => data ?? []);
  if (faults.length === 0) faults.push(...(await storePromises(store, promises)));
  if (faults.length)
    throw new IngestError(`The list of promises has faults; nothing of it was taken.\n${faults.join('\n')}`);
  return promises.length;
}

/** Returns the faults that keep the list out: agencies that are not known. */
function storePromises(store: Store, promises: readonly z.infer<typeof promise>[]): Promise<string[]> {
  return asWriter(store, async (writer) => {
    const codes = [...new Set(promises.map(({ agency }) => agency))];
    const known = await writer.query<{ id: number; code: string }>(
      'select id, code from agency where code = any($1)',
      [codes],
    );
    const idOf = new Map(known.map(({ id, code }) => [code, id]));
    const unknown = codes.filter((code) => !idOf.has(code));
    if (unknown.length) return unknown.map((code) => `No agency has the code ${code}.`);
    for (const { agency, fonds, title, metres, pages } of promises) {
      await writer.query(
        `insert into promise (custodian, fonds, title, metres, pages) values ($1, $2, $3, $4, $5)
         on conflict (custodian, fonds) do update set title = excluded.title, metres = excluded.metres, pages = excluded.pages`,
        [idOf.get(agency), fonds, title, metres, pages],
      );
    }
    return [];
  });
}
