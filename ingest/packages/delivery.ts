import type { SidecarMetadata } from '../review/sidecar-metadata.ts';
import type { DeliveredSidecar } from './delivered-file.ts';
import type { Mode, Retention } from './fields/codes.ts';

/** What a package says beyond the columns of the store, under the names of Circular 05 or its own. */
type Details = Readonly<Record<string, unknown>>;

/** A fonds as a package describes it. */
export interface DeliveredFonds {
  readonly code: string;
  readonly title?: string | undefined;
  /** `yyyy-mm-dd`. */
  readonly closedOn?: string | undefined;
  readonly mode?: '01' | '02' | undefined;
  readonly details: Details;
}

/** A file (hồ sơ) as a package describes it. */
export interface DeliveredRecordFile {
  /** Code of its fonds. */
  readonly fonds: string;
  readonly code: string;
  readonly title: string;
  readonly retention: Retention;
  readonly mode: Mode;
  readonly details: Details;
}

/** A value that an archivist gave to a field before the hand-over. */
export interface DeliveredCorrection {
  readonly field: string;
  readonly value: string | null;
  readonly by: string;
  readonly at: string;
}

/** One original (a PDF) of a package with the documents in it. */
export interface DeliveredDocument {
  /** As it stands in the package. */
  readonly path: string;
  readonly originalName: string;
  /** Codes of agencies. */
  readonly custodian?: string | undefined;
  readonly creator?: string | undefined;
  readonly accessAuthority?: string | undefined;
  readonly fonds?: string | undefined;
  readonly file?: string | undefined;
  readonly mode: Mode;
  readonly sidecars: readonly DeliveredSidecar[];
  readonly corrections?: readonly (DeliveredCorrection & { readonly firstPage: number })[];
}

/** Everything that a package says of the records in it, whatever its form. */
export interface Delivery {
  /** What the package calls itself. */
  readonly identifier?: string | undefined;
  readonly sender?: string | undefined;
  readonly fonds: readonly DeliveredFonds[];
  readonly files: readonly DeliveredRecordFile[];
  readonly documents: readonly DeliveredDocument[];
}

/** A sidecar while it is being put together. */
export type OpenSidecar = { -readonly [Field in keyof SidecarMetadata]: SidecarMetadata[Field] };
