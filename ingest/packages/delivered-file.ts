import type { Transaction } from '@tangthu/db/store';
import type { SidecarMetadata } from '../review/sidecar-metadata.ts';

/** What a package says of one document of a file; `firstPage` counts from 1. */
export interface DeliveredSidecar {
  readonly firstPage: number;
  readonly sidecar: SidecarMetadata;
}

/** What a checked package says of one of its files: ingest stores these bytes only, under this name. */
export interface DeliveredFile {
  readonly package: string;
  readonly contentHash: Uint8Array;
  readonly originalName: string;
  /** One a document of the file, by first page; a file that is not split has one, from page 1. */
  readonly sidecars: readonly DeliveredSidecar[];
}

/** What the package of a run says of the file at a path (as in the ledger); undefined for a run that takes no package. */
export async function deliveredFile(
  writer: Transaction,
  run: string,
  path: string,
): Promise<DeliveredFile | undefined> {
  const [row] = await writer.query<{
    package: string;
    content_hash: Uint8Array;
    original_name: string;
    sidecars: DeliveredSidecar[];
  }>(
    `select f.package, f.content_hash, f.original_name, f.sidecars
     from ingest_run r join package_file f on f.package = r.package and f.path = $2
     where r.id = $1`,
    [run, path],
  );
  return (
    row && {
      package: row.package,
      contentHash: row.content_hash,
      originalName: row.original_name,
      sidecars: row.sidecars,
    }
  );
}
