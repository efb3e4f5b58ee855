import { vectorText, vectorType } from '@tangthu/db/embedding-table';
import { decodeTerms, encodeTerms, type TermCodes } from '@tangthu/language/text/term-codes';
import { narrows } from './document-filter.ts';
import { Parameters } from './parameters.ts';
import { chunksIn, type Scope } from './scope.ts';
import type { Search } from './search-context.ts';

/** A passage that may answer the query, with what the ranking needs of it. Its document's fields are in `Candidates.documents`. */
export interface Candidate {
  readonly chunk: string;
  readonly document: string;
  readonly ordinal: number;
  /** The heading over the passage, '' without one. Its terms are the first ones of `codes`. */
  readonly heading: string;
  /** The passage's terms in the order of its text; a `TermFinder` finds the query's among them. */
  readonly codes: TermCodes;
  /** How sure the recognition was (0–1); null where the text was not recognised from an image. */
  readonly confidence: number | null;
  /** Given for quoted phrases only. */
  readonly text: string | null;
  /** Cosine of the passage and the query; null without a vector. */
  readonly cosine: number | null;
}

/** What a query wants of its candidates: their cosine with its vector, and their text where it quotes phrases. */
export interface Wanted {
  readonly vector: readonly number[] | undefined;
  readonly text: boolean;
}

type CandidateRow = Omit<Candidate, 'codes'> & {
  readonly codes: string | null;
  readonly terms: string | null;
};

/**
 * The candidates that a statement over chunks chooses. Vectors are looked up one by one (`offset 0` keeps it so): the planner would rather
 * read all of the store, if there are some thousand.
 */
export async function candidatesIn(
  { transaction, kind }: Search,
  chunks: string,
  { vector, text }: Wanted,
  parameters: Parameters,
): Promise<Candidate[]> {
  const cosine = vector
    ? `1 - (e.embedding <=> ${parameters.add(vectorText(vector))}::${vectorType({ kind })})`
    : 'null::float8';
  const join = vector
    ? 'left join lateral (select embedding from chunk_embedding where chunk = c.id offset 0) e on true'
    : '';
  const rows = await transaction.query<CandidateRow>(
    `select c.id as chunk, c.document, c.ordinal, c.heading, encode(c.term_codes, 'base64') as codes,
            case when c.term_codes is null then c.terms end as terms, c.confidence,
            ${text ? 'c.text' : 'null'} as text, ${cosine} as cosine
     from (${chunks}) c ${join}`,
    parameters.values,
  );
  return rows.map(({ terms, codes, ...row }) => ({
    ...row,
    codes: decodeTerms(codes ?? encodeTerms(terms ?? '')),
  }));
}

/** Those of some passages that the reader may read, each looked up by its id. */
export function candidatesOf(search: Search, ids: readonly string[], wanted: Wanted): Promise<Candidate[]> {
  if (ids.length === 0) return Promise.resolve([]);
  const parameters = new Parameters();
  const chunks = `select c.* from unnest(${parameters.add(ids)}::uuid[]) as wanted (id)
    cross join lateral (select * from chunk where id = wanted.id offset 0) c`;
  return candidatesIn(search, chunks, wanted, parameters);
}

/** All passages of a scope that is small enough to be read whole; undefined for a larger one. */
export async function everyCandidate(
  search: Search,
  scope: Scope,
  wanted: Wanted,
): Promise<Candidate[] | undefined> {
  const few = scope.documents?.length ?? (narrows(scope.filters) ? Infinity : search.holdings.chunks);
  const { everyRead } = search.limits;
  if (few > everyRead) return undefined;
  const parameters = new Parameters();
  const limited = `${chunksIn(search, scope, 'by-rows', parameters)} limit ${everyRead + 1}`;
  if (!scope.documents) {
    const every = await candidatesIn(search, `select c.* ${limited}`, wanted, parameters);
    return every.length > everyRead ? undefined : every;
  }
  // How many passages some documents have is not known beforehand, and thousands are not read in vain.
  const rows = await search.transaction.query<{ id: string }>(`select c.id ${limited}`, parameters.values);
  return rows.length > everyRead
    ? undefined
    : candidatesOf(
        search,
        rows.map(({ id }) => id),
        wanted,
      );
}
