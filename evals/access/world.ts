/** An access mode that can be stored. */
export type Mode = '01' | '02';

/** What a person is in an agency. */
export type Role = 'official' | 'desk' | 'analyst' | 'archivist' | 'administrator' | 'auditor';

/**
 * A small archive with its rules and people. Things refer to each other by their place in these lists. Days are counted from
 * the day of the first comparison, and minutes from its moment.
 */
export interface World {
  readonly agencies: number;
  readonly successions: readonly Succession[];
  readonly supervisions: readonly Supervision[];
  readonly fonds: readonly Fonds[];
  readonly files: readonly File[];
  readonly documents: readonly Paper[];
  readonly persons: readonly Person[];
  readonly grants: readonly Grant[];
  readonly restrictions: readonly Restriction[];
}

/** A whole succession, or one in part that names fonds and files. */
export interface Succession {
  readonly predecessor: number;
  readonly successor: number;
  readonly day: number;
  readonly parts: readonly (Of<'fonds'> | Of<'file'>)[] | undefined;
}

/** Who looks down into whose records. `to` is the first day without. */
interface Supervision {
  readonly supervisor: number;
  readonly supervised: number;
  readonly modes: readonly Mode[];
  readonly from: number;
  readonly to: number | undefined;
}

/** The records of one agency, by whom they are kept. */
interface Fonds {
  readonly keeper: number;
}

/** A file of a fonds; a procedure file is one resident's case. */
export interface File {
  readonly fonds: number;
  readonly procedure: boolean;
}

/** A document. What it says follows from its place in the world (`paper-text.ts`) and from these. */
export interface Paper {
  readonly keeper: number;
  readonly mode: Mode;
  readonly authority: number | undefined;
  readonly creator: number | undefined;
  readonly fonds: number | undefined;
  readonly file: number | undefined;
  readonly type: 'QĐ' | 'KH' | 'BC';
  /** Days before the comparison. */
  readonly age: number;
  readonly theme: number;
  /** Papers of one number are told apart by nothing but their text. */
  readonly number: number;
  /** A document that this one cites, replaces or repeals. */
  readonly names: { readonly paper: number; readonly relation: 'cites' | 'replaces' | 'amends' } | undefined;
  /** Papers of one group are copies of each other. */
  readonly copies: number | undefined;
  /** Which of a few originals it is, or stands in. Papers of one keeper that stand in one original are its parts. */
  readonly bytes: number;
  /** Whether it was drawn to stand in an original with others. */
  readonly isPart: boolean;
  /** Whether a field of it is up for review. */
  readonly reviewed: boolean;
}

/** A person; `statements` are the purposes stated in the session. */
export interface Person {
  readonly disabled: boolean;
  readonly memberships: readonly Membership[];
  readonly statements: readonly Statement[];
}

/** Membership of an agency, of which a person has one. `to` is the first day without. */
interface Membership {
  readonly agency: number;
  readonly role: Role;
  readonly modes: readonly Mode[];
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** A purpose that was stated in the person's session, or in another one of theirs. */
interface Statement {
  readonly purpose: Purpose;
  readonly paper: number | undefined;
  readonly elsewhere: boolean;
  readonly from: number;
  readonly minutes: number;
  readonly ended: number | undefined;
}

/** The purposes that can be stated. */
type Purpose = 'resolve-procedure' | 'verify-identity' | 'verify-record' | 'inspection';

/** What a rule names. */
export interface Of<Kind extends 'paper' | 'file' | 'fonds'> {
  readonly kind: Kind;
  readonly at: number;
}

/** What a query of a grant finds: each condition may be missing. */
interface GrantQuery {
  readonly kind: 'query';
  readonly types: readonly string[] | undefined;
  /** Days before the comparison, inclusive. */
  readonly oldest: number | undefined;
  readonly newest: number | undefined;
  readonly numberBegins: string | undefined;
  readonly theme: number | undefined;
}

/** Opens what it names to a person or to the members of an agency, from one minute until another. */
export interface Grant {
  readonly to: { readonly kind: 'person' | 'agency'; readonly at: number };
  readonly authority: number;
  readonly scope: Of<'paper'> | Of<'file'> | Of<'fonds'> | GrantQuery;
  readonly from: number;
  readonly until: number;
  readonly revoked: number | undefined;
}

/** Closes what it names: an embargo until a minute, a hold (no `until`) until it is lifted. */
export interface Restriction {
  readonly authority: number;
  readonly scope: Of<'paper'> | Of<'file'> | Of<'fonds'>;
  readonly from: number;
  readonly until: number | undefined;
  readonly lifted: number | undefined;
}
