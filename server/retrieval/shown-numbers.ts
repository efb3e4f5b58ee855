import { hiddenWords, type HiddenWords } from '@tangthu/db/personal-numbers';
import type { Reader } from '@tangthu/db/reader';
import type { Transaction } from '@tangthu/db/store';

/** The numbers of people in documents that a stated purpose shows to the reader; for all others nothing is asked. */
export function shownNumbers(
  transaction: Transaction,
  { unmasked }: Pick<Reader, 'unmasked'>,
  documents: readonly string[],
): Promise<Map<string, HiddenWords>> {
  return unmasked === ''
    ? Promise.resolve(new Map<string, HiddenWords>())
    : hiddenWords(transaction, documents);
}
