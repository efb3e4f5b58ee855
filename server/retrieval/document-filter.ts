import type { Parameters } from './parameters.ts';
import type { LegalStatus, SearchFilters } from './search-result.ts';

/** Whether the filters narrow the search at all. */
export function narrows(filters: SearchFilters): boolean {
  const { agency, type, status, fonds, file, from, to } = filters;
  return [agency, type, status, fonds, file].some((values) => values?.length) || Boolean(from ?? to);
}

/**
 * The filters as SQL conditions on `document d`, each beginning with `and`; '' where there are none. An agency is met as
 * custodian or as creator. Part of every candidate query, so that a filter never thins out candidates afterwards.
 */
export function documentConditions(filters: SearchFilters, parameters: Parameters): string {
  const conditions: string[] = [];
  if (filters.agency?.length) {
    const ids = `array(select id from agency where code = any(${parameters.add(filters.agency)}::text[]))`;
    conditions.push(`(d.custodian = any(${ids}) or d.creator = any(${ids}))`);
  }
  if (filters.type?.length) conditions.push(`d.type = any(${parameters.add(filters.type)}::text[])`);
  if (filters.fonds?.length) {
    conditions.push(
      `d.fonds = any(array(select id from fonds where code = any(${parameters.add(filters.fonds)}::text[])))`,
    );
  }
  if (filters.file?.length) {
    conditions.push(
      `d.file = any(array(select id from file where code = any(${parameters.add(filters.file)}::text[])))`,
    );
  }
  if (filters.status?.length) conditions.push(statusCondition(filters.status, parameters));
  if (filters.from) conditions.push(`d.issued_date >= ${parameters.add(filters.from)}::date`);
  if (filters.to) conditions.push(`d.issued_date <= ${parameters.add(filters.to)}::date`);
  return conditions.map((condition) => ` and ${condition}`).join('');
}

/** Only what a link of those that the reader may read names as changed is asked of one by one: the question costs a millisecond. */
function statusCondition(wanted: readonly LegalStatus[], parameters: Parameters): string {
  const named = `d.number_key in (select l.cited_key from link l where l.relation <> 'cites')`;
  const fits = `legal_status(d.id) = any(${parameters.add(wanted)}::text[])`;
  return wanted.includes('unchanged') ? `((${named}) is not true or ${fits})` : `(${named} and ${fits})`;
}
