import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { loadAgencies, loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import { custodianNames } from './custodian-names.ts';
import { visibleGroups } from './duplicate-members.ts';
import { ORIGINAL_IS_WHOLE } from './find-original.ts';
import { legalChanges } from './legal-changes.ts';
import { RecordNotFoundError } from './record-errors.ts';
import type { DocumentLink, DocumentVersion, DocumentView, LegalChange } from './record-view.ts';

/**
 * Opens a document that this reader may read, with the documents that it names as far as the reader may read those.
 * Throws `RecordNotFoundError` when it is hidden or missing.
 */
export function openDocument(store: Store, reader: Reader, id: string): Promise<DocumentView> {
  return asReader(store, reader, async (transaction) => {
    const records: Records = { transaction, reader };
    const row = (await loadDocuments(records, [id])).get(id);
    if (!row) throw new RecordNotFoundError();
    const agencies = await loadAgencies(records, [row.custodian]);
    const changes = (await legalChanges(transaction, [id])).get(id) ?? [];
    return {
      ...summaryOf(row, agencies),
      ...(await readDetails(records, id)),
      custodianNames: await custodianNames(records, row.custodian, row.issued_date),
      status: statusAfter(changes),
      links: await readLinks(records, id),
      changes,
      versions: await readVersions(records, id),
      pages: await readPages(records, id),
    };
  });
}

async function readVersions(records: Records, id: string): Promise<DocumentVersion[]> {
  const groups = await visibleGroups(records.transaction, [id]);
  const others = groups.flat().filter(({ document }) => document !== id);
  const rows = await loadDocuments(
    records,
    others.map(({ document }) => document),
  );
  const agencies = await loadAgencies(
    records,
    [...rows.values()].map(({ custodian }) => custodian),
  );
  return others.flatMap(({ document, role }) => {
    const row = rows.get(document);
    if (!row) return [];
    const { title, custodian } = summaryOf(row, agencies);
    return [{ id: document, title, role, custodian }];
  });
}

const STATUS = { amends: 'amended', replaces: 'replaced', repeals: 'repealed' } as const;

interface Records {
  readonly transaction: Transaction;
  readonly reader: Reader;
}

type Details = Pick<
  DocumentView,
  | 'subject'
  | 'number'
  | 'symbol'
  | 'place'
  | 'signer'
  | 'signingCapacity'
  | 'originalName'
  | 'personalNumbers'
  | 'original'
  | 'contentHash'
  | 'fonds'
  | 'file'
>;

async function readDetails({ transaction }: Records, id: string): Promise<Details> {
  const [details] = await transaction.query<Details>(
    `select whole_value(d.id, 'subject', d.subject) as subject, d.number, d.symbol, whole_value(d.id, 'place', d.place) as place,
       whole_value(d.id, 'signer', d.signer) as signer, whole_value(d.id, 'signing_capacity', d.signing_capacity) as "signingCapacity",
       whole_value(d.id, 'original_name', d.original_name) as "originalName",
       case when not exists (select from personal_data p where p.document = d.id) then 'none'
         when reader_unmasks(d.id) then 'shown' else 'masked' end as "personalNumbers",
       case when not ${ORIGINAL_IS_WHOLE} then 'shared' when original_is_masked(d.id) then 'masked' else 'open' end as original, encode(d.content_hash, 'hex') as "contentHash",
       case when f.id is not null then json_build_object('code', f.code, 'title', f.title) end as fonds,
       case when h.id is not null then json_build_object('code', h.code, 'title', whole_value(h.id, 'title', h.title), 'retention', h.retention) end as file
     from document d left join fonds f on f.id = d.fonds left join file h on h.id = d.file
     where d.id = $1`,
    [id],
  );
  if (!details) throw new RecordNotFoundError();
  return details;
}

/** A cited document is looked for among what the reader may read; of several copies, the one that the same agency keeps. */
async function readLinks(records: Records, id: string): Promise<DocumentLink[]> {
  const rows = await records.transaction.query<Omit<DocumentLink, 'document'> & { cited: string | null }>(
    `select l.relation, l.cited_number as "citedNumber", c.id as cited
     from link l left join lateral (
       select id from document
       where id in (select c.id from cited_documents(l.id) c)
       order by custodian = l.custodian desc, id limit 1
     ) c on true
     where l.document = $1 order by l.id`,
    [id],
  );
  const ids = [...new Set(rows.flatMap(({ cited }) => cited ?? []))];
  const documents = await loadDocuments(records, ids);
  return rows.map(({ relation, citedNumber, cited }) => {
    const document = documents.get(cited ?? '');
    return {
      relation,
      citedNumber,
      document: document ? { id: document.id, title: summaryOf(document, new Map()).title } : null,
    };
  });
}

/** A document that was replaced or repealed is no longer changed by amendments. */
function statusAfter(changes: readonly LegalChange[]): DocumentView['status'] {
  const relation = changes.find((change) => change.relation !== 'amends')?.relation ?? changes[0]?.relation;
  return relation ? STATUS[relation] : 'unknown';
}

function readPages({ transaction }: Records, id: string): Promise<DocumentView['pages']> {
  return transaction.query<DocumentView['pages'][number]>(
    `select number, case when turn % 180 = 0 then width else height end as width,
       case when turn % 180 = 0 then height else width end as height, needs_ocr as "needsOcr" from page
     where document = $1 order by number`,
    [id],
  );
}
