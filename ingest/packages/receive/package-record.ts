import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import type { Fault } from '../fault.ts';
import type { SignedReceipt } from '../receipt/receipt.ts';
import type { VerifiedPackage } from '../verify.ts';

/** A package as the store keeps it while its files go in. */
export interface OpenPackage {
  readonly id: string;
  readonly arrivedAt: Date;
}

/** Notes a package that was refused, with its report. Returns its id. */
export async function noteRefused(
  store: Store,
  verified: VerifiedPackage,
  faults: readonly Fault[],
  custodian: number | undefined,
): Promise<string> {
  return asWriter(
    store,
    async (writer) => (await insertPackage(writer, verified, custodian, 'refused', faults)).id,
  );
}

/** Opens a package whose files may go in; the same one that was left unfinished is gone on with. */
export async function openPackage(
  writer: Transaction,
  verified: VerifiedPackage,
  custodian: number,
): Promise<OpenPackage> {
  const digest = Buffer.from(verified.digest, 'hex');
  await writer.query('select pg_advisory_xact_lock(hashtext($1))', [`package ${verified.digest}`]);
  const [unfinished] = await writer.query<{ id: string; arrived_at: Date }>(
    `select id, arrived_at from package where custodian = $1 and digest = $2 and state = 'taking'`,
    [custodian, digest],
  );
  if (unfinished) return { id: unfinished.id, arrivedAt: unfinished.arrived_at };
  return insertPackage(writer, verified, custodian, 'taking', []);
}

/** A longer list of files stays with the receipt on the disk alone; its digest binds it. */
const FILES_KEPT = 20_000;

/** Closes a package with its receipt. */
export async function closePackage(
  writer: Transaction,
  id: string,
  { files = [], ...head }: SignedReceipt,
  warnings: readonly Fault[],
): Promise<void> {
  await writer.query(
    `update package set state = 'taken', receipt = $2, warnings = $3, finished_at = $4 where id = $1`,
    [
      id,
      JSON.stringify(files.length > FILES_KEPT ? head : { ...head, files }),
      JSON.stringify(warnings),
      head.receipt.finishedAt,
    ],
  );
}

async function insertPackage(
  writer: Transaction,
  { tree, form, delivery, files, warnings, digest }: VerifiedPackage,
  custodian: number | undefined,
  state: 'refused' | 'taking',
  faults: readonly Fault[],
): Promise<OpenPackage> {
  const [row] = await writer.query<{ id: string; arrived_at: Date }>(
    `insert into package (custodian, name, form, identifier, sender, digest, files, bytes, documents, state, faults, warnings,
       finished_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, case when $10 = 'refused' then now() end)
     returning id, arrived_at`,
    [
      custodian ?? null,
      tree.name,
      form ?? null,
      delivery.identifier ?? null,
      delivery.sender ?? null,
      Buffer.from(digest, 'hex'),
      files.length,
      files.reduce((sum, { bytes }) => sum + bytes, 0),
      delivery.documents.length,
      state,
      JSON.stringify(faults),
      JSON.stringify(warnings),
    ],
  );
  if (!row) throw new Error('The package was not noted.');
  return { id: row.id, arrivedAt: row.arrived_at };
}
