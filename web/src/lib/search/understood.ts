import type { RecognizedFilter, RecognizedKind, SearchResult } from '@tangthu/server/retrieval/search-result';
import type { Speech } from '../i18n/speech.ts';
import { rangeLabel } from './chips.ts';
import { searchHref, settle, type SearchState } from './search-state.ts';

/** A filter that the query states in words: its kind and value in words, what a link says and where it leads. */
export interface UnderstoodChip {
  readonly kind: string;
  readonly label: string;
  readonly action: string;
  readonly href: string;
}

/** The filters in force, each leading to the same search with its words as plain words. */
export function appliedChips(state: SearchState, result: Understood, speech: Speech): UnderstoodChip[] {
  return chipsOf(
    result.understood.filter(({ applied }) => applied),
    'plain',
    state,
    speech,
  );
}

/** The filters that could be put in force, each leading to the search that does. */
export function offeredChips(state: SearchState, result: Understood, speech: Speech): UnderstoodChip[] {
  return chipsOf(
    result.understood.filter(({ applied, why }) => !applied && why !== 'nothing'),
    'sure',
    state,
    speech,
  );
}

function chipsOf(
  filters: readonly RecognizedFilter[],
  as: 'plain' | 'sure',
  state: SearchState,
  speech: Speech,
): UnderstoodChip[] {
  return filters.map((filter) => ({
    kind: speech.t(`understood.${filter.kind}`),
    label: labelOf(filter, speech),
    action: speech.t(as === 'plain' ? 'understood.toPlain' : 'understood.toFilter', { words: filter.words }),
    href: searchHref(settle(state, filter.kind, as)),
  }));
}

/** The words that name a filter which would leave nothing. */
export function emptyWords(result: Understood): string[] {
  return result.understood.filter(({ why }) => why === 'nothing').map(({ words }) => words);
}

/** The search for the better spelling that a result proposes. */
export function suggestionHref(state: SearchState, suggestion: string): string {
  return searchHref({ ...state, query: suggestion, plain: [], sure: [], page: 1 });
}

/** The search for every document of the same number whatever its symbol; undefined for a number without digits at its head. */
export function sameNumber(number: string): { readonly digits: string; readonly href: string } | undefined {
  const digits = /^\d{1,6}(?=\D)/.exec(number)?.[0];
  return digits === undefined ? undefined : { digits, href: `/search?${new URLSearchParams({ q: digits })}` };
}

/** The filter of one kind that the query's words put in force. */
export function appliedFilter(result: Understood, kind: RecognizedKind): RecognizedFilter | undefined {
  return result.understood.find((filter) => filter.applied && filter.kind === kind);
}

type Understood = Pick<SearchResult, 'understood'>;

function labelOf({ kind, label, filters }: RecognizedFilter, speech: Speech): string {
  if (kind === 'date') return rangeLabel({ from: filters.from ?? '', to: filters.to ?? '' }, speech);
  const hasKin = kind === 'agency' && (filters.agency?.length ?? 0) > 1;
  return hasKin ? speech.t('understood.withKin', { agency: label }) : label;
}
