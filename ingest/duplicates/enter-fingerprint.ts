import type { Transaction } from '@tangthu/db/store';
import type { Fingerprint } from './fingerprint.ts';

/**
 * Keeps a document's fingerprint, in the transaction that stores the document, and lets it wait to be compared. Comparing comes
 * after: of two likes that are stored at the same moment neither transaction sees the other's.
 */
export async function enterFingerprint(
  writer: Transaction,
  document: string,
  { rules, pages }: Fingerprint,
): Promise<void> {
  await writer.query(
    `insert into duplicate_fingerprint (document, rules, keys) values ($1, $2, $3::int[])
     on conflict (document) do update set rules = excluded.rules, keys = excluded.keys, images = null`,
    [document, rules, `{${[...new Set(pages.flat())].join(',')}}`],
  );
  await writer.query('insert into duplicate_waiting (document) values ($1) on conflict do nothing', [
    document,
  ]);
}
