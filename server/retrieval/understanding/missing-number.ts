import { findDocumentNumbers } from '@tangthu/language/text/document-number';
import { documentsByNumber } from '../candidates-by-number.ts';
import type { Query } from '../query.ts';
import type { Search } from '../search-context.ts';

/** A query of a number and no more than so many other words names a document, however it is written. */
const NUMBER_WORDS = 5;

const label = /^s(?:ố|o)\s*[:.]?\s+/iu;

/**
 * The document number that a query names and that no document which the reader may read bears, as typed; null where there is
 * none. A hidden document and a missing one give the same.
 */
export async function missingNumber(search: Search, query: Query): Promise<string | null> {
  const number = typedNumber(query);
  if (number === undefined) return null;
  const named = await documentsByNumber(search, query, {});
  return named.size === 0 ? number : null;
}

function typedNumber({ text, numberKeys, wordings }: Query): string | undefined {
  const printed = findDocumentNumbers(text)[0];
  if (printed) return text.slice(printed.start, printed.end);
  const isNumber = numberKeys.size > 0 && (wordings[0]?.length ?? 0) <= NUMBER_WORDS;
  return isNumber ? text.replace(label, '') : undefined;
}
