import type { SearchResult } from '@tangthu/server/retrieval/search-result';
import { shortDate } from '../format/dates.ts';
import type { Speech } from '../i18n/speech.ts';
import {
  chosenYear,
  legalStatuses,
  listFacets,
  searchHref,
  toggleValue,
  valueLabel,
  type ListFacet,
  type SearchState,
} from './search-state.ts';

/** A filter in force: what it is called, and the address of the search without it. */
export interface Chip {
  readonly label: string;
  readonly href: string;
}

/** The filters in force, in the order of the filter column. */
export function activeChips(state: SearchState, facets: SearchResult['facets'], speech: Speech): Chip[] {
  const listed = listFacets.flatMap((facet) =>
    state[facet].map((value) => ({
      label: nameOf(facet, value, speech) ?? valueLabel(facets, facet, value),
      href: searchHref(toggleValue(state, facet, value)),
    })),
  );
  if (!state.from && !state.to) return listed;
  const href = searchHref({ ...state, from: '', to: '', page: 1 });
  return [...listed, { label: rangeLabel(state, speech), href }];
}

/** What the portal itself calls a facet's value: legal statuses. All others are named by the result. */
export function nameOf(facet: ListFacet, value: string, { t }: Speech): string | undefined {
  const status = legalStatuses.find((known) => facet === 'status' && known === value);
  return status && t(`status.${status}`);
}

/** A range of days as a person would name it; '' is an open end. */
export function rangeLabel(range: Pick<SearchState, 'from' | 'to'>, { t, language }: Speech): string {
  const year = chosenYear(range);
  if (year) return t('facet.inYear', { year });
  const from = shortDate(range.from, language);
  const to = shortDate(range.to, language);
  if (range.from === range.to) return t('facet.onDay', { date: from });
  if (!range.to) return t('facet.since', { date: from });
  return range.from ? t('facet.between', { from, to }) : t('facet.until', { date: to });
}
