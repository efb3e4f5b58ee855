import { createContext } from 'svelte';
import type { Shortcut } from './shortcuts.ts';

type Handlers = Partial<Record<Shortcut, () => void>>;

/** Where pages say what their shortcuts do; the root layout listens to the keys. */
export class ShortcutBoard {
  readonly #layers: Handlers[] = [];

  /** Puts handlers on the board until the returned function is called. */
  use(handlers: Handlers): () => void {
    this.#layers.push(handlers);
    return () => {
      this.#layers.splice(this.#layers.indexOf(handlers), 1);
    };
  }

  /** Runs the newest handler of a shortcut; false when the page has none. */
  run(shortcut: Shortcut): boolean {
    const handler = this.#layers.findLast((layer) => layer[shortcut])?.[shortcut];
    handler?.();
    return handler !== undefined;
  }
}

/** The board of the portal, set by the root layout. */
export const [getShortcutBoard, setShortcutBoard] = createContext<ShortcutBoard>();
