import type { DocumentSummary, LitBox } from '../retrieval/search-result.ts';

/** Whose case it is, as papers say: nothing of it is sure to be the same person but by the clerk's eye. */
export interface Resident {
  readonly name: string;
  /** `yyyy-mm-dd`, or the year alone. */
  readonly birth: string | null;
  readonly address: string | null;
  /** Citizen or old ID number, all digits but the last four masked. */
  readonly number: string | null;
}

/** A resident among those who match, with the cases by which they do. */
export interface Candidate extends Resident {
  /** A paper that opens this resident. */
  readonly paper: string;
  readonly cases: readonly CaseLabel[];
}

/** A case in a list. */
export interface CaseLabel {
  /** Code of the procedure file, where a paper says it. */
  readonly code: string | null;
  readonly procedure: string | null;
  /** `yyyy-mm-dd` of its first paper, or what the receipt says. */
  readonly received: string | null;
}

/** Who was found. `more`: there are others; the clerk says more of the resident. */
export interface LookUpResult {
  readonly candidates: readonly Candidate[];
  readonly more: boolean;
  /** What was typed was a person's number: only a purpose that shows numbers finds by it. */
  readonly byNumber: boolean;
}

/** What a paper is in its case. */
export type PaperKind = 'request' | 'receipt' | 'supplement' | 'refusal' | 'result' | 'other';

/** How far a case is, by the papers that this reader may read. */
export type CaseStatus = 'requested' | 'received' | 'supplement' | 'refused' | 'resolved' | 'unknown';

/** A page of a paper with what was read from it lit. */
export interface PaperPage {
  readonly number: number;
  /** Upright, in points. */
  readonly width: number;
  readonly height: number;
  readonly lit: readonly LitBox[];
}

/** A paper of a case. */
export interface Paper extends DocumentSummary {
  readonly paper: PaperKind;
  readonly pages: readonly PaperPage[];
  /** The least confidence of what was read from it, where recognition doubts it. */
  readonly doubt: number | null;
}

/** A resident's procedure file. */
export interface ProcedureFile extends CaseLabel {
  readonly procedureCode: string | null;
  readonly status: CaseStatus;
  /** `yyyy-mm-dd` */
  readonly due: string | null;
  readonly resolved: string | null;
  readonly outcome: string | null;
  readonly fee: string | null;
  readonly timeLimit: string | null;
  readonly custodian: string;
  /** As they followed each other. */
  readonly papers: readonly Paper[];
}

/** What the archive lays down for a procedure, in the newest paper that this reader may read. */
export interface GoverningProcedure {
  readonly code: string;
  readonly document: DocumentSummary;
  /** Where it begins in that document. */
  readonly page: number;
  readonly title: string;
  readonly parts: readonly {
    readonly part: 'steps' | 'dossier' | 'time-limit' | 'fee';
    readonly text: string;
  }[];
}

/** A resident with all their procedure files, the newest first, and the procedures that govern these. */
export interface ResidentView {
  readonly resident: Resident;
  readonly files: readonly ProcedureFile[];
  readonly procedures: readonly GoverningProcedure[];
}
