import type { chainVi } from './chain-vi.ts';

/** What the portal says of chains of documents and of similar ones, in English. */
export const chainEn: typeof chainVi = {
  'chain.title': 'Chain of documents',
  'chain.tab': 'Chain',
  'chain.drawing':
    'Drawing of the chain: older documents above, later ones below; an arrow points at the document that is named',
  'chain.this': 'This document',
  'chain.notRead': 'Not among the records that you may read',
  'chain.none': 'This document cites no other, and none is known to have changed it.',
  'chain.incomplete': 'The chain goes on: open a document at its beginning or end to see more.',
  'chain.before': 'Before this document',
  'chain.after': 'After this document',
  'chain.cites': 'Cites',
  'chain.amends': 'Amends',
  'chain.replaces': 'Replaces',
  'chain.repeals': 'Repeals',
  'chain.named.cites': 'cited by {{other}}',
  'chain.named.amends': 'amended by {{other}}',
  'chain.named.replaces': 'replaced by {{other}}',
  'chain.named.repeals': 'repealed by {{other}}',
  'chain.says.cites': 'cites {{other}}',
  'chain.says.amends': 'amends {{other}}',
  'chain.says.replaces': 'replaces {{other}}',
  'chain.says.repeals': 'repeals {{other}}',
  'similar.title': 'Similar documents',
  'similar.tab': 'Similar',
  'similar.lead':
    'Nearest in content among the records that you may read; copies of this very document left out.',
  'similar.none': 'No similar document among the records that you may read.',
  'similar.number': 'same number',
  'similar.words': 'shared words',
  'similar.meaning': 'near in meaning',
};
