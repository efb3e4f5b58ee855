import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import type { SidecarMetadata } from '../../review/sidecar-metadata.ts';
import type { DeliveredCorrection, DeliveredFonds, DeliveredRecordFile } from '../delivery.ts';
import type { Selection } from './selection.ts';

/** A document as the store has it; days are `yyyy-mm-dd`. */
export interface StoredDocument {
  readonly firstPage: number;
  readonly pages: number;
  readonly type: string | null;
  readonly number: string | null;
  readonly symbol: string | null;
  readonly documentNumber: string | null;
  readonly issuedDate: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  readonly signer: string | null;
  readonly signingCapacity: string | null;
  readonly sidecar: SidecarMetadata;
  readonly corrections: readonly DeliveredCorrection[];
}

/** An original with the documents in it, by first page. */
export interface StoredOriginal {
  readonly hash: string;
  readonly bytes: number;
  readonly originalName: string;
  readonly mode: '01' | '02';
  readonly fonds: string | null;
  readonly creator: string | null;
  readonly accessAuthority: string | null;
  /** ISO time at which it was stored. */
  readonly storedAt: string;
  readonly documents: readonly StoredDocument[];
}

/** A file with its originals, or originals that belong to no file. */
export interface RecordGroup {
  readonly file: DeliveredRecordFile | undefined;
  readonly originals: readonly StoredOriginal[];
}

/** Originals without a file that stand together. */
const LOOSE_TOGETHER = 500;

/** The fonds of a selection, by code. Here as in all that is handed over, people's numbers stand whole. */
export function storedFonds(store: Store, { custodian, fonds }: Selection): Promise<DeliveredFonds[]> {
  return asWriter(store, (writer) =>
    writer.query(
      `select code, whole_value(id, 'title', title) as title, mode, closed_on as "closedOn",
         whole_value(id, 'details', details::text)::jsonb as details from fonds
       where custodian = $1 and ($2::uuid is null or id = $2) order by code collate "C"`,
      [custodian, fonds ?? null],
    ),
  );
}

/**
 * The files of a selection one after the other, by the codes of fonds and file, then what belongs to no file. The order is the
 * same on every store, and one group at a time stands in memory.
 */
export async function* storedRecords(store: Store, selection: Selection): AsyncGenerator<RecordGroup> {
  const { custodian, fonds = null } = selection;
  const files = await asWriter(store, (writer) =>
    writer.query<{ id: string }>(
      `select f.id from file f join fonds p on p.id = f.fonds where f.custodian = $1 and ($2::uuid is null or f.fonds = $2)
       order by p.code collate "C", f.code collate "C"`,
      [custodian, fonds],
    ),
  );
  for (const { id } of files) {
    const [file] = await asWriter(store, (writer) =>
      writer.query<DeliveredRecordFile>(
        `select p.code as fonds, f.code, whole_value(f.id, 'title', f.title) as title, f.retention, f.mode,
           whole_value(f.id, 'details', f.details::text)::jsonb as details
         from file f join fonds p on p.id = f.fonds where f.id = $1`,
        [id],
      ),
    );
    yield { file, originals: await originals(store, 'd.file = $1', [id]) };
  }
  for (let after = ''; ;) {
    const group = await originals(
      store,
      `d.content_hash in (
         select content_hash from document
         where custodian = $1 and ($2::uuid is null or fonds = $2) and file is null and content_hash > decode($3, 'hex')
         group by content_hash order by content_hash limit ${LOOSE_TOGETHER})
       and d.custodian = $1 and d.file is null`,
      [custodian, fonds, after],
    );
    if (group.length === 0) return;
    after =
      group
        .map(({ hash }) => hash)
        .sort()
        .at(-1) ?? '';
    yield { file: undefined, originals: group };
  }
}

interface Row extends Omit<StoredOriginal, 'documents'>, StoredDocument {}

/** Originals of the documents that a condition of ours holds for. */
async function originals(store: Store, condition: string, parameters: unknown[]): Promise<StoredOriginal[]> {
  const rows = await asWriter(store, (writer) =>
    writer.query<Row>(
      `select encode(d.content_hash, 'hex') as hash, d.byte_size as bytes, whole_value(d.id, 'original_name', d.original_name) as "originalName", d.mode,
         p.code as fonds, c.code as creator, a.code as "accessAuthority",
         to_char(d.stored_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "storedAt",
         d.first_page as "firstPage", d.page_count as pages, d.type, d.number, d.symbol, d.document_number as "documentNumber",
         d.issued_date as "issuedDate", whole_value(d.id, 'issuer', d.issuer) as issuer, whole_value(d.id, 'subject', d.subject) as subject,
         whole_value(d.id, 'signer', d.signer) as signer, whole_value(d.id, 'signing_capacity', d.signing_capacity) as "signingCapacity",
         whole_value(d.id, 'sidecar', d.sidecar::text)::jsonb as sidecar,
         (select coalesce(json_agg(json_build_object('field', field, 'value', value, 'by', made_by, 'at', at) order by field), '[]')
          from (
            select distinct on (k.field) k.field, whole_value(k.id, 'new_value', k.new_value) as value, coalesce(k.made_by, who.display_name) as made_by,
              to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
            from correction k join account who on who.id = k.account
            where k.document = d.id and k.undoes is null and not exists (select from correction l where l.undoes = k.id)
            order by k.field, k.id desc) in_force) as corrections
       from document d left join fonds p on p.id = d.fonds
         left join agency c on c.id = d.creator left join agency a on a.id = d.access_authority
       where ${condition}
       order by d.original_name collate "C", d.content_hash, d.first_page`,
      parameters,
    ),
  );
  return [...Map.groupBy(rows, ({ hash }) => hash).values()].flatMap((documents) =>
    documents[0] ? [{ ...documents[0], documents }] : [],
  );
}
