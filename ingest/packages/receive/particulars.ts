import type { Transaction } from '@tangthu/db/store';
import {
  documentColumns,
  documentFields,
  FieldValueError,
  type DocumentFieldName,
} from '@tangthu/language/text/document-fields';
import type { DeliveredCorrection, DeliveredDocument } from '../delivery.ts';
import type { DeliveredPlacement } from './places.ts';

/** A document of a package that went in, and the run that brought it in. */
export interface BroughtDocument {
  readonly package: string;
  readonly run: string;
  readonly document: DeliveredDocument;
  readonly place: DeliveredPlacement;
  readonly contentHash: Uint8Array;
}

/**
 * Stores what a package says of a document beyond what reading and sidecar give: who opens it to others, and the values that
 * archivists of the sender set right. Only of documents that this run stored: what was here before stays.
 */
export async function storeParticulars(writer: Transaction, brought: BroughtDocument): Promise<void> {
  const { document, place, run, contentHash } = brought;
  const stored = await writer.query<{ id: string; first_page: number }>(
    `select d.id, d.first_page from document d
     where d.custodian = $1 and d.content_hash = $2
       and exists (select from ingest_item i where i.run = $3 and i.custodian = $1 and i.content_hash = $2 and i.outcome = 'stored')`,
    [place.custodian, contentHash, run],
  );
  for (const { id, first_page: firstPage } of stored) {
    if (place.accessAuthority !== undefined)
      await writer.query('update document set access_authority = $2 where id = $1', [
        id,
        place.accessAuthority,
      ]);
    for (const correction of document.corrections ?? [])
      if (correction.firstPage === firstPage) await setRight(writer, brought.package, id, correction);
  }
}

/** Once, however often the package is gone on with. */
async function setRight(
  writer: Transaction,
  fromPackage: string,
  document: string,
  { field, value, by, at }: DeliveredCorrection,
): Promise<void> {
  const columns = columnsOf(field, value);
  const names = Object.keys(columns);
  if (names.length === 0) return;
  const noted = await writer.query(
    `insert into correction (document, custodian, mode, field, new_value, account, at, package, made_by)
     select d.id, d.custodian, d.mode, $2, $3, a.id, $4, $5, $6 from document d, account a
     where d.id = $1 and a.sign_in_name = 'package'
       and not exists (select from correction c where c.document = d.id and c.field = $2 and c.package = $5)
     returning id`,
    [document, field, value, at, fromPackage, by],
  );
  if (noted.length === 0) return;
  await writer.query(
    `update document set ${names.map((name, index) => `${name} = $${index + 2}`).join(', ')} where id = $1`,
    [document, ...Object.values(columns)],
  );
}

/** A value that the field cannot hold here stays in the package's own description and changes nothing. */
function columnsOf(field: string, value: string | null): ReturnType<typeof documentColumns> {
  if (!(documentFields as readonly string[]).includes(field)) return {};
  try {
    return documentColumns(field as DocumentFieldName, value);
  } catch (error) {
    if (error instanceof FieldValueError) return {};
    throw error;
  }
}
