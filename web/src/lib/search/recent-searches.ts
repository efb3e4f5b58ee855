const most = 12;
const shown = 3;

const fold = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

const keyOf = (person: string): string => `tangthu.searches.${person}`;

/** A run of digits so long may be a person's number: such a search is not kept. */
const personal = /(?:\d[ .-]?){9}/;

/** Keeps a search of a person's in their browser, the latest first. */
export function keepSearch(storage: Storage, person: string, query: string): void {
  const text = query.trim();
  if (text === '' || personal.test(text)) return;
  try {
    const others = searchesOf(storage, person).filter((one) => one !== text);
    storage.setItem(keyOf(person), JSON.stringify([text, ...others].slice(0, most)));
  } catch {
    // A full or forbidden storage only costs these suggestions.
  }
}

/** Of a person's own searches of before the latest that go on with what is typed; of nothing typed the latest. */
export function recentSearches(storage: Pick<Storage, 'getItem'>, person: string, typed: string): string[] {
  const wanted = fold(typed.trim());
  return searchesOf(storage, person)
    .filter((query) => fold(query).startsWith(wanted) && fold(query) !== wanted)
    .slice(0, shown);
}

function searchesOf(storage: Pick<Storage, 'getItem'>, person: string): string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keyOf(person)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
