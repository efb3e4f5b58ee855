import type { PageText } from './page-text.ts';

/** `make`, which looks at nothing but the page, done once a page however often its result is asked for; it is kept as long as the page is. */
export function oncePerPage<Made>(make: (page: PageText) => Made): (page: PageText) => Made {
  const made = new WeakMap<PageText, Made>();
  return (page) => {
    const known = made.get(page);
    if (known !== undefined) return known;
    const result = make(page);
    made.set(page, result);
    return result;
  };
}
