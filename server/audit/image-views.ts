import { LRUCache } from 'lru-cache';

const SAME_VIEW_MILLISECONDS = 10 * 60_000;
const MOST_VIEWS = 50_000;

/** Makes one audit event of the many image requests of one view: a person, a page, a kind of image, within ten minutes. */
export class ImageViews {
  readonly #recorded = new LRUCache<string, Promise<void>>({ max: MOST_VIEWS, ttl: SAME_VIEW_MILLISECONDS });

  /** Waits until the view is written down, by `record` when nobody did before; one that fails is tried again the next time. */
  async recordOnce(view: string, record: () => Promise<void>): Promise<void> {
    let recorded = this.#recorded.get(view);
    if (!recorded) {
      recorded = record();
      this.#recorded.set(view, recorded);
    }
    try {
      await recorded;
    } catch (error) {
      if (this.#recorded.peek(view) === recorded) this.#recorded.delete(view);
      throw error;
    }
  }
}
