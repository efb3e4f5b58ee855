/** A document of a group of versions as far as its role goes. */
export interface GroupMember {
  readonly document: string;
  readonly contentHash: string;
  readonly draft: boolean;
  readonly copyKind: 'SY' | 'TrS' | 'SL' | null;
  readonly pageCount: number;
  /** Pages that nobody can read or search. */
  readonly unreadPages: number;
  /** How well its pages were recognised, 0 to 1; null where their text came with the file. */
  readonly confidence: number | null;
}

/** What a document is to the others: `signed` where drafts stand beside it, `same-file` where its bytes are the original's. */
export type Role = 'original' | 'signed' | 'draft' | 'copy' | 'rescan' | 'same-file';

/**
 * The roles of documents that are one, given the best first or not: of those that are neither draft nor copy the fullest and
 * best read is the original, of equals the first stored. Only members that a person may see are given, so that no role tells
 * of another.
 */
export function rolesOf(members: readonly GroupMember[]): Map<string, Role> {
  const finals = members.filter(({ draft, copyKind }) => !draft && copyKind === null).toSorted(bestFirst);
  const [original] = finals;
  const best: Role = members.some(({ draft }) => draft) ? 'signed' : 'original';
  return new Map(
    members.map((member) => {
      if (member.draft) return [member.document, 'draft'];
      if (member.copyKind !== null) return [member.document, 'copy'];
      if (member === original) return [member.document, best];
      return [member.document, member.contentHash === original?.contentHash ? 'same-file' : 'rescan'];
    }),
  );
}

/** Ids are given in the order of storing. */
function bestFirst(one: GroupMember, other: GroupMember): number {
  return (
    readPages(other) - readPages(one) ||
    (other.confidence ?? 1) - (one.confidence ?? 1) ||
    (one.document < other.document ? -1 : 1)
  );
}

function readPages({ pageCount, unreadPages }: GroupMember): number {
  return pageCount - unreadPages;
}
