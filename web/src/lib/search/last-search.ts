const key = 'tangthu.last-search';

/** Remembers, for this tab, the address of the result page that a person left. */
export function rememberSearch(storage: Storage, href: string): void {
  try {
    storage.setItem(key, href);
  } catch {
    // A full or forbidden storage only costs the filters on the way back.
  }
}

/** The address back to the results: the remembered one, with its filters, if it asked the same query. */
export function searchToReturnTo(storage: Pick<Storage, 'getItem'> | undefined, query: string): string {
  const plain = query === '' ? '/' : `/search?${new URLSearchParams({ q: query }).toString()}`;
  const remembered = storage?.getItem(key);
  if (!remembered?.startsWith('/search?')) return plain;
  const asked = new URLSearchParams(remembered.slice('/search?'.length)).get('q');
  return asked === query ? remembered : plain;
}
