import { runAccess } from './access/run-access.ts';
import { runAnswers } from './answers/run-answers.ts';
import { runDuplicates } from './duplicates/run-duplicates.ts';
import { runMetadata } from './metadata/run-metadata.ts';
import { runOcr } from './ocr/run-ocr.ts';
import type { Results } from './report.ts';

/** A suite that has no questions of search: it prints its own tables and gives its figures. */
export type PageSuite = (options: {
  /** Whether to list what went worst. */
  readonly cases: boolean;
  /** How many cases to try, where the suite draws them. */
  readonly count?: number | undefined;
}) => Promise<{ readonly results: Results; readonly cases: readonly unknown[] }>;

/** The suites of pages, and of who may read them, by name. */
export const pageSuites: Record<string, PageSuite> = {
  ocr: runOcr,
  metadata: runMetadata,
  duplicates: runDuplicates,
  access: runAccess,
  answers: runAnswers,
};
