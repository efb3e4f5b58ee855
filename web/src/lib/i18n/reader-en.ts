import type { readerVi } from './reader-vi.ts';

/** What the reader says about a document and its pages, in English. */
export const readerEn: Record<keyof typeof readerVi, string> = {
  'document.related': 'Related',
  'reader.nothingRelated': 'This record names and changes no record that you may see.',
};
