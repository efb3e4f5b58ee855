import type { DocumentSummary } from '../retrieval/search-result.ts';

/** A list of queries of the person's own. Moments are ISO 8601 in UTC. */
export interface BatchView {
  readonly id: string;
  readonly name: string;
  /** How many of the best hits of each line are kept. */
  readonly hits: number;
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  readonly madeAt: string;
  readonly finishedAt: string | null;
  readonly lines: number;
  readonly done: number;
}

/** A line of the list with its hits, best first, as far as the person may read them now. */
export interface BatchLine {
  readonly line: number;
  readonly query: string;
  readonly done: boolean;
  readonly hits: readonly {
    readonly document: DocumentSummary;
    readonly page: number;
    readonly passage: number;
  }[];
}
