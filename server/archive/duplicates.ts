import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store, Transaction } from '@tangthu/db/store';
import { visibleGroups } from '../records/duplicate-members.ts';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { loadAgencies, loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import {
  comparedFields,
  type ComparedDocument,
  type ComparedField,
  type DuplicateComparison,
  type DuplicateGroups,
} from './duplicate-view.ts';

/** Groups with documents of the archive's agencies, the newest documents first; `before` is a document's id. */
export function duplicateGroups(
  store: Store,
  archivist: Archivist,
  { before, limit }: { readonly before?: string | undefined; readonly limit: number },
): Promise<DuplicateGroups> {
  return asArchivist(store, archivist, async (archive) => {
    const newest = await archive.query<{ document: string }>(
      `select document from duplicate_member where custodian = any ($1::int[]) and ($2::uuid is null or document < $2)
       order by document desc limit $3`,
      [archivist.archive, before ?? null, limit],
    );
    const ids = newest.map(({ document }) => document);
    const groups = await visibleGroups(archive, ids);
    const all = groups.flat().map(({ document }) => document);
    const rows = await loadDocuments({ transaction: archive }, all);
    const agencies = await loadAgencies(
      { transaction: archive },
      [...rows.values()].map(({ custodian }) => custodian),
    );
    return {
      groups: groups
        .toSorted((one, other) => ((one.at(-1)?.document ?? '') < (other.at(-1)?.document ?? '') ? 1 : -1))
        .map((members) => ({
          members: members.flatMap(({ document, role }) => {
            const row = rows.get(document);
            return row ? [{ ...summaryOf(row, agencies), role }] : [];
          }),
        })),
      before: ids.length === limit ? (ids.at(-1) ?? null) : null,
    };
  });
}

/** Two documents beside each other. Throws `RecordNotFoundError` unless both may be read and one is of the archive. */
export function compareDuplicates(
  store: Store,
  archivist: Archivist,
  one: string,
  other: string,
): Promise<DuplicateComparison> {
  return asArchivist(store, archivist, async (archive) => {
    const [mine, theirs] = await loadPair(archive, archivist, one, other);
    const group = (await visibleGroups(archive, [one])).flat();
    const together = group.some(({ document }) => document === other);
    const roleOf = (id: string): ComparedDocument['role'] =>
      (together && group.find(({ document }) => document === id)?.role) || null;
    return {
      one: { ...mine, role: roleOf(one) },
      other: { ...theirs, role: roleOf(other) },
      differing: comparedFields.filter((field) => mine.fields[field] !== theirs.fields[field]),
      together,
      decisions: await decisionsOn(archive, one, other),
    };
  });
}

/**
 * Keeps an archivist's decision whether two documents are one; groups follow it at once. Throws `RecordNotFoundError` unless
 * both may be read and one is of the archive.
 */
export function decideDuplicates(
  store: Store,
  archivist: Archivist,
  { one, other, same }: { readonly one: string; readonly other: string; readonly same: boolean },
): Promise<void> {
  return asArchivist(store, archivist, async (archive) => {
    await loadPair(archive, archivist, one, other);
    await archive.query(
      `insert into duplicate_decision (one, other, same, decided_by)
       values (least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, $4)`,
      [one, other, same, archivist.account],
    );
  });
}

type Loaded = Omit<ComparedDocument, 'role'>;

async function loadPair(
  archive: Transaction,
  archivist: Archivist,
  one: string,
  other: string,
): Promise<[Loaded, Loaded]> {
  const rows = await archive.query<
    Record<ComparedField, string | null> & { id: string; keeper: number; pages: Loaded['pages'] }
  >(
    `select d.id, d.custodian as keeper, d.document_number as "documentNumber", d.issued_date::text as "issuedDate", d.type,
       whole_value(d.id, 'issuer', d.issuer) as issuer, whole_value(d.id, 'subject', d.subject) as subject,
       whole_value(d.id, 'signer', d.signer) as signer, whole_value(d.id, 'signing_capacity', d.signing_capacity) as "signingCapacity",
       whole_value(d.id, 'place', d.place) as place, whole_value(d.id, 'original_name', d.original_name) as "originalName",
       d.page_count::text as "pageCount",
       coalesce(present_name(d.custodian), '') as custodian,
       (select coalesce(json_agg(json_build_object('number', p.number, 'width', case when p.turn % 180 = 0 then p.width else p.height end,
          'height', case when p.turn % 180 = 0 then p.height else p.width end) order by p.number), '[]')
        from page p where p.document = d.id) as pages
     from document d where d.id in ($1::uuid, $2::uuid)`,
    [one, other],
  );
  const loaded = (id: string): Loaded | undefined => {
    const row = rows.find((each) => each.id === id);
    if (!row) return undefined;
    const fields = Object.fromEntries(comparedFields.map((field) => [field, row[field]])) as Loaded['fields'];
    return {
      id,
      title: row.subject ?? row.documentNumber ?? row.originalName ?? '',
      fields,
      pages: row.pages,
    };
  };
  const [mine, theirs] = [loaded(one), loaded(other)];
  const kept = rows.some(({ keeper }) => archivist.archive.includes(keeper));
  if (!mine || !theirs || one === other || !kept) throw new RecordNotFoundError();
  return [mine, theirs];
}

async function decisionsOn(
  archive: Transaction,
  one: string,
  other: string,
): Promise<DuplicateComparison['decisions']> {
  const rows = await archive.query<{ same: boolean; by: string; at: Date }>(
    `select c.same, coalesce(a.display_name, '') as by, c.decided_at as at
     from duplicate_decision c left join account a on a.id = c.decided_by
     where c.one = least($1::uuid, $2::uuid) and c.other = greatest($1::uuid, $2::uuid) order by c.decided_at desc, c.id desc`,
    [one, other],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}
