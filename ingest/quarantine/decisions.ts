import type { OriginalsLocation } from '@tangthu/db/open-originals';
import type { Store, Transaction } from '@tangthu/db/store';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { destroyOriginal } from './destroy-original.ts';
import { destroyFile, type Destruction } from './destroy-file.ts';
import { keeperOf } from './keepers.ts';
import { QuarantineError } from './quarantine-error.ts';

/** A file of the quarantine, as a list shows it. */
export interface QuarantinedFile {
  readonly id: string;
  readonly agency: string;
  readonly path: string;
  readonly byteSize: number;
  readonly cause: 'stamp' | 'mode';
  readonly foundAt: Date;
  readonly state: 'held' | 'released' | 'removed';
}

/** Who decides and why; names are sign-in names. */
export interface Decision {
  readonly who: string;
  readonly reason: string;
}

/** What a removal did. */
export interface Removal {
  readonly path: string;
  readonly file: Destruction;
  /** How many stored documents of the same bytes were taken out with it. */
  readonly documents: number;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /** What became of a kept original; `others`: another agency's document has the same bytes, which are not this agency's to remove. */
  readonly original: Destruction | 'elsewhere' | 'others';
}

interface Item {
  readonly id: string;
  readonly custodian: number;
  readonly path: string;
  readonly content_hash: Uint8Array;
  readonly cause: 'stamp' | 'mode';
}

/** The files of the quarantine, the newest first; of one agency (by code) where it is given. Throws `QuarantineError` where there is none of that code. */
export function quarantinedFiles(store: Store, agency?: string): Promise<QuarantinedFile[]> {
  return asWriter(store, async (writer) => {
    if (agency !== undefined) await requireAgency(writer, agency);
    return writer.query<QuarantinedFile>(
      `select i.id, a.code as agency, i.path, i.byte_size as "byteSize", i.cause, i.found_at as "foundAt",
         coalesce((select decision from quarantine_decision d where d.item = i.id order by at desc, id desc limit 1), 'held') as state
       from quarantine_item i join agency a on a.id = i.custodian
       where $1::text is null or a.code = $1 order by i.found_at desc, i.id desc`,
      [agency ?? null],
    );
  });
}

async function requireAgency(writer: Transaction, code: string): Promise<void> {
  const [agency] = await writer.query('select from agency where code = $1', [code]);
  if (!agency) throw new QuarantineError(`There is no agency ${code}.`);
}

/**
 * Records that a file is no secret: the next run takes it in. Throws `QuarantineError` for an unknown item, a person who may not
 * decide, or a file that its own delivery calls secret.
 */
export async function releaseFile(store: Store, id: string, { who, reason }: Decision): Promise<string> {
  const item = await itemOf(store, id);
  if (item.cause === 'mode')
    throw new QuarantineError(
      'The delivery itself calls this file secret (mode 03). Have the delivery corrected and bring it in again.',
    );
  const decidedBy = await keeperOf(store, who, item.custodian);
  await asWriter(store, (writer) => record(writer, item, 'released', decidedBy, null, reason));
  return item.path;
}

/**
 * Removes a secret before a witness: the file where it lies, and this agency's stored documents of the same bytes. Both
 * persons must keep the agency's archive and be two. The record of it stays for ever; a removal that fails leaves none and can be
 * called again.
 */
export async function removeFile(
  { store, originals }: { readonly store: Store; readonly originals: OriginalsLocation },
  id: string,
  { who, witness, reason }: Decision & { readonly witness: string },
): Promise<Removal> {
  const item = await itemOf(store, id);
  const decidedBy = await keeperOf(store, who, item.custodian);
  const witnessedBy = await keeperOf(store, witness, item.custodian);
  if (decidedBy === witnessedBy)
    throw new QuarantineError(
      'A removal takes two persons: who removes the file, and another one as witness.',
    );
  const { documents, keptByOthers } = await asOwner(store, (owner) => takeOut(owner, item));
  const hash = Buffer.from(item.content_hash).toString('hex');
  const original = keptByOthers ? 'others' : await destroyOriginal(originals, hash);
  const file = await asWriter(store, async (writer) => {
    await record(writer, item, 'removed', decidedBy, witnessedBy, reason);
    return destroyFile(item.path, item.content_hash);
  });
  return { path: item.path, file, documents, hash, original };
}

async function itemOf(store: Store, id: string): Promise<Item> {
  const [item] = await asWriter(store, (writer) =>
    writer.query<Item>(
      'select id, custodian, path, content_hash, cause from quarantine_item where id::text = $1',
      [id],
    ),
  );
  if (!item)
    throw new QuarantineError(`The quarantine has no file ${id}. List them with: npm run quarantine -- list`);
  return item;
}

async function record(
  writer: Transaction,
  item: Item,
  decision: 'released' | 'removed',
  decidedBy: string,
  witness: string | null,
  reason: string,
): Promise<void> {
  if (!reason.trim()) throw new QuarantineError('Say why: --reason "…". The reason is kept for ever.');
  const made = await writer.query(
    `insert into quarantine_decision (item, custodian, decision, decided_by, witness, reason)
     values ($1, $2, $3, $4, $5, $6) on conflict (item, decision) do nothing returning id`,
    [item.id, item.custodian, decision, decidedBy, witness, reason.trim()],
  );
  if (made.length === 0) throw new QuarantineError(`This file was ${decision} before.`);
}

/** The store's own copies: a file may have come in before it was known to be secret. */
async function takeOut(
  owner: Transaction,
  item: Item,
): Promise<{ documents: number; keptByOthers: boolean }> {
  const stored = await owner.query<{ id: string; custodian: number }>(
    'select id, custodian from document where content_hash = $1',
    [item.content_hash],
  );
  const own = stored.filter(({ custodian }) => custodian === item.custodian).map(({ id }) => id);
  await owner.query('update ingest_item set document = null where document = any ($1::uuid[])', [own]);
  await owner.query('delete from document where id = any ($1::uuid[])', [own]);
  return { documents: own.length, keptByOthers: own.length < stored.length };
}
