import type {
  FacetValue,
  LegalStatus,
  RecognizedKind,
  SearchOrder,
  SearchResult,
} from '@tangthu/server/retrieval/search-result';
import type { Column, Order } from '@tangthu/server/exports/export-view';
import { readColumns, tableOrders, usualColumns } from '../exports/table-columns.ts';

/** Hits on one page of results. */
export const hitsPerPage = 10;

/** The API's question for the newest records, as many as the start page shows. */
export const newestQuestion: SearchQuestion = {
  q: '',
  agency: [],
  type: [],
  fonds: [],
  file: [],
  status: [],
  plain: [],
  sure: [],
  limit: '4',
};

/** The facets whose values stand in the address, each repeatable. */
export const listFacets = ['agency', 'type', 'status', 'fonds', 'file'] as const;
export type ListFacet = (typeof listFacets)[number];

/** What filters that are read out of the query's words can be about, and how the address settles them. */
const recognizedKinds: readonly RecognizedKind[] = ['type', 'agency', 'date', 'fonds'];
const settlements = ['plain', 'sure'] as const;

/** What can have become of a document, as the filter column lists it. */
export const legalStatuses: readonly LegalStatus[] = ['unchanged', 'amended', 'replaced', 'repealed'];

/** The orders of results, the usual one first. */
export const orders: readonly [SearchOrder, ...SearchOrder[]] = ['relevance', 'newest', 'oldest', 'number'];

/** How results can be looked at, the usual way first. */
export const views = ['list', 'table', 'charts'] as const;
type View = (typeof views)[number];

/** Everything that an address of the result page says. Dates are `yyyy-mm-dd` or empty; pages count from 1. */
export interface SearchState {
  readonly query: string;
  readonly agency: readonly string[];
  readonly type: readonly string[];
  readonly status: readonly LegalStatus[];
  readonly fonds: readonly string[];
  readonly file: readonly string[];
  readonly from: string;
  readonly to: string;
  /** Kinds of filters whose words the person wants searched as plain words, and kinds that they want as filters. */
  readonly plain: readonly RecognizedKind[];
  readonly sure: readonly RecognizedKind[];
  readonly sort: SearchOrder;
  readonly view: View;
  /** Of the table: its columns, and the column by which it is sorted. */
  readonly columns: readonly Column[];
  readonly order: Order;
  readonly page: number;
}

type Parameters = Pick<URLSearchParams, 'get' | 'getAll'>;

const isoDate = /^\d{4}-\d{2}-\d{2}$/;
const lastPage = 1000;

/** Reads a search from the address. What makes no sense there is left out rather than refused. */
export function readSearchState(parameters: Parameters): SearchState {
  const values = (name: string) => [...new Set(parameters.getAll(name).filter((value) => value !== ''))];
  const kinds = (name: string) => recognizedKinds.filter((kind) => parameters.getAll(name).includes(kind));
  const page = Number(parameters.get('page'));
  const [from, to] = inOrder(readDate(parameters.get('from')), readDate(parameters.get('to')));
  return {
    query: (parameters.get('q') ?? '').trim(),
    agency: values('agency'),
    type: values('type'),
    status: legalStatuses.filter((status) => parameters.getAll('status').includes(status)),
    fonds: values('fonds'),
    file: values('file'),
    from,
    to,
    plain: kinds('plain'),
    sure: kinds('sure'),
    sort: oneOf(orders, parameters.get('sort')),
    view: oneOf(views, parameters.get('view')),
    columns: readColumns(parameters.getAll('columns')),
    order: oneOf(tableOrders, parameters.get('order')),
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
  };
}

/** The value if it is one of those; else the first of them, the usual one. */
function oneOf<Value extends string>(usualFirst: readonly [Value, ...Value[]], given: string | null): Value {
  return usualFirst.find((value) => value === given) ?? usualFirst[0];
}

/** Two days typed the wrong way round mean the range between them. */
function inOrder(from: string, to: string): [from: string, to: string] {
  return from && to && from > to ? [to, from] : [from, to];
}

function readDate(value: string | null): string {
  return value !== null && isoDate.test(value) && !Number.isNaN(Date.parse(value)) ? value : '';
}

/** The address of a search, without what is at its default, so that the same search always has the same address. */
export function searchHref(state: SearchState): string {
  const parameters = new URLSearchParams({ q: state.query });
  for (const facet of listFacets) for (const value of state[facet]) parameters.append(facet, value);
  if (state.from) parameters.set('from', state.from);
  if (state.to) parameters.set('to', state.to);
  for (const settled of settlements) for (const kind of state[settled]) parameters.append(settled, kind);
  if (state.sort !== orders[0]) parameters.set('sort', state.sort);
  if (state.view !== views[0]) parameters.set('view', state.view);
  if (state.columns.join() !== usualColumns.join()) parameters.set('columns', state.columns.join());
  if (state.order !== tableOrders[0]) parameters.set('order', state.order);
  if (state.page > 1) parameters.set('page', String(state.page));
  return `/search?${parameters.toString()}`;
}

/** A search as the API's query parameters. */
export interface SearchQuestion {
  q: string;
  agency: string[];
  type: string[];
  status: LegalStatus[];
  fonds: string[];
  file: string[];
  from?: string;
  to?: string;
  plain: RecognizedKind[];
  sure: RecognizedKind[];
  sort?: SearchOrder;
  widened?: '1';
  limit: string;
  offset?: string;
}

/** The API's question for a search. */
export function searchQuestion(state: SearchState): SearchQuestion {
  return {
    // A lone star asks for everything, as nothing does.
    q: state.query === '*' ? '' : state.query,
    agency: [...state.agency],
    type: [...state.type],
    status: [...state.status],
    fonds: [...state.fonds],
    file: [...state.file],
    ...(state.from ? { from: state.from } : {}),
    ...(state.to ? { to: state.to } : {}),
    plain: [...state.plain],
    sure: [...state.sure],
    ...(state.sort === orders[0] ? {} : { sort: state.sort }),
    widened: '1',
    limit: String(hitsPerPage),
    offset: String((state.page - 1) * hitsPerPage),
  };
}

/** The search with one value of a facet chosen, or no longer chosen; back on its first page. */
export function toggleValue(state: SearchState, facet: ListFacet, value: string): SearchState {
  const chosen: readonly string[] = state[facet];
  const next = chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value];
  return { ...state, [facet]: next, page: 1 };
}

/** The search with a filter of the query's words made plain words again, or made a filter; back on its first page. */
export function settle(state: SearchState, kind: RecognizedKind, as: 'plain' | 'sure'): SearchState {
  const other = as === 'plain' ? 'sure' : 'plain';
  const without = state[other].filter((settled) => settled !== kind);
  return { ...state, [other]: without, [as]: [...new Set([...state[as], kind])], page: 1 };
}

/** The whole year that the search is narrowed to, or undefined for any other range. */
export function chosenYear({ from, to }: Pick<SearchState, 'from' | 'to'>): string | undefined {
  const year = from.slice(0, 4);
  return year !== '' && from === `${year}-01-01` && to === `${year}-12-31` ? year : undefined;
}

/** The search with no filter at all. */
export function withoutFilters(state: SearchState): SearchState {
  return { ...state, agency: [], type: [], status: [], fonds: [], file: [], from: '', to: '', page: 1 };
}

/** How many filters narrow the search; a date range counts as one. */
export function filterCount(state: SearchState): number {
  const listed = listFacets.reduce((count, facet) => count + state[facet].length, 0);
  return listed + (state.from || state.to ? 1 : 0);
}

/** The name of a facet's value as the result gives it; the value itself where the result no longer lists it. */
export function valueLabel(facets: SearchResult['facets'], facet: ListFacet, value: string): string {
  return facets[facet].find((known) => known.value === value)?.label ?? value;
}

/** A facet's values with the chosen ones first added where the result no longer lists them. */
export function withChosen(values: readonly FacetValue[], chosen: readonly string[]): FacetValue[] {
  const missing = chosen.filter((value) => !values.some((known) => known.value === value));
  return [...missing.map((value) => ({ value, label: value, count: 0 })), ...values];
}

/** The filters of an address as names and values, for a form that asks a new query under the same filters. */
export function keptFilters(parameters: Parameters): (readonly [name: string, value: string])[] {
  return fieldsOf(readSearchState(parameters), ['q', 'plain', 'sure']);
}

/** A search as the names and values of a form that asks it again; `without` leaves some to the form's own fields. */
export function fieldsOf(
  state: SearchState,
  without: readonly string[] = [],
): (readonly [name: string, value: string])[] {
  const parameters = new URLSearchParams(searchHref({ ...state, page: 1 }).slice('/search?'.length));
  return [...parameters].filter(([name]) => !without.includes(name));
}
