import type { PluralKey } from './plural-key.ts';
import type { searchVi } from './search-vi.ts';

/** The same in English. */
export const searchEn: Record<keyof typeof searchVi | PluralKey<keyof typeof searchVi>, string> = {
  'sort.label': 'Sort',
  'sort.apply': 'Sort again',
  'sort.relevance': 'Best match',
  'sort.newest': 'Newest',
  'sort.oldest': 'Oldest',
  'sort.number': 'By number',
  'facet.status': 'Legal status',
  'facet.file': 'File',
  'status.unchanged': 'No change known',
};
