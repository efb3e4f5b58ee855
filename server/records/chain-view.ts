import type { DocumentSummary, LegalStatus } from '../retrieval/search-result.ts';

/** What one document says of another. */
export type ChainRelation = 'cites' | 'amends' | 'replaces' | 'repeals';

/**
 * A document of a chain. `document` is null where the reader reads none of that number: then `number` is all there is, as the citing
 * document writes it.
 */
export interface ChainNode {
  /** Names the node within its chain. */
  readonly key: string;
  readonly document: DocumentSummary | null;
  readonly number: string | null;
  /** `yyyy-mm-dd`: of the document, or as the citing one gives it. */
  readonly issuedDate: string | null;
  readonly status: LegalStatus;
  /** 0 for the document in question, below 0 for what it names, step by step, above 0 for what changed it. */
  readonly step: number;
}

/** One document says something of another; `from` is the one that says it. */
export interface ChainEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: ChainRelation;
  /** The day of the document that says it, `yyyy-mm-dd`. */
  readonly since: string | null;
}

/**
 * What a document cites, amends, replaces and repeals, and by what it was amended, replaced or repealed, as far as the reader may
 * read. `complete`: false where the chain goes on beyond what is given.
 */
export interface DocumentChain {
  readonly nodes: readonly ChainNode[];
  readonly edges: readonly ChainEdge[];
  readonly complete: boolean;
}
