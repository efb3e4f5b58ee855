/** Which link, button or field of a page had the focus: by its id, or as the nth of those that lead to the same address. */
export interface FocusMark {
  readonly selector: string;
  readonly index: number;
}

/** The mark of an element, or null when it is none that could be found again. */
export function markOf(element: Element | null): FocusMark | null {
  const selector = element && selectorOf(element);
  if (!selector) return null;
  return { selector, index: [...element.ownerDocument.querySelectorAll(selector)].indexOf(element) };
}

/** The marked element of a page, or undefined when it is no longer there. */
export function findMarked(document: Document, mark: FocusMark | null): HTMLElement | undefined {
  const found = mark && document.querySelectorAll<HTMLElement>(mark.selector)[mark.index];
  return found ?? undefined;
}

function selectorOf(element: Element): string | undefined {
  if (element.id) return `#${CSS.escape(element.id)}`;
  const href = element.getAttribute('href');
  return href === null ? undefined : `a[href="${CSS.escape(href)}"]`;
}
