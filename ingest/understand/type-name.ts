import { documentTypes } from '@tangthu/language/text/document-types';
import { fold } from '@tangthu/language/text/fold';
import { isCapitals } from './head-lines.ts';

const names = new Map(documentTypes.map(({ name }) => [letters(name), name]));

/** The document type whose name is all that a line in capitals says («QUYẾT ĐỊNH», also «QUYẾTĐỊNH1»). */
export function typeNameOf(line: string): string | undefined {
  return isCapitals(line) ? names.get(letters(line)) : undefined;
}

function letters(text: string): string {
  return fold(text).replace(/[^a-z]/g, '');
}
