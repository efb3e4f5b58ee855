import type { Transaction } from '@tangthu/db/store';

/** One file that came in: by which run, and in which package if it lay in one. */
export interface Arrival {
  readonly custodian: number;
  /** As in the ledger: relative to the run's source. */
  readonly path: string;
  readonly contentHash: Uint8Array;
  readonly byteSize: number;
  readonly run?: string | undefined;
  readonly package?: string | undefined;
}

/**
 * Notes that a file came in, whether its bytes are new or stored already. The same file of the same run is noted once, so that
 * a step that is done again doubles nothing.
 */
export async function recordArrival(writer: Transaction, arrival: Arrival): Promise<void> {
  await writer.query(
    `insert into arrival (custodian, path, content_hash, byte_size, run, package) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [
      arrival.custodian,
      arrival.path,
      arrival.contentHash,
      arrival.byteSize,
      arrival.run ?? null,
      arrival.package ?? null,
    ],
  );
}
