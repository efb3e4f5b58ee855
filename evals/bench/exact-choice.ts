import { vectorText, vectorType } from '@tangthu/db/embedding-table';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { decodeTerms, type TermCodes } from '@tangthu/language/text/term-codes';
import { EXACT_LIMITS, GATHERING } from '@tangthu/server/retrieval/gathering';
import type { PreparedQuery } from '@tangthu/server/retrieval/query';
import type { Search } from '@tangthu/server/retrieval/search-context';
import { WordFitter } from '@tangthu/server/retrieval/term-gains';

const BATCH = 10_000;

/** Marks of the best passages for a query, best first: BM25 by the shipped statistics, and cosine. */
export interface ExactMarks {
  readonly words: readonly number[];
  readonly meaning: readonly number[];
}

/** Every passage's terms by its id, read once for all readers. */
export type Terms = ReadonlyMap<string, TermCodes>;

/** Reads the terms of all that a reader may read. */
export async function readTerms(store: Store, reader: Reader): Promise<Terms> {
  const terms = new Map<string, TermCodes>();
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await asReader(store, reader, (transaction) =>
      transaction.query<{ id: string; codes: string }>(
        `select id, encode(term_codes, 'base64') as codes from chunk where id > $1 order by id limit ${BATCH}`,
        [after],
      ),
    );
    for (const { id, codes } of rows) terms.set(id, decodeTerms(codes));
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return terms;
    after = last.id;
  }
}

/**
 * Chooses passages for one reader without any index: by looking at everything that the reader may read. It chooses as many as the indexes
 * gather, and all where the search reads all, so that the same ranking chooses among as many.
 */
export class ExactChoice {
  readonly #terms: Terms;
  #readable: string[] | undefined;
  /** The marks of the last choice. */
  marks: ExactMarks = { words: [], meaning: [] };

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  /** How many passages the reader may read; 0 before the first choice. */
  get readableChunks(): number {
    return this.#readable?.length ?? 0;
  }

  readonly choose = async (search: Search, prepared: PreparedQuery): Promise<string[]> => {
    this.#readable ??= (await search.transaction.query<{ id: string }>('select id from chunk')).map(
      ({ id }) => id,
    );
    const words = this.#byWords(this.#readable, prepared);
    const meaning = prepared.vector ? await nearest(search, prepared.vector) : [];
    this.marks = { words: words.map(({ mark }) => mark), meaning: meaning.map(({ mark }) => mark) };
    if (this.#readable.length <= EXACT_LIMITS.everyRead) return this.#readable;
    return [...new Set([...words, ...meaning].map(({ id }) => id))];
  };

  #byWords(readable: readonly string[], { wordings }: PreparedQuery): Marked[] {
    const fitter = new WordFitter(wordings);
    const marked = readable.flatMap((id) => {
      const codes = this.#terms.get(id);
      const mark = codes ? fitter.fit(codes, 0).words : 0;
      return mark > 0 ? [{ id, mark }] : [];
    });
    return marked.sort((one, two) => two.mark - one.mark).slice(0, GATHERING.words);
  }
}

interface Marked {
  readonly id: string;
  readonly mark: number;
}

/** Under the row policies alone, each vector compared. */
function nearest(search: Search, vector: readonly number[]): Promise<Marked[]> {
  return search.transaction.query<Marked>(
    `select chunk as id, 1 - (embedding <=> $1::${vectorType(search)}) as mark from chunk_embedding
     order by (embedding <=> $1::${vectorType(search)}) + 0 limit ${GATHERING.meaning}`,
    [vectorText(vector)],
  );
}
