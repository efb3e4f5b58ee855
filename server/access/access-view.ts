import type { AgencyLabel } from '../agencies/agency-view.ts';

/** What a grant or a restriction names: `label` is its number or code, null where it is decided on elsewhere by now. */
export interface RuleScope {
  readonly kind: 'document' | 'file' | 'fonds' | 'query';
  readonly id: string | null;
  readonly label: string | null;
  readonly query: GrantQuery | null;
}

/** Which documents a grant by query opens; what is missing does not narrow. Days are `yyyy-mm-dd`. */
export interface GrantQuery {
  readonly types?: readonly string[] | undefined;
  readonly issuedFrom?: string | undefined;
  readonly issuedTo?: string | undefined;
  readonly numberBegins?: string | undefined;
  readonly subjectWords?: readonly string[] | undefined;
}

/** How a rule stands at this moment. */
export type RuleState = 'in-force' | 'not-yet' | 'ended' | 'revoked';

/** A grant as administrators see it; moments are in ISO format. */
export interface GrantView {
  readonly id: string;
  readonly person: string | null;
  readonly agency: AgencyLabel | null;
  readonly authority: AgencyLabel;
  readonly scope: RuleScope;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly from: string;
  readonly until: string;
  readonly by: string;
  readonly state: RuleState;
  readonly revokedBy: string | null;
  readonly revokedAt: string | null;
}

/** An embargo or a hold as administrators see it. */
export interface RestrictionView {
  readonly id: string;
  readonly kind: 'embargo' | 'hold';
  readonly authority: AgencyLabel;
  readonly scope: RuleScope;
  readonly reason: string;
  readonly legalBasis: string;
  readonly from: string;
  readonly until: string | null;
  readonly by: string;
  readonly state: RuleState;
  readonly liftedBy: string | null;
  readonly liftedAt: string | null;
}

/** A record that an administrator may ask about. `subject` only where the administrator may read it. */
export interface ExplainedRecord {
  readonly id: string;
  readonly number: string | null;
  readonly subject: string | null;
  readonly issuedDate: string | null;
  readonly mode: '01' | '02';
  readonly custodian: AgencyLabel;
  readonly authority: AgencyLabel;
  readonly fonds: { readonly id: string; readonly code: string } | null;
  readonly file: { readonly id: string; readonly code: string } | null;
  readonly procedureFile: boolean;
}

/** What stands in the way of a person. */
export type Obstacle =
  | 'disabled'
  | 'membership-not-yet'
  | 'membership-ended'
  | 'clearance'
  | 'desk-looks-not-down'
  | 'succession-not-yet'
  | 'supervision-not-yet'
  | 'supervision-ended'
  | 'supervision-clearance'
  | 'grant-not-yet'
  | 'grant-ended'
  | 'grant-revoked';

/** One step of a way to a record. Days and moments in ISO format. */
export interface AccessStep {
  readonly step: 'membership' | 'supervision' | 'succession' | 'part' | 'grant';
  /** Whose member; who is looked into; the predecessor; who grants. */
  readonly agency: AgencyLabel;
  /** Who looks down or follows. */
  readonly other: AgencyLabel | null;
  readonly role: string | null;
  readonly modes: readonly string[] | null;
  readonly kind: string | null;
  readonly scope: string | null;
  readonly purpose: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly legalBasis: string | null;
}

/** One way by which a person comes to a record, or would if nothing stood in its way. */
export interface AccessWay {
  readonly kind: 'membership' | 'supervision' | 'grant';
  readonly wantsPurpose: boolean;
  readonly obstacles: readonly Obstacle[];
  readonly steps: readonly AccessStep[];
}

/** What closes a record; `id` is null where an agency set it whose rules the administrator does not see. */
export interface ClosingRestriction {
  readonly kind: 'embargo' | 'hold';
  readonly scope: 'document' | 'file' | 'fonds';
  readonly authority: AgencyLabel;
  readonly reason: string;
  readonly legalBasis: string;
  readonly from: string;
  readonly until: string | null;
}

/** A person with all their ways to a record. */
export interface ExplainedPerson {
  readonly account: string;
  readonly name: string;
  /** Reads it now, only while a purpose is stated, or not. */
  readonly reads: 'yes' | 'with-purpose' | 'no';
  /** Restrictions do not close it to this person, who keeps the archive of the agency that decides. */
  readonly keepsArchive: boolean;
  readonly ways: readonly AccessWay[];
}

/** Who can see a record, and why. */
export interface Explanation {
  readonly record: ExplainedRecord;
  readonly restrictions: readonly ClosingRestriction[];
  readonly people: readonly ExplainedPerson[];
  /** False where there are more ways to the record than are looked at: further people may read it. */
  readonly complete: boolean;
}

/** Why one person can see a record, or cannot. */
export interface PersonExplanation {
  readonly record: ExplainedRecord;
  readonly restrictions: readonly ClosingRestriction[];
  readonly person: ExplainedPerson;
}
