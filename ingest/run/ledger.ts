import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';

/** What became of one file. */
export type Outcome = 'stored' | 'already-stored' | 'refused' | 'quarantined';

/** One line of the ledger. `reason` is a sentence for the archivist. */
export interface LedgerItem {
  readonly path: string;
  readonly outcome: Outcome;
  /** Id of the agency that keeps the file. */
  readonly custodian: number;
  readonly contentHash?: Uint8Array | undefined;
  readonly reason?: string | undefined;
  readonly document?: string | undefined;
  readonly pages?: number;
  readonly pagesNeedingOcr?: number;
}

/** The ledger of one run: every file met gets a row, whatever became of it. */
export interface Ledger {
  readonly run: string;
  record(item: LedgerItem): Promise<void>;
  finish(): Promise<void>;
}

/** Opens the ledger of a new run over a source: the folder or file that it reads. */
export async function openLedger(store: Store, source: string): Promise<Ledger> {
  const [row] = await asWriter(store, (writer) =>
    writer.query<{ id: string }>('insert into ingest_run (source) values ($1) returning id', [source]),
  );
  const run = row?.id ?? '';
  return {
    run,
    record: async (item) => {
      await asWriter(store, (writer) =>
        writer.query(
          `insert into ingest_item (run, custodian, path, content_hash, outcome, reason, document, page_count, pages_needing_ocr)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
          [
            run,
            item.custodian,
            item.path,
            item.contentHash ?? null,
            item.outcome,
            item.reason ?? null,
            item.document ?? null,
            item.pages ?? 0,
            item.pagesNeedingOcr ?? 0,
          ],
        ),
      );
    },
    finish: async () => {
      await asWriter(store, (writer) =>
        writer.query('update ingest_run set finished_at = now() where id = $1', [run]),
      );
    },
  };
}
