import { posix } from 'node:path';
import { z } from 'zod';
import type { DeliveredDocument, DeliveredFonds, DeliveredRecordFile, Delivery } from '../delivery.ts';
import { faultOf, type Fault } from '../fault.ts';
import type { PackageLimits } from '../tree/limits.ts';
import type { PackageTree } from '../tree/package-tree.ts';
import { readText } from './text-file.ts';

/** The file in which another Tàng Thư says all that the standard forms have no room for: a JSON object a line. */
export const OWN_DESCRIPTION = 'tangthu.jsonl';

const text = z.string().max(100_000);
const details = z.record(z.string(), z.unknown());
const retention = z.enum(['01', '02', '03', '04', '05', '06', '07']);
const sidecarValue = z.union([text, z.number(), z.boolean(), z.record(z.string(), text)]);

const line = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fonds'),
    code: text,
    title: text.optional(),
    closedOn: z.iso.date().optional(),
    mode: z.enum(['01', '02']).optional(),
    details,
  }),
  z.object({
    kind: z.literal('file'),
    fonds: text,
    code: text,
    title: text,
    retention,
    mode: z.enum(['01', '02']),
    details,
  }),
  z.object({
    kind: z.literal('document'),
    /** Relative to the folder that holds the description's package. */
    path: text,
    originalName: text,
    custodian: text,
    creator: text.optional(),
    accessAuthority: text.optional(),
    fonds: text.optional(),
    file: text.optional(),
    mode: z.enum(['01', '02']),
    sidecars: z.array(
      z.object({ firstPage: z.int().positive(), sidecar: z.record(z.string(), sidecarValue) }),
    ),
    corrections: z
      .array(
        z.object({
          firstPage: z.int().positive(),
          field: text,
          value: text.nullable(),
          by: text,
          at: text,
        }),
      )
      .default([]),
  }),
]);

/** A line of the description, as it is written and read. */
export type OwnLine = z.input<typeof line>;

/**
 * What the descriptions of our own kind in a package say, put over what its standard form says: by code for fonds and files, by
 * path for documents. A line that is not understood is a fault.
 */
export async function withOwnDescriptions(
  tree: PackageTree,
  delivery: Delivery,
  limits: PackageLimits,
  faults: Fault[],
): Promise<Delivery> {
  const fonds = new Map(delivery.fonds.map((one) => [one.code, one]));
  const files = new Map(delivery.files.map((one) => [`${one.fonds}\n${one.code}`, one]));
  const documents = new Map<string, DeliveredDocument[]>();
  for (const one of delivery.documents) documents.set(one.path, [...(documents.get(one.path) ?? []), one]);
  for (const entry of tree.entries) {
    if (posix.basename(entry.path) !== OWN_DESCRIPTION) continue;
    const content = (await readText(tree, entry, limits, faults)) ?? '';
    const folder = entry.path.replace(/(metadata\/other\/)?[^/]*$/, '');
    for (const [index, written] of content.split('\n').entries()) {
      if (written === '') continue;
      const read = parsed(written);
      if (typeof read === 'string')
        faults.push(faultOf('list-damaged', { path: entry.path, row: index + 1, values: { detail: read } }));
      else if (read.kind === 'fonds') fonds.set(read.code, withoutKind<DeliveredFonds>(read));
      else if (read.kind === 'file')
        files.set(`${read.fonds}\n${read.code}`, withoutKind<DeliveredRecordFile>(read));
      else {
        const file = tree.find(folder + read.path);
        if (!file)
          faults.push(
            faultOf('file-missing', { path: read.path, row: index + 1, values: { source: entry.path } }),
          );
        else documents.set(file.path, [{ ...withoutKind<DeliveredDocument>(read), path: file.path }]);
      }
    }
  }
  return {
    ...delivery,
    fonds: [...fonds.values()],
    files: [...files.values()],
    documents: [...documents.values()].flat(),
  };
}

function parsed(written: string): z.output<typeof line> | string {
  if (/\\u(0000|d[89a-f])/i.test(written)) return 'it holds characters that no text has';
  try {
    const read = line.safeParse(JSON.parse(written));
    return read.success ? read.data : z.prettifyError(read.error);
  } catch (error) {
    return (error as Error).message;
  }
}

function withoutKind<Kept>(read: z.output<typeof line>): Kept {
  return Object.fromEntries(Object.entries(read).filter(([name]) => name !== 'kind')) as Kept;
}
