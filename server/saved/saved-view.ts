import type { DocumentSummary, SearchRequest } from '../retrieval/search-result.ts';

/** A search as it is saved: what was asked, without the page of results. */
export type SavedRequest = Omit<SearchRequest, 'limit' | 'offset' | 'unit' | 'rankers'>;

/** One of the person's own saved searches. Moments are ISO 8601 in UTC. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly request: SavedRequest;
  readonly savedAt: string;
  /** Whether documents that come in are compared with it. */
  readonly alert: boolean;
  /** Whether they can be: not where its words are everyday ones and nothing else narrows it. */
  readonly canAlert: boolean;
  /** Matches of the last sixty days that the person may read now, and how many of them were not looked at. */
  readonly matches: number;
  readonly unread: number;
}

/** A document that came in since a search was saved and matches it. */
export interface SavedMatch {
  readonly document: DocumentSummary;
  readonly matchedAt: string;
  readonly foundBy: 'words' | 'meaning' | 'filters';
  /** Where it matches: the passage's name in its document and its page from 1; of no passage where filters alone matched. */
  readonly passage: number | null;
  readonly page: number;
  readonly read: boolean;
}
