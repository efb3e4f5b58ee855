import type { AgencyLabel } from '../retrieval/search-result.ts';

/** What an auditor looks for; what is left out narrows nothing. */
export interface AuditFilters {
  /** A person's sign-in name, or a part of the name. */
  readonly person?: string | undefined;
  /** The document's id. */
  readonly record?: string | undefined;
  readonly action?: string | undefined;
  readonly outcome?: 'allowed' | 'denied' | undefined;
  /** Days in Vietnam, `yyyy-mm-dd`, both inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** The code of a stated purpose. */
  readonly purpose?: string | undefined;
}

/** A purpose of work as lists show it. */
export interface PurposeLabel {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
}

/** What an auditor can ask about. */
export interface AuditScope {
  readonly agencies: readonly AgencyLabel[];
  readonly purposes: readonly PurposeLabel[];
}

/** One event of the log as lists show it. */
export interface AuditLine {
  readonly id: number;
  /** UTC, ISO 8601. */
  readonly at: string;
  /** Who acted: a person, or a command by its name, or neither (a stranger). */
  readonly person: { readonly name: string; readonly signInName: string } | null;
  readonly command: string | null;
  readonly action: string;
  readonly outcome: 'allowed' | 'denied';
  readonly target: string | null;
  readonly document: string | null;
  readonly custodian: AgencyLabel | null;
  readonly purpose: (PurposeLabel & { readonly legalBasis: string | null }) | null;
  readonly rulesVersion: number | null;
  readonly address: string | null;
  readonly requestId: string | null;
  /** What was asked. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** An event with its place in the chain; hashes in hexadecimal digits. */
export interface AuditDetail extends AuditLine {
  /** What the agencies and people are called whose ids stand in `details`, by these ids. */
  readonly names: Readonly<Record<string, string>>;
  readonly hash: string;
  readonly previousHash: string;
}

/** Part of a list, newest first; `next` is given as `before` to go on. */
export interface AuditPage {
  readonly lines: readonly AuditLine[];
  readonly next: number | null;
}

/** A document that bears a person's number; its title only where the auditor may read it. */
export interface BearingDocument {
  readonly id: string;
  readonly title: string | null;
}

/** Who had to do with a person's data, and how often. */
export interface Viewer {
  readonly person: AuditLine['person'];
  readonly command: string | null;
  readonly times: number;
  /** UTC, ISO 8601. */
  readonly first: string;
  readonly last: string;
}

/** Whose data, who saw it, when. */
export interface PersonTrail extends AuditPage {
  readonly documents: readonly BearingDocument[];
  readonly viewers: readonly Viewer[];
}
