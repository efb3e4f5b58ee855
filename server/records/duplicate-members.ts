import type { Transaction } from '@tangthu/db/store';
import { rolesOf, type GroupMember, type Role } from './duplicate-roles.ts';

/** A member of a group that the reader may read, with its role among those. */
export interface VisibleMember {
  readonly group: string;
  readonly document: string;
  readonly role: Role;
}

type Row = GroupMember & { readonly group: string };

/**
 * The groups of these documents with all members that the transaction's reader may read. A group of which no two are seen is none: roles and counts tell nothing of what is hidden.
 */
export async function visibleGroups(
  transaction: Transaction,
  documents: readonly string[],
): Promise<VisibleMember[][]> {
  const rows = await transaction.query<Row>(
    `select m.duplicate_group as "group", m.document, encode(d.content_hash, 'hex') as "contentHash", d.draft,
       d.copy_kind as "copyKind", d.page_count as "pageCount", p.unread as "unreadPages", p.confidence
     from duplicate_member m join document d on d.id = m.document
       cross join lateral (
         select count(*) filter (where needs_ocr)::int as unread, avg(confidence)::float8 as confidence
         from page where document = m.document) p
     where m.duplicate_group in (
       select duplicate_group from duplicate_member where document = any ($1::uuid[]))
     order by m.document`,
    [documents],
  );
  return [...Map.groupBy(rows, ({ group }) => group).values()]
    .filter(({ length }) => length > 1)
    .map(withRoles);
}

function withRoles(members: readonly Row[]): VisibleMember[] {
  const roles = rolesOf(members);
  return members.map(({ group, document }) => ({ group, document, role: roles.get(document) ?? 'rescan' }));
}
