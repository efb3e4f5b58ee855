import type { Fault } from '../fault.ts';
import type { Algorithm } from '../tree/digests.ts';

/** A promise about one file of a package that must hold: its checksum, its size, or both. */
export interface Check {
  /** As it stands in the package. */
  readonly path: string;
  readonly algorithm?: Algorithm;
  /** In lower-case hexadecimal. */
  readonly sum?: string;
  readonly bytes?: number;
  /** The file of the package that makes the promise. */
  readonly source: string;
}

/** What a form of package declares of its files, and what is wrong with that. */
export interface Declared {
  readonly checks: readonly Check[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Fault[];
}
