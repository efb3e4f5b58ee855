import { Document } from '@langchain/core/documents';
import { BaseRetriever } from '@langchain/core/retrievers';
import { passageWithHiddenWords } from '@tangthu/db/personal-numbers';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { PassageRow } from './hits.ts';
import { shownNumbers } from './shown-numbers.ts';
import { search } from './search.ts';
import type { SearchContext } from './search-context.ts';
import type { LitBox, SearchHit, SearchRequest } from './search-result.ts';

/** Where a retrieved passage stands: enough to cite it and to open it lit on its page. */
export interface PassageMetadata extends Record<string, unknown> {
  readonly documentId: string;
  readonly documentNumber: string | null;
  readonly title: string;
  /** 1-based. */
  readonly page: number;
  readonly passage: number;
  readonly boxes: readonly LitBox[];
  readonly score: number;
}

/**
 * The product's search as a LangChain retriever: the passages behind the hits that the reader gets in the portal, each with the whole text
 * of its passage. Made for one reader; it never returns what that reader may not read.
 */
export class RecordsRetriever extends BaseRetriever<PassageMetadata> {
  lc_namespace = ['tangthu', 'retrieval'];
  readonly #context: SearchContext;
  readonly #reader: Reader;
  readonly #request: Omit<SearchRequest, 'query'>;

  constructor(context: SearchContext, reader: Reader, request: Omit<SearchRequest, 'query'> = {}) {
    super();
    this.#context = context;
    this.#reader = reader;
    this.#request = request;
  }

  override async _getRelevantDocuments(query: string): Promise<Document<PassageMetadata>[]> {
    const { hits } = await search(this.#context, this.#reader, {
      unit: 'passage',
      ...this.#request,
      query,
    });
    const texts = await this.#textsOf(hits);
    return hits.map((hit) => {
      const { id, documentNumber, title } = hit.document;
      const { page, passage, boxes, score } = hit;
      return new Document({
        id: `${id}#${passage}`,
        pageContent: texts.get(`${id}#${passage}`) ?? '',
        metadata: { documentId: id, documentNumber, title, page, passage, boxes, score },
      });
    });
  }

  #textsOf(hits: readonly SearchHit[]): Promise<Map<string, string>> {
    return asReader(this.#context.store, this.#reader, async (records, reader) => {
      const documents = hits.map(({ document }) => document.id);
      const hidden = await shownNumbers(records, reader, documents);
      const rows = await records.query<Pick<PassageRow, 'document' | 'ordinal' | 'text' | 'spans'>>(
        `select c.document, c.ordinal, c.text, c.spans
         from unnest($1::uuid[], $2::int[]) as hit (document, ordinal)
           join chunk c on c.document = hit.document and c.ordinal = hit.ordinal`,
        [documents, hits.map(({ passage }) => passage)],
      );
      return new Map(
        rows.map(({ document, ordinal, text, spans }) => [
          `${document}#${ordinal}`,
          passageWithHiddenWords(text, spans, hidden.get(document)),
        ]),
      );
    });
  }
}
