import { runDuplicates } from './duplicates/run-duplicates.ts';
import { runMetadata } from './metadata/run-metadata.ts';
import { runOcr } from './ocr/run-ocr.ts';
import type { Results } from './report.ts';

/** A suite that measures what ingest makes of pages, prints its own tables and gives its figures. */
export type PageSuite = (options: {
  /** Whether to list what went worst. */
  readonly cases: boolean;
}) => Promise<{ readonly results: Results; readonly cases: readonly unknown[] }>;

/** The suites of pages by name. */
export const pageSuites: Record<string, PageSuite> = {
  ocr: runOcr,
  metadata: runMetadata,
  duplicates: runDuplicates,
};
