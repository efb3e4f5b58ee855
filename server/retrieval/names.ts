import { fold } from '@tangthu/language/text/fold';
import { syllables } from '@tangthu/language/text/syllables';
import { queryTerms } from '@tangthu/language/text/terms';
import { agencyRelations, placeOf, type AgencyRelations, type NamedAgencies } from './agency-relations.ts';
import type { PreparedQuery } from './query.ts';
import type { Search } from './search-context.ts';

/** How many other names are searched beside the typed one. */
const OTHER_NAMES = 6;
/** Longer queries are pasted text: every wording of them costs. */
const LONGEST_NAMED = 300;

/**
 * A query that also asks by the other names of the agencies and places in it: former names, and those of predecessors and
 * successors. Each is a wording of its own, like a written-out abbreviation. A quoted phrase stays as it is quoted.
 */
export async function withOtherNames(search: Search, prepared: PreparedQuery): Promise<PreparedQuery> {
  const { query } = prepared;
  if (query.phrases.length > 0 || query.text.length > LONGEST_NAMED || !prepared.rankers.has('words'))
    return prepared;
  const others = otherWordings(query.text, await agencyRelations(search));
  if (others.length === 0) return prepared;
  const terms = others.map(queryTerms);
  return {
    ...prepared,
    query: {
      ...query,
      wordings: [...query.wordings, ...others.map((text) => syllables(text).map((one) => one.text))],
    },
    wordings: [...prepared.wordings, ...terms],
    gathering: [...prepared.gathering, ...terms.flat()],
  };
}

/** A query with each agency or place in it under its other names, at most six: agencies named in full first, then places. */
export function otherWordings(query: string, relations: AgencyRelations): string[] {
  const named = relations.namedIn(query);
  const inFull = named.filter(({ byPlace }) => !byPlace);
  const byPlace = named.filter((one) => one.byPlace);
  const others = [...inFull, ...byPlace].flatMap((one) => underOtherNames(query, one, relations));
  return [...new Set(others)].slice(0, OTHER_NAMES);
}

function underOtherNames(
  query: string,
  { ids, start, end, byPlace }: NamedAgencies,
  relations: AgencyRelations,
): string[] {
  const typed = fold(query.slice(start, end));
  const accented = query !== fold(query);
  return relations
    .namesAround(ids)
    .flatMap((name) => (byPlace ? placeOf(name) : name))
    .filter((name) => fold(name) !== typed)
    .map((name) => query.slice(0, start) + (accented ? name : fold(name)) + query.slice(end));
}
