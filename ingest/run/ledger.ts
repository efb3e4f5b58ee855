import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import type { LedgerFault } from './ledger-fault.ts';

/** What became of one file; `waiting` until something did. */
export type Outcome = 'stored' | 'already-stored' | 'refreshed' | 'refused' | 'quarantined' | 'set-aside';

/** One line of the ledger. `reason` is a sentence for the terminal, `fault` says the same for programs. */
export interface LedgerItem {
  readonly path: string;
  readonly outcome: Outcome;
  /** Id of the agency that keeps the file. */
  readonly custodian: number;
  readonly contentHash?: Uint8Array | undefined;
  readonly reason?: string | undefined;
  readonly fault?: LedgerFault | undefined;
  readonly document?: string | undefined;
  readonly pages?: number;
  readonly pagesNeedingOcr?: number;
}

/** Writes down what became of a file that waited. */
export async function settleItem(
  writer: Transaction,
  id: string,
  attempts: number,
  item: LedgerItem,
): Promise<void> {
  await writer.query(
    `update ingest_item set outcome = $2, reason = $3, content_hash = $4, document = $5, page_count = $6,
       pages_needing_ocr = $7, attempts = $8, fault = $9, finished_at = now()
     where id = $1`,
    [
      id,
      item.outcome,
      item.reason ?? null,
      item.contentHash ?? null,
      item.document ?? null,
      item.pages ?? 0,
      item.pagesNeedingOcr ?? 0,
      attempts,
      item.fault ?? null,
    ],
  );
}

/** The line of the ledger of a file that is settled, or undefined while it waits. */
export async function settledItem(store: Store, id: string): Promise<LedgerItem | undefined> {
  const [row] = await asWriter(store, (writer) =>
    writer.query<LedgerItem>(
      `select path, custodian, outcome, reason, fault, document, page_count as pages, pages_needing_ocr as "pagesNeedingOcr",
         content_hash as "contentHash"
       from ingest_item where id = $1 and outcome <> 'waiting'`,
      [id],
    ),
  );
  return row;
}
