import type { FoundPlaces } from '@tangthu/server/records/find-in-document';
import type { PageView } from '@tangthu/server/records/record-view';
import type { LitBox } from '@tangthu/server/retrieval/search-result';

type Places = FoundPlaces['places'];

/** Which of the places is meant: the one that the address names where it is on the page, else the page's first, else the next one. */
export function currentPlace(places: Places, page: number, at: number): number {
  if (places[at]?.page === page) return at;
  const here = places.findIndex((place) => place.page === page);
  if (here >= 0) return here;
  return places.findIndex((place) => place.page > page);
}

/** What is lit on the page for words that are looked for: every place on it. */
export function litPlaces(page: Pick<PageView, 'words' | 'number'>, places: Places): LitBox[] {
  return places
    .filter((place) => place.page === page.number)
    .flatMap(({ from, to }) => page.words.slice(from, to))
    .map(({ box: [left, top, right, bottom] }) => ({ left, top, right, bottom, kind: 'match' }));
}
