import type { RecognizedFilter, SearchFilters } from '../search-result.ts';
import type { QueryPart } from './query-parts.ts';
import { agencyCodes, type Reading } from './store-names.ts';
import { storedNames } from './type-words.ts';
import type { TypedWord } from './typed-words.ts';

/** A part of a query as a filter. */
export interface Weighed {
  readonly part: QueryPart;
  readonly filters: SearchFilters;
}

/** The filter that a part of a query means. */
export async function filtersOf(reading: Reading, part: QueryPart): Promise<Weighed> {
  switch (part.kind) {
    case 'type':
      return { part, filters: { type: storedNames(part.named.type) } };
    case 'agency':
      return { part, filters: { agency: await agencyCodes(reading, part.named.ids) } };
    case 'fonds':
      return { part, filters: { fonds: [part.named.code] } };
    case 'date': {
      const { from, to } = part.named;
      return { part, filters: { ...(from && { from }), ...(to && { to }) } };
    }
  }
}

/** Some filters with those of parts of the query added. */
export function merged(filters: SearchFilters, parts: readonly Weighed[]): SearchFilters {
  return parts.reduce((sum, part) => ({ ...sum, ...part.filters }), filters);
}

/** What a part of a query is called, and which words it was read from. */
export function labelOf(
  part: QueryPart,
  query: string,
  words: readonly TypedWord[],
): Pick<RecognizedFilter, 'kind' | 'words' | 'label'> {
  const typed = query.slice(words[part.named.first]?.start, words[part.named.end - 1]?.end);
  return { kind: part.kind, words: typed, label: nameOf(part) ?? typed };
}

function nameOf(part: QueryPart): string | undefined {
  if (part.kind === 'type') return part.named.type.name;
  if (part.kind === 'agency') return part.named.name;
  return part.kind === 'fonds' ? part.named.title : undefined;
}
