import type { Ranker } from '@tangthu/server/retrieval/search-result';

/** A search to try, and the way of searching that it shows. */
export interface ExampleSearch {
  readonly ranker: Ranker;
  readonly query: string;
}

/** One search for each way of searching; the number is one that this person can find, where one is known. */
export function exampleSearches(documentNumber = '155/KH-UBND'): ExampleSearch[] {
  return [
    { ranker: 'number', query: documentNumber },
    { ranker: 'words', query: 'bồi thường khi thu hồi đất' },
    { ranker: 'meaning', query: 'trường thiếu phòng học thì giải quyết thế nào?' },
  ];
}
