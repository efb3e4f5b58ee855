import type { DocumentChain } from '@tangthu/server/records/chain-view';
import type { DocumentView } from '@tangthu/server/records/record-view';
import { ownWord, secretOf } from './paper-text.ts';
import { changing, fittingBy } from './named-documents.ts';
import type { Asked, Rights } from './questions.ts';
import { fileCode, fondsCode, idOf } from './world-ids.ts';

/** Every way to open something of a document, below its id. */
const WAYS = [
  [
    'GET /api/documents/:id/hits',
    (at: number) => `/api/documents/${idOf('paper', at)}/hits?q=${ownWord(at)}`,
  ],
  [
    'GET /api/documents/:id/pages/:number',
    (at: number) => `/api/documents/${idOf('paper', at)}/pages/1?q=${ownWord(at)}`,
  ],
  ['GET /api/documents/:id/original', (at: number) => `/api/documents/${idOf('paper', at)}/original`],
  [
    'GET /api/documents/:id/pages/:number/thumbnail',
    (at: number) => `/api/documents/${idOf('paper', at)}/pages/1/thumbnail`,
  ],
  ['GET /api/documents/:id/chain', (at: number) => `/api/documents/${idOf('paper', at)}/chain`],
  ['GET /api/documents/:id/similar', (at: number) => `/api/documents/${idOf('paper', at)}/similar`],
  [
    'GET /api/documents/:id/find',
    (at: number) => `/api/documents/${idOf('paper', at)}/find?words=${ownWord(at)}`,
  ],
  ['GET /api/documents/:id/copy', (at: number) => `/api/documents/${idOf('paper', at)}/copy`],
  [
    'GET /api/documents/:id/pages/:number/permanent',
    (at: number) => `/api/documents/${idOf('paper', at)}/pages/1/permanent`,
  ],
  ['GET /iiif/:id/:number/info.json', (at: number) => `/iiif/${idOf('paper', at)}/1/info.json`],
  [
    'GET /iiif/:id/:number/:region/:size/:rotation/:file',
    (at: number) => `/iiif/${idOf('paper', at)}/1/0,0,256,256/64,/0/default.jpg`,
  ],
] as const;

/** Every document of the world is opened, and something of each below its id: another thing each turn. */
export function documentQuestions(rights: Rights, turn: number): Asked[] {
  return rights.world.documents.flatMap((_, at): Asked[] => [
    opened(rights, at),
    below(rights, at, WAYS[(turn + at) % WAYS.length] ?? WAYS[0]),
  ]);
}

/** Every document of the world is opened. */
export function openedDocuments(rights: Rights): Asked[] {
  return rights.world.documents.map((_, at) => opened(rights, at));
}

function below(rights: Rights, at: number, [surface, pathOf]: (typeof WAYS)[number]): Asked {
  const there = rights.allowed.has(at);
  const asked = { surface, path: pathOf(at), there };
  if (surface === 'GET /api/documents/:id/hits') {
    return { ...asked, wanted: 1, said: (body) => (body as { hits: unknown[] }).hits.length };
  }
  if (surface === 'GET /api/documents/:id/pages/:number') {
    return { ...asked, wanted: true, said: (body) => (body as { text: string }).text.includes(secretOf(at)) };
  }
  if (surface === 'GET /api/documents/:id/chain') {
    return { ...asked, wanted: [], said: (body) => notRead(rights, (body as DocumentChain).nodes) };
  }
  if (surface === 'GET /api/documents/:id/similar') {
    return { ...asked, wanted: [], said: (body) => notRead(rights, (body as { hits: Shown[] }).hits) };
  }
  if (surface === 'GET /api/documents/:id/original' && there && !rights.originals.has(at)) {
    return { surface, path: pathOf(at), there: undefined, refused: true };
  }
  return { ...asked, ofItsStore: surface === 'GET /api/documents/:id/copy' };
}

type Shown = DocumentChain['nodes'][number] | { readonly document: { readonly id: string } };

/** Of what is shown all that may not be read. */
function notRead({ allowed }: Rights, shown: readonly Pick<Shown, 'document'>[]): string[] {
  const read = new Set([...allowed].map((at) => idOf('paper', at)));
  return shown.flatMap(({ document }) => (document && !read.has(document.id) ? [document.id] : []));
}

/** The document, and of what it names, what changed it and its copies exactly what may be read. */
function opened(rights: Rights, at: number): Asked {
  const { world, allowed } = rights;
  const paper = world.documents[at];
  const copies = [...allowed].filter(
    (other) => other !== at && paper?.copies !== undefined && world.documents[other]?.copies === paper.copies,
  );
  const { fonds = -1, file = -1 } = paper ?? {};
  return {
    surface: 'GET /api/documents/:id',
    path: `/api/documents/${idOf('paper', at)}`,
    there: allowed.has(at),
    wanted: {
      secret: true,
      fonds: rights.fonds.has(fonds) ? fondsCode(fonds) : null,
      file: rights.files.has(file) ? fileCode(file, world.files[file]?.procedure ?? false) : null,
      links: linksOf(rights, at),
      changes: changesOf(rights, at),
      versions: ids(copies),
      pages: 1,
      original: rights.originals.has(at) ? 'open' : 'shared',
    },
    said: (body) => {
      const {
        subject,
        fonds: inFonds,
        file: inFile,
        links,
        changes,
        versions,
        pages,
        original,
      } = body as DocumentView;
      return {
        secret: subject?.includes(secretOf(at)) ?? false,
        fonds: inFonds?.code ?? null,
        file: inFile?.code ?? null,
        links: links.map(({ document }) => document?.id ?? null),
        changes: changes.map(({ document }) => document.id).toSorted(),
        versions: versions.map(({ id }) => id).toSorted(),
        pages: pages.length,
        original,
      };
    },
  };
}

/** A link leads to the document of its number and day that may be read: of several copies to that of the same keeper, or the first. */
function linksOf(rights: Rights, at: number): (string | null)[] {
  if (!rights.world.documents[at]?.names) return [];
  const named = namedBy(rights, at);
  return [named === undefined ? null : idOf('paper', named)];
}

function changesOf(rights: Rights, at: number): string[] {
  return ids(changing(rights, at));
}

function namedBy(rights: Rights, at: number): number | undefined {
  const fitting = fittingBy(rights, at);
  const keeper = rights.world.documents[at]?.keeper;
  return fitting.find((other) => rights.world.documents[other]?.keeper === keeper) ?? fitting[0];
}

function ids(places: readonly number[]): string[] {
  return places.map((at) => idOf('paper', at)).toSorted();
}
