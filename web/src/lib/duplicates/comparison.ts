import type {
  ComparedField,
  DuplicateComparison,
  DuplicateMember,
} from '@tangthu/server/archive/duplicate-view';

/** The address of two documents beside each other. */
export function comparisonHref(one: string, other: string): string {
  return `/archive/duplicates/${encodeURIComponent(one)}/${encodeURIComponent(other)}`;
}

/** Each member of a group with the one it is compared with: the best for all others, nobody for the best. */
export function pairsOf(
  members: readonly DuplicateMember[],
): { readonly member: DuplicateMember; readonly other: DuplicateMember | undefined }[] {
  const best = members.find(({ role }) => role === 'original' || role === 'signed') ?? members[0];
  return members.map((member) => ({ member, other: member === best ? undefined : best }));
}

/** The fields of which at least one document has a value, in the order in which they are given. */
export function shownFields({ one, other }: Pick<DuplicateComparison, 'one' | 'other'>): ComparedField[] {
  const fields = Object.keys(one.fields) as ComparedField[];
  return fields.filter((field) => one.fields[field] !== null || other.fields[field] !== null);
}

/** The numbers of the pages of both, in order: the longer decides. */
export function pageNumbersOf({ one, other }: Pick<DuplicateComparison, 'one' | 'other'>): number[] {
  const numbers = new Set([...one.pages, ...other.pages].map(({ number }) => number));
  return [...numbers].sort((first, second) => first - second);
}
