import { asReader, readableAgencies, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { RecordNotFoundError } from './record-errors.ts';
import type { DocumentLink, DocumentView } from './record-view.ts';

type DocumentRow = Omit<DocumentView, 'title' | 'links' | 'pages' | 'custodian' | 'fonds' | 'file'> & {
  readonly custodianCode: string;
  readonly custodianName: string;
  readonly fondsCode: string | null;
  readonly fondsTitle: string | null;
  readonly fileCode: string | null;
  readonly fileTitle: string | null;
  readonly retention: string | null;
};

/**
 * Opens a document that this reader may read, with the documents that it names as far as the reader may read those.
 * Throws `RecordNotFoundError` when it is hidden or missing.
 */
export function openDocument(store: Store, reader: Reader, id: string): Promise<DocumentView> {
  const agencies = readableAgencies(reader);
  return asReader(store, reader, async (records) => {
    const row = await readDocument(records, id, agencies);
    const {
      custodianCode,
      custodianName,
      fondsCode,
      fondsTitle,
      fileCode,
      fileTitle,
      retention,
      ...document
    } = row;
    return {
      ...document,
      title: titleOf(row),
      custodian: { code: custodianCode, name: custodianName },
      fonds: fondsCode === null ? null : { code: fondsCode, title: fondsTitle ?? '' },
      file: fileCode === null ? null : { code: fileCode, title: fileTitle ?? '', retention: retention ?? '' },
      links: await readLinks(records, id, agencies),
      pages: await records.query<DocumentView['pages'][number]>(
        `select number, width, height, needs_ocr as "needsOcr" from page
         where document = $1 and custodian = any ($2) order by number`,
        [id, agencies],
      ),
    };
  });
}

async function readDocument(
  records: Transaction,
  id: string,
  agencies: readonly number[],
): Promise<DocumentRow> {
  const [row] = await records.query<DocumentRow>(
    `select d.id, d.type, d.number, d.symbol, d.document_number as "documentNumber", d.issued_date as "issuedDate",
       d.place, d.issuer, d.subject, d.signer, d.signing_capacity as "signingCapacity", d.status, d.mode,
       d.page_count as "pageCount", d.original_name as "originalName", encode(d.content_hash, 'hex') as "contentHash",
       g.code as "custodianCode", coalesce(n.name, g.code) as "custodianName",
       f.code as "fondsCode", f.title as "fondsTitle", h.code as "fileCode", h.title as "fileTitle", h.retention
     from document d
     join agency g on g.id = d.custodian
     left join lateral (
       select name from agency_name where agency = g.id order by valid_from desc nulls last limit 1
     ) n on true
     left join fonds f on f.id = d.fonds
     left join file h on h.id = d.file
     where d.id = $1 and d.custodian = any ($2)`,
    [id, agencies],
  );
  if (!row) throw new RecordNotFoundError();
  return row;
}

async function readLinks(
  records: Transaction,
  id: string,
  agencies: readonly number[],
): Promise<DocumentLink[]> {
  const rows = await records.query<{
    relation: DocumentLink['relation'];
    citedNumber: string;
    citedId: string | null;
    subject: string | null;
    documentNumber: string | null;
    originalName: string;
  }>(
    `select l.relation, l.cited_number as "citedNumber", c.id as "citedId", c.subject,
       c.document_number as "documentNumber", c.original_name as "originalName"
     from link l
     left join lateral (
       select id, subject, document_number, original_name from document
       where number_key = l.cited_key and id <> l.document and custodian = any ($2)
       order by issued_date desc nulls last, id limit 1
     ) c on true
     where l.document = $1 and l.custodian = any ($2)
     order by l.id`,
    [id, agencies],
  );
  return rows.map(({ relation, citedNumber, citedId, ...cited }) => ({
    relation,
    citedNumber,
    document: citedId === null ? null : { id: citedId, title: titleOf(cited) },
  }));
}

function titleOf(document: {
  readonly subject: string | null;
  readonly documentNumber: string | null;
  readonly originalName: string;
}): string {
  return document.subject ?? document.documentNumber ?? document.originalName;
}
