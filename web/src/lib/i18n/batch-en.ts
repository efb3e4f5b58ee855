import type { batchVi } from './batch-vi.ts';
import type { PluralKey } from './plural-key.ts';

/** What the pages for lists of queries say, in English. */
export const batchEn: Record<keyof typeof batchVi | PluralKey<keyof typeof batchVi>, string> = {
  'batch.title': 'Search by a list',
  'batch.link': 'Search by a list from a CSV file',
  'batch.lead':
    'Upload a CSV file with one query a line (at most 3,000 lines, UTF-8 or UTF-16). The archive is searched line by line with your rights; you may close the page and come back. Do not put numbers of people into the list.',
  'batch.file': 'CSV file',
  'batch.name': 'Name (optional)',
  'batch.hits': 'Results a line',
  'batch.begin': 'Begin',
  'batch.stop': 'Stop',
  'batch.remove': 'Remove',
  'batch.state.waiting': 'Waiting',
  'batch.state.running': 'Searching',
  'batch.state.done': 'Done',
  'batch.state.cancelled': 'Stopped',
  'batch.state.failed': 'Could not be done',
  'batch.done_one': '{{done}} line',
  'batch.done_other': '{{done}} lines',
  'batch.download': 'Download the results (CSV)',
  'batch.results': 'Results line by line',
  'batch.line': 'Line',
  'batch.query': 'Query',
  'batch.found': 'Documents found',
  'batch.nothing': 'Nothing found',
  'batch.notYet': 'Not searched yet',
  'batch.pages': 'Pages of results',
  'batch.previous': 'Previous page',
  'batch.next': 'Next page',
};
