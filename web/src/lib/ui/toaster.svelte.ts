import { createContext } from 'svelte';

/** One short message at the edge of the page. */
export interface Toast {
  readonly id: number;
  readonly text: string;
  /** Where the person can go from here, such as the file that is ready. */
  readonly link?: { readonly href: string; readonly text: string };
}

/** The messages on show, the oldest first. One that leads somewhere stays until it is closed. */
export class Toaster {
  #shown = $state.raw<readonly Toast[]>([]);
  #said = 0;

  get shown(): readonly Toast[] {
    return this.#shown;
  }

  /** Shows a message; of the same words only one stands at a time. */
  say(text: string, link?: Toast['link']): void {
    this.#said++;
    const others = this.#shown.filter((toast) => toast.text !== text);
    this.#shown = [...others.slice(-2), { id: this.#said, text, ...(link && { link }) }];
  }

  close(id: number): void {
    this.#shown = this.#shown.filter((toast) => toast.id !== id);
  }
}

/** `getToaster()` in a component gives the page's messages; the root layout sets it. */
export const [getToaster, setToaster] = createContext<Toaster>();
