import type { Transaction } from '@tangthu/db/store';
import type { SidecarMetadata } from '../review/sidecar-metadata.ts';
import type { Placement } from './placement.ts';

/** A stored document as making it again needs it. */
export interface StoredDocument {
  readonly id: string;
  readonly firstPage: number;
  readonly originalName: string;
  readonly byteSize: number;
  readonly sidecar: SidecarMetadata;
  readonly placement: Placement;
  readonly readingRules: number;
  readonly understandingRules: number;
  readonly indexRules: number;
}

/** The documents that an agency has of a file, in their order. `contentHash` is the file's SHA-256 in hexadecimal digits. */
export async function documentsOfFile(
  writer: Transaction,
  custodian: number,
  contentHash: string,
): Promise<StoredDocument[]> {
  const rows = await writer.query<Omit<StoredDocument, 'placement'> & Nullable<Placement>>(
    `select id, first_page as "firstPage", whole_value(id, 'original_name', original_name) as "originalName", byte_size as "byteSize",
       whole_value(id, 'sidecar', sidecar::text)::jsonb as sidecar,
       custodian, mode, fonds, file, creator,
       reading_rules as "readingRules", understanding_rules as "understandingRules", index_rules as "indexRules"
     from document where custodian = $1 and content_hash = decode($2, 'hex') order by first_page`,
    [custodian, contentHash],
  );
  return rows.map(({ mode, fonds, file, creator, ...document }) => ({
    ...document,
    placement: {
      custodian,
      mode: mode ?? '01',
      fonds: fonds ?? undefined,
      file: file ?? undefined,
      creator: creator ?? undefined,
    },
  }));
}

type Nullable<Shape> = { readonly [Key in keyof Shape]: Shape[Key] | null };
