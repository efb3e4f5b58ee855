/** The panels beside the page image. */
const panels = ['text', 'hits', 'find', 'chain', 'similar', 'about', 'report'] as const;
export type Panel = (typeof panels)[number];

/** Where in a document a person is: page from 1, the query whose words are lit, the passage, the panel. */
export interface Place {
  readonly page: number;
  readonly query: string;
  readonly passage: number | null;
  readonly panel: Panel;
  /** Words looked for inside the document, and which of their places, from 0. */
  readonly find: string;
  readonly at: number;
  /** Words of the page that are pointed out: runs with both ends inclusive, `12-34,40-41`; empty for none. */
  readonly words: string;
  readonly look: Look;
}

/** How the page image is looked at. Only zoom and the place on the page are not in the address. */
export interface Look {
  /** Degrees clockwise. */
  readonly turn: 0 | 90 | 180 | 270;
  readonly fit: 'reading' | 'width' | 'page';
  /** This page and the next beside each other. */
  readonly two: boolean;
  /** The page's text over its image, to be selected there. */
  readonly over: boolean;
}

/** A page as it is opened. */
export const plainLook: Look = { turn: 0, fit: 'reading', two: false, over: false };

type Parameters = Pick<URLSearchParams, 'get'>;

const wholeNumber = /^\d{1,6}$/;
const wordRuns = /^\d{1,6}-\d{1,6}(?:,\d{1,6}-\d{1,6}){0,19}$/;

/** Reads the page from the address; 1 when it names none. */
export function readPage(parameters: Parameters): number {
  const page = parameters.get('page') ?? '';
  return wholeNumber.test(page) ? Math.max(1, Number(page)) : 1;
}

/** Reads the passage from the address. */
export function readPassage(parameters: Parameters): number | null {
  const passage = parameters.get('passage') ?? '';
  return wholeNumber.test(passage) ? Number(passage) : null;
}

/** Reads the words that are quoted from the page, '' without any. */
export function readWords(parameters: Parameters): string {
  const words = parameters.get('words') ?? '';
  return wordRuns.test(words) ? words : '';
}

/** Reads the open panel from the address; the text when it names none. */
export function readPanel(parameters: Parameters): Panel {
  const wanted = parameters.get('panel');
  return panels.find((panel) => panel === wanted) ?? 'text';
}

/** Reads the words that are looked for inside the document, and which of their places is meant. */
export function readFind(parameters: Parameters): Pick<Place, 'find' | 'at'> {
  const at = parameters.get('at') ?? '';
  return { find: (parameters.get('find') ?? '').trim(), at: wholeNumber.test(at) ? Number(at) : 0 };
}

/** Reads how the page is looked at. */
export function readLook(parameters: Parameters): Look {
  const turn = ([90, 180, 270] as const).find((degrees) => String(degrees) === parameters.get('turn'));
  const fit = (['width', 'page'] as const).find((way) => way === parameters.get('fit'));
  return {
    turn: turn ?? 0,
    fit: fit ?? 'reading',
    two: parameters.get('two') === '1',
    over: parameters.get('over') === '1',
  };
}

/** The address of a place in a document, without what is at its default. */
export function documentHref(id: string, place: { page: number } & Partial<Place>): string {
  const parameters = new URLSearchParams();
  parameters.set('page', String(place.page));
  if (place.query) parameters.set('q', place.query);
  if (place.passage !== null && place.passage !== undefined) parameters.set('passage', String(place.passage));
  if (place.words) parameters.set('words', place.words);
  if (place.panel && place.panel !== 'text') parameters.set('panel', place.panel);
  if (place.find) parameters.set('find', place.find);
  if (place.find && place.at) parameters.set('at', String(place.at));
  const { turn, fit, two, over } = place.look ?? plainLook;
  if (turn !== 0) parameters.set('turn', String(turn));
  if (fit !== 'reading') parameters.set('fit', fit);
  if (two) parameters.set('two', '1');
  if (over) parameters.set('over', '1');
  return `/documents/${encodeURIComponent(id)}?${parameters.toString()}`;
}

/**
 * The permanent address of a page, or of the passage on it that bears a mark: it leads there also when the document was read again, and
 * nothing in it depends on what was searched.
 */
export function permanentHref(id: string, page: number, mark: string | null): string {
  const address = `/r/${encodeURIComponent(id)}/${page}`;
  return mark === null ? address : `${address}/${mark}`;
}

/** The address of a page's small picture. */
export function thumbnailHref(id: string, page: number): string {
  return `/api/documents/${encodeURIComponent(id)}/pages/${page}/thumbnail`;
}

/** The address of a page's whole image, `width` pixels wide. */
export function imageHref(id: string, page: number, width: number): string {
  return `${imageService(id, page)}/full/${width},/0/default.jpg`;
}

/** The IIIF image service of a page. */
export function imageService(id: string, page: number): string {
  return `/iiif/${encodeURIComponent(id)}/${page}`;
}
