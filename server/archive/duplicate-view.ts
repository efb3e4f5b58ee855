import type { Role } from '../records/duplicate-roles.ts';
import type { AgencyLabel } from '../retrieval/search-result.ts';

/** The fields by which two documents are compared, in the order of showing. */
export const comparedFields = [
  'documentNumber',
  'issuedDate',
  'type',
  'issuer',
  'subject',
  'signer',
  'signingCapacity',
  'place',
  'custodian',
  'originalName',
  'pageCount',
] as const;

/** One of `comparedFields`. */
export type ComparedField = (typeof comparedFields)[number];

/** A document that is one with others, as a list shows it. */
export interface DuplicateMember {
  readonly id: string;
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuedDate: string | null;
  readonly custodian: AgencyLabel;
  readonly pageCount: number;
  readonly role: Role;
}

/** Documents that were found to be one, as far as the person may see them: always two or more. */
export interface DuplicateGroup {
  readonly members: readonly DuplicateMember[];
}

/** Groups of the archive, those with the newest documents first; `before` asks for the next. */
export interface DuplicateGroups {
  readonly groups: readonly DuplicateGroup[];
  readonly before: string | null;
}

/** One of two documents beside each other. */
export interface ComparedDocument {
  readonly id: string;
  readonly title: string;
  /** Its role in the group; null where the two are in no group together. */
  readonly role: Role | null;
  readonly fields: Readonly<Record<ComparedField, string | null>>;
  /** Sizes in points, in the pages' order. */
  readonly pages: readonly { readonly number: number; readonly width: number; readonly height: number }[];
}

/** Two documents beside each other, what differs, and what was decided on them, the newest first. */
export interface DuplicateComparison {
  readonly one: ComparedDocument;
  readonly other: ComparedDocument;
  readonly differing: readonly ComparedField[];
  readonly together: boolean;
  readonly decisions: readonly { readonly same: boolean; readonly by: string; readonly at: string }[];
}
