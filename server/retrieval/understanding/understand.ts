import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { documentNumberKeys } from '@tangthu/language/text/document-number';
import type { RecognizedFilter, RecognizedKind, SearchFilters, SearchRequest } from '../search-result.ts';
import { leaveSomething, thatLeaveSomething } from './left-documents.ts';
import { mayDescribe, namesFor } from './known-names.ts';
import { filtersOf, labelOf, merged, type Weighed } from './part-filters.ts';
import { partsOf, type QueryPart } from './query-parts.ts';
import { isQuestion } from './question-form.ts';
import { withoutRuns } from './remaining-words.ts';
import type { Reading } from './store-names.ts';
import { typedWords, type TypedWord } from './typed-words.ts';

/** A request as it is searched, with its query as it was typed. */
export interface UnderstoodRequest extends SearchRequest {
  readonly typed: string;
}

/** A request as it is searched, and the filters that were read out of its words. */
export interface Understood {
  readonly request: UnderstoodRequest;
  readonly filters: readonly RecognizedFilter[];
}

/** Longer queries are pasted text, which describes no record. */
const LONGEST_UNDERSTOOD = 300;

/**
 * Finds out which words of a query say of what type, whose, and of when the records are. What is sure and leaves
 * anything that the reader may read becomes a filter, and its words leave the query; what is unsure is only named, to be
 * chosen. Questions are left alone, and so are kinds that the request already filters by. Where the query names a
 * document by its number no word leaves it, and only filters that leave such a document are named.
 */
export async function understand(store: Store, reader: Reader, request: SearchRequest): Promise<Understood> {
  const query = request.query.normalize('NFC');
  const words = typedWords(query);
  const nothing = { request: { ...request, typed: request.query }, filters: [] };
  if (query.length > LONGEST_UNDERSTOOD || isQuestion(query, words) || !mayDescribe(query, words))
    return nothing;
  return asReader(store, reader, async (transaction, current) => {
    const reading = { transaction, reader: current };
    const parts = partsOf(query, words, await namesFor(reading, query, words))
      .filter(({ kind }) => !isChosen(kind, request.filters ?? {}))
      .map((part) => ({ ...part, sure: part.sure || (request.sure?.includes(part.kind) ?? false) }));
    return parts.length === 0 ? nothing : decide(reading, request, { query, words, parts });
  });
}

function isChosen(kind: RecognizedKind, { agency, type, fonds, from, to }: SearchFilters): boolean {
  if (kind === 'date') return Boolean(from ?? to);
  return Boolean({ agency, type, fonds }[kind]?.length);
}

interface Read {
  readonly query: string;
  readonly words: readonly TypedWord[];
  readonly parts: readonly QueryPart[];
}

async function decide(reading: Reading, request: SearchRequest, read: Read): Promise<Understood> {
  const numbers = numberKeys(read);
  const weighed: Weighed[] = [];
  for (const part of read.parts) {
    // The symbol of a number says its type better than the word before it.
    if (numbers.length === 0 || part.kind !== 'type') weighed.push(await filtersOf(reading, part));
  }
  const plain = new Set(request.plain ?? []);
  const scope = { reading, chosen: request.filters ?? {}, numbers };
  const sure = weighed.filter(({ part }) => part.sure && !plain.has(part.kind));
  const applied = await thatLeaveSomething(scope, sure);
  const others = weighed.filter((one) => !applied.includes(one));
  const possible = await leaveSomething(
    scope,
    others.map((one) => [...applied, one]),
  );
  const filters = weighed.flatMap((one) => {
    const isPossible = possible[others.indexOf(one)] ?? false;
    const outcome = applied.includes(one)
      ? { applied: true }
      : passedOver(one.part, isPossible, plain, numbers);
    return outcome
      ? [{ ...labelOf(one.part, read.query, read.words), filters: one.filters, ...outcome }]
      : [];
  });
  const runs = numbers.length > 0 ? [] : applied.map(({ part }) => part.run);
  const query = withoutRuns(read.query, read.words, runs);
  return {
    request: { ...request, typed: request.query, query, filters: merged(scope.chosen, applied) },
    filters,
  };
}

/** Why a part is no filter; undefined for one that is not worth a word. */
function passedOver(
  { kind, sure }: QueryPart,
  isPossible: boolean,
  plain: ReadonlySet<RecognizedKind>,
  numbers: readonly string[],
): Pick<RecognizedFilter, 'applied' | 'why'> | undefined {
  if (isPossible) return { applied: false, why: plain.has(kind) ? 'plain' : 'unsure' };
  return sure && numbers.length === 0 ? { applied: false, why: 'nothing' } : undefined;
}

/** Keys of the document numbers in the query; a day in figures is none. */
function numberKeys({ query, words, parts }: Read): string[] {
  const dates = parts.filter(({ kind }) => kind === 'date').map(({ run }) => run);
  return documentNumberKeys(withoutRuns(query, words, dates));
}
