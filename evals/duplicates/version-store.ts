import { createHash } from 'node:crypto';
import { openStore } from '@tangthu/db/open';
import { migrate } from '@tangthu/db/migrate';
import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { enterFingerprint } from '@tangthu/ingest/duplicates/enter-fingerprint';
import { fingerprintOf } from '@tangthu/ingest/duplicates/fingerprint';
import { readMetadata } from '@tangthu/ingest/understand/metadata';
import type { StoredVersion } from './versions.ts';

const BATCH = 100;

/** An embedded store in memory with these documents in it, each waiting to be compared; and which document is which. */
export async function storeOfVersions(
  versions: readonly StoredVersion[],
): Promise<{ store: Store; versionOf: Map<string, StoredVersion> }> {
  const store = await openStore({ folder: 'memory://' });
  await migrate(store);
  const custodian = await asWriter(store, addAgency);
  const versionOf = new Map<string, StoredVersion>();
  for (let at = 0; at < versions.length; at += BATCH) {
    await asWriter(store, async (writer) => {
      for (const version of versions.slice(at, at + BATCH)) {
        versionOf.set(await addDocument(writer, custodian, version), version);
      }
    });
  }
  return { store, versionOf };
}

async function addAgency(writer: Transaction): Promise<number> {
  const [row] = await writer.query<{ id: number }>(
    `insert into agency (code, bloc, level) values ('EVAL', 'government', 'city') returning id`,
  );
  return row?.id ?? 0;
}

async function addDocument(writer: Transaction, custodian: number, version: StoredVersion): Promise<string> {
  const { pages } = version;
  const metadata = readMetadata(pages);
  const name = `${version.paper} ${version.kind}`;
  const [row] = await writer.query<{ id: string }>(
    `insert into document (custodian, mode, content_hash, original_name, byte_size, page_count, number_key, issued_date, draft,
       copy_kind)
     values ($1, '01', $2, $3, 1, $4, $5, $6, $7, $8) returning id`,
    [
      custodian,
      createHash('sha256')
        .update(version.file ?? name)
        .digest(),
      name,
      pages.length,
      metadata.numberKey ?? null,
      metadata.issuedDate ?? null,
      metadata.draft,
      metadata.copyKind ?? null,
    ],
  );
  const document = row?.id ?? '';
  await writer.query(
    `insert into page (document, custodian, mode, number, text, word_boxes, width, height)
     select $1, $2, '01', number, text, '', 595, 842 from unnest($3::int[], $4::text[]) as given (number, text)`,
    [document, custodian, pages.map((_, index) => index + 1), pages.map(({ text }) => text)],
  );
  await enterFingerprint(writer, document, fingerprintOf(pages.map((page) => ({ page }))));
  return document;
}
