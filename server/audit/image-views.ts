import { LRUCache } from 'lru-cache';

const SAME_VIEW_MILLISECONDS = 10 * 60_000;
const MOST_VIEWS = 50_000;

/** Tells the first image request of a page by a person from the tiles that follow it: one view, one audit event. */
export class ImageViews {
  readonly #seen = new LRUCache<string, true>({ max: MOST_VIEWS, ttl: SAME_VIEW_MILLISECONDS });

  /** Whether nobody has asked for this view (a person, a page, a kind of image) within ten minutes; counts as asking. */
  isNew(view: string): boolean {
    if (this.#seen.has(view)) return false;
    this.#seen.set(view, true);
    return true;
  }
}
