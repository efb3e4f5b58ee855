/** What a key does in the portal. */
export type Shortcut =
  | 'search'
  | 'help'
  | 'nextHit'
  | 'previousHit'
  | 'nextPage'
  | 'previousPage'
  | 'zoomIn'
  | 'zoomOut'
  | 'fit'
  | 'showLit'
  | 'citation';

/** The keys of each shortcut, as the keyboard map shows them. */
export const shortcutKeys: Readonly<Record<Shortcut, readonly string[]>> = {
  search: ['/'],
  nextHit: ['n'],
  previousHit: ['p'],
  nextPage: ['→', 'PageDown'],
  previousPage: ['←', 'PageUp'],
  zoomIn: ['+'],
  zoomOut: ['-'],
  fit: ['0'],
  showLit: ['l'],
  citation: ['c'],
  help: ['?'],
};

const keys = new Map<string, Shortcut>([
  ['/', 'search'],
  ['?', 'help'],
  ['n', 'nextHit'],
  ['p', 'previousHit'],
  ['ArrowRight', 'nextPage'],
  ['PageDown', 'nextPage'],
  ['ArrowLeft', 'previousPage'],
  ['PageUp', 'previousPage'],
  ['+', 'zoomIn'],
  ['=', 'zoomIn'],
  ['-', 'zoomOut'],
  ['0', 'fit'],
  ['l', 'showLit'],
  ['c', 'citation'],
]);

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

/** What holds the focus: a field takes every key, the page image takes the keys that move it, a dialog takes all. */
export type Focus = 'page' | 'field' | 'image' | 'dialog';

const imageKeys = new Set(['ArrowRight', 'ArrowLeft', '+', '=', '-', '0']);

/** The shortcut of a key press, or undefined when the key belongs to the browser, a field, or the page image. */
export function shortcutOf(press: KeyPress, focus: Focus): Shortcut | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return undefined;
  if (focus === 'field' || focus === 'dialog') return undefined;
  if (focus === 'image' && imageKeys.has(press.key)) return undefined;
  return keys.get(press.key);
}

/** What holds the focus, from the element that a key was pressed in. */
export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input, textarea, select, [contenteditable]')) return 'field';
  if (target.closest('dialog[open]')) return 'dialog';
  return target.closest('[data-page-image]') ? 'image' : 'page';
}
