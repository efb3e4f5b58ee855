import type { AgencyLabel } from '../retrieval/search-result.ts';

/** What can become of a file. */
export const outcomes = [
  'waiting',
  'stored',
  'already-stored',
  'refused',
  'quarantined',
  'set-aside',
] as const;

/** One of `outcomes`. */
export type Outcome = (typeof outcomes)[number];

/** Files by what became of them. */
export type FileCounts = Readonly<Record<Outcome, number>>;

/** Stored pages by how they could be read: `unread` have no text, the others of these say why their text may be poor. */
export interface PageCounts {
  readonly pages: number;
  readonly recognised: number;
  readonly converted: number;
  readonly unread: number;
  readonly blank: number;
  readonly damaged: number;
  readonly lowQuality: number;
}

/** What was promised: metres of shelf, and pages. */
export interface Promised {
  readonly metres: number;
  readonly pages: number;
}

/** How far the records of an agency, or of a fonds of one, have come. Failed files are those of each source's latest run. */
export interface Progress {
  readonly code: string;
  readonly name: string;
  readonly files: FileCounts;
  readonly pages: PageCounts;
  readonly promised: Promised | null;
}

/** Where the archivist's archive stands. */
export interface ArchiveOverview {
  readonly agencies: readonly Progress[];
  /** What waits for a person. */
  readonly waiting: {
    readonly review: number;
    readonly quarantine: number;
    readonly runs: number;
    readonly refusedPackages: number;
    readonly damagedOriginals: number;
  };
}

/** One stretch of time: when it begins (ISO), files by what became of them in it (`waiting`: found then and not ended yet), the pages that came in. */
export interface Activity {
  readonly at: string;
  readonly files: FileCounts;
  readonly pages: number;
}

/** The stretches of a chart: the last day by hours, the last month by days, the last year by months. */
export const spans = ['day', 'month', 'year'] as const;

/** One of `spans`. */
export type Span = (typeof spans)[number];

/** A run of the ingest, counted over the archivist's own files. */
export interface RunSummary {
  readonly id: string;
  /** The folder or list that it was started with. */
  readonly source: string;
  /** The name of the package whose files it takes in; null of other runs. */
  readonly package: string | null;
  readonly state: 'running' | 'paused' | 'finished';
  /** 1–5, 1 first; null where it has its agencies' class. */
  readonly priority: number | null;
  /** What it waits for, as a sentence; null when it goes on. */
  readonly waitingFor: string | null;
  /** Whether the list of its files is whole. */
  readonly listed: boolean;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly files: FileCounts;
  readonly pages: number;
  /** Over the whole of a finished run, over the last minutes of one that goes on; null where nothing can be said. */
  readonly pagesPerSecond: number | null;
  /** Seconds until nothing waits any more, at the present pace. */
  readonly secondsLeft: number | null;
  /** Whether this archivist may pause it and choose its class. */
  readonly steerable: boolean;
}

/** Why a file did not go in, as the ingest wrote it: its kind and the facts of the file. */
export interface LedgerFault {
  readonly kind: string;
  readonly pages?: number;
  readonly attempts?: number;
}

/** Faults of one kind; those of older lines, which know none, that say the same but for numbers and names. */
export interface FaultKind {
  readonly outcome: Outcome;
  readonly kind: string | null;
  readonly reason: string;
  readonly count: number;
}

/** One run opened. */
export interface RunView extends RunSummary {
  readonly agencies: readonly (AgencyLabel & { readonly files: FileCounts; readonly pages: number })[];
  readonly faults: readonly FaultKind[];
  readonly activity: readonly Activity[];
}

/** A line of the ledger. */
export interface LedgerLine {
  readonly id: string;
  readonly path: string;
  readonly agency: string;
  readonly outcome: Outcome;
  /** A sentence in English. */
  readonly reason: string | null;
  /** The same for the reader's language; null on lines that older versions wrote. */
  readonly fault: LedgerFault | null;
  readonly pages: number;
  readonly pagesNeedingOcr: number;
  readonly attempts: number;
  readonly finishedAt: string | null;
  /** The document, when it was stored and this archivist may read it. */
  readonly document: string | null;
}

/** A page of the ledger; `next` continues it. */
export interface LedgerPage {
  readonly lines: readonly LedgerLine[];
  readonly next: string | null;
}

/** A file set aside as secret: where it lies, never what it says. */
export interface QuarantineAlert {
  readonly id: string;
  readonly path: string;
  readonly agency: string;
  readonly cause: 'stamp' | 'mode';
  readonly bytes: number;
  readonly foundAt: string;
  readonly decisions: readonly {
    readonly decision: 'released' | 'removed';
    readonly by: string;
    readonly witness: string | null;
    readonly reason: string;
    readonly at: string;
  }[];
}

/** A pass over the originals, counted over the archivist's own. */
export interface FixityPass {
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly files: number;
  readonly bytes: number;
}

/** An original that is not what it should be; `mendedAt` is null as long as the fault lasts. */
export interface FixityFinding {
  readonly id: string;
  readonly agency: string;
  /** SHA-256, hexadecimal: what the bytes should hash to, and what they do where there are any. */
  readonly contentHash: string;
  readonly foundHash: string | null;
  readonly place: 'originals' | 'copy';
  readonly fault: 'missing' | 'changed' | 'unreadable';
  readonly firstFoundAt: string;
  readonly lastFoundAt: string;
  readonly mendedAt: string | null;
  /** The documents that stand on it, as far as this archivist may read them. */
  readonly documents: readonly { readonly id: string; readonly name: string }[];
}

/** The latest passes and what they found: faults that last first, then the newest. */
export interface FixityReport {
  readonly passes: readonly FixityPass[];
  readonly findings: readonly FixityFinding[];
}

/** What is wrong with a package, and what to do: where it lies, in both languages. */
export interface PackageFault {
  readonly path?: string;
  readonly row?: number;
  readonly vi: { readonly problem: string; readonly remedy: string };
  readonly en: { readonly problem: string; readonly remedy: string };
}

/** A hand-over package that came in. */
export interface PackageView {
  readonly id: string;
  readonly name: string;
  readonly agency: string;
  readonly form: 'list' | 'bagit' | 'eark' | null;
  readonly sender: string | null;
  readonly state: 'refused' | 'taking' | 'taken';
  readonly files: number;
  readonly bytes: number;
  readonly documents: number;
  readonly faults: readonly PackageFault[];
  readonly warnings: readonly PackageFault[];
  readonly arrivedAt: string;
  readonly hasReceipt: boolean;
}
