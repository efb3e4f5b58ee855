/** The page of an agency. */
export function agencyHref(code: string): string {
  return `/admin/agencies/${encodeURIComponent(code)}`;
}

/** What is asked of the list of agencies by its address: words, and the page from 1. */
export interface AgencySearch {
  readonly query: string;
  readonly page: number;
}

/** Reads `?query=…&page=…`; what is no page number is the first page. */
export function readAgencySearch(parameters: URLSearchParams): AgencySearch {
  const page = /^[1-9]\d{0,3}$/.exec(parameters.get('page') ?? '')?.[0];
  return { query: (parameters.get('query') ?? '').slice(0, 1000), page: Number(page ?? 1) };
}

/** The address of a page of the list. */
export function agencyListHref({ query, page }: AgencySearch): string {
  const parameters = new URLSearchParams({
    ...(query && { query }),
    ...(page > 1 && { page: String(page) }),
  });
  return `/admin/agencies${parameters.size > 0 ? `?${parameters.toString()}` : ''}`;
}
