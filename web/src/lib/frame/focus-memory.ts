/**
 * Which link, button or field of a page had the focus: by its id, or as the nth of those that lead to the same address. The browser keeps
 * it beyond signing out, so it holds a fingerprint of the address and never the address, which tells what was searched.
 */
export interface FocusMark {
  readonly of: string;
  readonly index: number;
}

/** The mark of an element, or null when it is none that could be found again. */
export function markOf(element: Element | null): FocusMark | null {
  if (!element) return null;
  const href = element.getAttribute('href');
  const of = element.id ? `#${element.id}` : href === null ? undefined : fingerprint(href);
  return of === undefined ? null : { of, index: alike(element.ownerDocument, of).indexOf(element) };
}

/** The marked element of a page, or undefined when it is no longer there. */
export function findMarked(document: Document, mark: FocusMark | null): HTMLElement | undefined {
  return mark ? (alike(document, mark.of)[mark.index] as HTMLElement | undefined) : undefined;
}

function alike(document: Document, of: string): Element[] {
  if (of.startsWith('#')) return [...document.querySelectorAll(`#${CSS.escape(of.slice(1))}`)];
  return [...document.querySelectorAll('a[href]')].filter(
    (link) => fingerprint(link.getAttribute('href') ?? '') === of,
  );
}

/** FNV-1a over UTF-16 units, 32 bits. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}
