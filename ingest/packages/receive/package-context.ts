import type { IngestContext } from '../../run/ingest.ts';

/** What taking packages in and handing them over needs beside what ingest needs. */
export interface PackageContext extends IngestContext {
  /** The folder of the program's data: packages lie in `packages`, the key of receipts in `keys`. */
  readonly folder: string;
}
