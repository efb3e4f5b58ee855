import type { Identity } from './identity.ts';

/** A document as it is compared with others: what it says of itself, and its text as tokens. */
export interface Version extends Identity {
  readonly document: string;
  readonly draft: boolean;
  readonly copyKind: 'SY' | 'TrS' | 'SL' | null;
  readonly tokens: readonly string[];
  /** What its pages look like, where they have no text. */
  readonly images: readonly Uint8Array[];
}
