import type { Transaction } from '@tangthu/db/store';
import { documentTypeOfAbbreviation, documentTypeOfName } from '@tangthu/language/text/document-types';
import type { Search } from './search-context.ts';
import type { AgencyLabel, DocumentSummary, LegalStatus } from './search-result.ts';

/** A document's row as lists, facets and the ranking need it. */
export interface DocumentRow {
  readonly id: string;
  readonly custodian: number;
  readonly creator: number | null;
  readonly mode: '01' | '02';
  readonly type: string | null;
  readonly document_number: string | null;
  readonly issued_date: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
  /** The subject line's terms as codes, in base64. */
  readonly subject_codes: string | null;
  readonly original_name: string;
  readonly page_count: number;
  /** What documents that this reader may read did to it, the earliest first. */
  readonly changes: readonly LegalChangeRow[];
  /** Whether one of them replaces or repeals it. */
  readonly superseded: boolean;
  readonly fonds: string | null;
  readonly fonds_code: string | null;
  readonly fonds_title: string | null;
  readonly file_code: string | null;
  readonly file_title: string | null;
}

/** What a later document did to one, and from which day (`yyyy-mm-dd`). */
interface LegalChangeRow {
  readonly relation: 'amends' | 'replaces' | 'repeals';
  readonly by: string;
  readonly since: string | null;
}

/** The rows of those of the given documents that the reader may read, by id. */
export async function loadDocuments(
  { transaction }: Pick<Search, 'transaction'>,
  ids: readonly string[],
): Promise<Map<string, DocumentRow>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<StoredRow & { named_as_changed: boolean }>(
    `select d.id, d.custodian, d.creator, d.mode, d.type, d.document_number, d.issued_date, d.issuer, d.subject,
            encode(d.subject_codes, 'base64') as subject_codes, d.original_name, d.page_count, d.fonds,
            f.code as fonds_code, f.title as fonds_title, h.code as file_code, h.title as file_title,
            exists (select from link l where l.cited_key = d.number_key and l.relation <> 'cites') as named_as_changed
     from document d left join fonds f on f.id = d.fonds left join file h on h.id = d.file
     where d.id = any($1::uuid[])`,
    [ids],
  );
  const named = rows.filter((row) => row.named_as_changed).map(({ id }) => id);
  const changes = await changesOf(transaction, named);
  return new Map(rows.map((row) => [row.id, withChanges(row, changes.get(row.id) ?? [])]));
}

type StoredRow = Omit<DocumentRow, 'changes' | 'superseded'>;

function withChanges(row: StoredRow, changes: readonly LegalChangeRow[]): DocumentRow {
  return { ...row, changes, superseded: changes.some(({ relation }) => relation !== 'amends') };
}

/**
 * By the links that the reader may read: the database decides under the reader's own row policies. It is asked about the few
 * documents alone whose number is named by such a link: even planned and never run, the question costs as much as all their rows.
 */
async function changesOf(
  transaction: Transaction,
  ids: readonly string[],
): Promise<Map<string, LegalChangeRow[]>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<LegalChangeRow & { id: string }>(
    `select named.id, change.relation, change.by_document as by, change.since
     from unnest($1::uuid[]) as named (id)
       cross join lateral legal_changes(named.id) with ordinality as change (relation, by_document, since, place)
     order by named.id, change.place`,
    [ids],
  );
  return Map.groupBy(rows, ({ id }) => id);
}

const STATUS = { amends: 'amended', replaces: 'replaced', repeals: 'repealed' } as const;

/** What became of a document by what later ones did to it, the earliest first; as `legal_status()` of the database says it. */
export function legalStatus(changes: readonly Pick<LegalChangeRow, 'relation'>[]): LegalStatus {
  const relation = changes.find((change) => change.relation !== 'amends')?.relation ?? changes[0]?.relation;
  return relation ? STATUS[relation] : 'unchanged';
}

/** Codes and present names of agencies, by id. Agencies are no record: everybody who is signed in may know them. */
export async function loadAgencies(
  { transaction }: Pick<Search, 'transaction'>,
  ids: readonly number[],
): Promise<Map<number, AgencyLabel>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.query<AgencyLabel & { id: number }>(
    `select id, code, coalesce(present_name(id), code) as name from agency where id = any($1::int[]) order by id`,
    [ids],
  );
  return new Map(rows.map(({ id, code, name }) => [id, { code, name }]));
}

/** What a list shows of a document: its title is the subject line, else type and number, else the file's name. */
export function summaryOf(row: DocumentRow, agencies: ReadonlyMap<number, AgencyLabel>): DocumentSummary {
  const custodian = agencies.get(row.custodian);
  return {
    id: row.id,
    title: row.subject ?? numberedTitle(row) ?? row.original_name,
    type: row.type,
    documentNumber: row.document_number,
    issuedDate: row.issued_date,
    issuer: row.issuer,
    custodian: { code: custodian?.code ?? '', name: custodian?.name ?? '' },
    mode: row.mode,
    pageCount: row.page_count,
  };
}

/** The name of a type of document, stored as an abbreviation (`QĐ`) or as a name. */
export function typeLabel(type: string): string {
  return (documentTypeOfAbbreviation(type) ?? documentTypeOfName(type))?.name ?? type;
}

function numberedTitle({ type, document_number }: DocumentRow): string | undefined {
  if (document_number === null) return undefined;
  return type === null ? document_number : `${typeLabel(type)} ${document_number}`;
}
