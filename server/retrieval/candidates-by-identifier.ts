import { findIdentifiers } from '@tangthu/language/text/identifiers';
import { documentConditions } from './document-filter.ts';
import { GATHERING } from './gathering.ts';
import { stepsOf } from './named-steps.ts';
import { Parameters } from './parameters.ts';
import type { Query } from './query.ts';
import type { Search } from './search-context.ts';
import type { SearchFilters } from './search-result.ts';

/**
 * Documents in which an identifier of the query stands: a procedure, a procedure file, a person's number as far as a purpose shows
 * it to the reader. A query that is
 * nothing but a person's number or a procedure file's gets the papers as they followed each other, forms without a date
 * first; one that is a procedure's gets the newest first. Where the query says more, the other rankers order them.
 */
export async function documentsByIdentifier(
  search: Search,
  { text, people }: Query,
  filters: SearchFilters,
): Promise<string[][]> {
  const named = findIdentifiers(text);
  const keys = [...new Set([...named.map(({ key }) => key), ...people])];
  if (keys.length === 0) return [];
  const alone = isAlone(text, named);
  const procedure = named.every(({ kind }) => kind === 'procedure') && people.length === 0;
  const parameters = new Parameters();
  const wanted = keys.map((key) => isOrBegins(key, parameters));
  const rows = await search.transaction.query<{ id: string; issued_date: string | null }>(
    `select d.id, d.issued_date from document d
     where d.id = any(array(select i.document from identifier i where ${wanted.join(' or ')}))
       ${documentConditions(filters, parameters)}
     order by d.issued_date ${procedure ? 'desc nulls last' : 'nulls first'}, d.id limit ${GATHERING.numbers}`,
    parameters.values,
  );
  return stepsOf(rows, ({ issued_date }) => (alone ? (issued_date ?? '') : ''));
}

/** Whether a text says nothing beside its identifiers. */
function isAlone(text: string, named: readonly { readonly start: number; readonly end: number }[]): boolean {
  const rest = named.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return !/[\p{L}\d]/u.test(rest);
}

/** A procedure is also found by the agency's own code for it, which goes on: `1.001193.000.00.00.H26`. */
function isOrBegins(key: string, parameters: Parameters): string {
  const exact = parameters.add(key);
  const begins = `(i.key ~>=~ ${parameters.add(`${key}.`)} and i.key ~<~ ${parameters.add(`${key}/`)})`;
  return `i.key = ${exact} or ${begins}`;
}
