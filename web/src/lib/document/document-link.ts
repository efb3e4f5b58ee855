/** The panels beside the page image. */
const panels = ['text', 'hits', 'chain', 'similar', 'about'] as const;
export type Panel = (typeof panels)[number];

/** Where in a document a person is: page from 1, the query whose words are lit, the passage, the panel. */
export interface Place {
  readonly page: number;
  readonly query: string;
  readonly passage: number | null;
  readonly panel: Panel;
}

type Parameters = Pick<URLSearchParams, 'get'>;

const wholeNumber = /^\d{1,6}$/;

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

/** Reads the open panel from the address; the text when it names none. */
export function readPanel(parameters: Parameters): Panel {
  const wanted = parameters.get('panel');
  return panels.find((panel) => panel === wanted) ?? 'text';
}

/** The address of a place in a document, without what is at its default. */
export function documentHref(id: string, place: { page: number } & Partial<Place>): string {
  const parameters = new URLSearchParams();
  parameters.set('page', String(place.page));
  if (place.query) parameters.set('q', place.query);
  if (place.passage !== null && place.passage !== undefined) parameters.set('passage', String(place.passage));
  if (place.panel && place.panel !== 'text') parameters.set('panel', place.panel);
  return `/documents/${encodeURIComponent(id)}?${parameters.toString()}`;
}

/** The permanent address of a page, or of a passage on it: nothing in it depends on what was searched. */
export function permanentHref(id: string, { page, passage }: Pick<Place, 'page' | 'passage'>): string {
  return documentHref(id, { page, passage });
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
