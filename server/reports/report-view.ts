/** What a reader may say is wrong: words of the page, a field of the document, or anything else in a remark. */
export const reportedFields = [
  'text',
  'type',
  'documentNumber',
  'issuedDate',
  'place',
  'issuer',
  'subject',
  'signer',
  'signingCapacity',
  'urgency',
  'note',
] as const;

/** One of `reportedFields`. */
export type ReportedField = (typeof reportedFields)[number];

/** A report of one's own, and what became of it. */
export interface ReportView {
  readonly id: string;
  readonly document: { readonly id: string; readonly title: string; readonly documentNumber: string | null };
  readonly page: number;
  readonly field: ReportedField;
  /** What stood there, and what is said to be right; null where it should be empty. */
  readonly said: string | null;
  readonly proposed: string | null;
  readonly remark: string | null;
  /** ISO time. */
  readonly at: string;
  readonly state: 'open' | 'accepted' | 'declined';
  readonly settledAt: string | null;
  /** Why it was declined, where the archivist said it. */
  readonly reason: string | null;
}
