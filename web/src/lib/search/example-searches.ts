import type { Ranker, SearchHit } from '@tangthu/server/retrieval/search-result';

/** A search to try, and the way of searching that it shows. */
export interface ExampleSearch {
  readonly ranker: Ranker;
  readonly query: string;
}

const TITLE_WORDS = 7;

/** One search for each way of searching, of the newest records that this person can find; none where there are none. */
export function exampleSearches(newest: readonly Pick<SearchHit, 'document'>[]): ExampleSearch[] {
  const records = newest.map(({ document }) => document);
  const number = records.find(({ documentNumber }) => documentNumber !== null)?.documentNumber;
  const title = records.findLast((record) => !isShouted(record.title))?.title;
  return [
    ...(number ? [{ ranker: 'number', query: number } as const] : []),
    ...(title ? [{ ranker: 'words', query: firstWords(title) } as const] : []),
    ...(title
      ? [{ ranker: 'meaning', query: 'trường thiếu phòng học thì giải quyết thế nào?' } as const]
      : []),
  ];
}

/** Forms are titled in capitals and all alike. */
function isShouted(title: string): boolean {
  return title === title.toUpperCase();
}

/** The beginning of a title without the «Về việc» that most begin with. */
function firstWords(title: string): string {
  const words = title.replace(/^(?:về việc|v\/v)\s+/i, '').split(/\s+/);
  return words
    .slice(0, TITLE_WORDS)
    .join(' ')
    .replace(/[,;:]$/, '');
}
