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
  | 'citation'
  | 'findWords'
  | 'goToPage'
  | 'firstPage'
  | 'lastPage'
  | 'fitWidth'
  | 'turnImage'
  | 'twoPages'
  | 'textOver'
  | 'fullScreen'
  | 'reportError'
  | 'nextItem'
  | 'previousItem'
  | 'acceptPage'
  | 'acceptSidecar'
  | 'editValue'
  | 'dismissItem'
  | 'undoDecision';

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
  findWords: ['f'],
  goToPage: ['g'],
  firstPage: ['Home'],
  lastPage: ['End'],
  fitWidth: ['w'],
  turnImage: ['r'],
  twoPages: ['2'],
  textOver: ['t'],
  fullScreen: ['m'],
  reportError: ['b'],
  help: ['?'],
  nextItem: ['j'],
  previousItem: ['k'],
  acceptPage: ['Enter'],
  acceptSidecar: ['s'],
  editValue: ['e'],
  dismissItem: ['d'],
  undoDecision: ['u'],
};

/** The shortcuts of the review queue alone. */
export const reviewShortcuts: ReadonlySet<Shortcut> = new Set([
  'nextItem',
  'previousItem',
  'acceptPage',
  'acceptSidecar',
  'editValue',
  'dismissItem',
  'undoDecision',
]);

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
  ['f', 'findWords'],
  ['g', 'goToPage'],
  ['Home', 'firstPage'],
  ['End', 'lastPage'],
  ['w', 'fitWidth'],
  ['r', 'turnImage'],
  ['2', 'twoPages'],
  ['t', 'textOver'],
  ['m', 'fullScreen'],
  ['b', 'reportError'],
  ['j', 'nextItem'],
  ['k', 'previousItem'],
  ['Enter', 'acceptPage'],
  ['s', 'acceptSidecar'],
  ['e', 'editValue'],
  ['d', 'dismissItem'],
  ['u', 'undoDecision'],
]);

interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing: boolean;
}

/**
 * What holds the focus: a field takes every key, a link or button takes Enter, the page image takes the keys that move it, a dialog
 * takes all.
 */
export type Focus = 'page' | 'field' | 'control' | 'image' | 'dialog';

const imageKeys = new Set(['ArrowRight', 'ArrowLeft', '+', '=', '-', '0']);

/** The shortcut of a key press, or undefined when the key belongs to the browser, a field, or the page image. */
export function shortcutOf(press: KeyPress, focus: Focus): Shortcut | undefined {
  if (press.ctrlKey || press.altKey || press.metaKey || press.isComposing) return undefined;
  if (focus === 'field' || focus === 'dialog') return undefined;
  if (focus === 'control' && press.key === 'Enter') return undefined;
  if (focus === 'image' && imageKeys.has(press.key)) return undefined;
  return keys.get(press.key);
}

/** What holds the focus, from the element that a key was pressed in. */
export function focusOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('input, textarea, select, [contenteditable]')) return 'field';
  if (target.closest('dialog[open]')) return 'dialog';
  if (target.closest('a[href], button, summary')) return 'control';
  return target.closest('[data-page-image]') ? 'image' : 'page';
}
