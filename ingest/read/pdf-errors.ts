/** Why a PDF, or one page of it, can't be read. */
export type PdfFault = 'empty' | 'not-pdf' | 'encrypted' | 'damaged' | 'too-long';

/** A PDF that can't be read: `reason` for programs, the message a plain sentence for the ledger. */
export class PdfError extends Error {
  override readonly name = 'PdfError';
  readonly reason: PdfFault;
  /** The pages of one that has too many. */
  readonly pages: number | undefined;

  constructor(reason: PdfFault, message: string, options?: ErrorOptions & { readonly pages?: number }) {
    super(message, options);
    this.reason = reason;
    this.pages = options?.pages;
  }
}
