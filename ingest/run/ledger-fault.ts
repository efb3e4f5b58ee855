import type { PdfFault } from '../read/pdf-errors.ts';

/**
 * Why a file did not go in, for those who say it in the reader's language: the kind, and the facts of this file under their
 * names. The ledger keeps it beside the sentence of the terminal.
 */
export interface LedgerFault {
  readonly kind:
    | PdfFault
    /** It could not be read from the disk. */
    | 'unreadable'
    /** Its bytes are not those that its package was checked with. */
    | 'changed'
    /** Reading it broke off, or went on for too long. */
    | 'broke-off'
    | 'hangs'
    | 'secrecy-stamp'
    /** The same, of a document that was stored before. */
    | 'secrecy-stamp-stored'
    | 'secret-mode'
    | 'original-missing'
    | 'original-damaged'
    /** Set aside after so many attempts. */
    | 'gave-up';
  /** Pages of a file that has too many. */
  readonly pages?: number;
  readonly attempts?: number;
}
