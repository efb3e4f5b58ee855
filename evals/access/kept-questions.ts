import type { BatchLine } from '@tangthu/server/batches/batch-view';
import type { ReportView } from '@tangthu/server/reports/report-view';
import type { SavedMatch, SavedSearch } from '@tangthu/server/saved/saved-view';
import { feedSecret, LISTED } from './kept-things.ts';
import { statusOf } from './named-documents.ts';
import { secretOf } from './paper-text.ts';
import type { Asked, Rights } from './questions.ts';
import { idOf, MISSING } from './world-ids.ts';

/**
 * What a person's own things, made when everything could be read, show today: saved searches and the feed, a list of queries, an
 * export, reports of errors. Exactly what may be read now; and other people's answer like missing ones.
 */
export function keptQuestions(rights: Rights): Asked[] {
  const { allowed, person } = rights;
  const other = person + 1;
  const all = [...allowed];
  const unchanged = all.filter((at) => statusOf(rights, at) === 'unchanged');
  return [
    {
      surface: 'GET /api/saved',
      path: '/api/saved',
      there: true,
      wanted: [all.length, unchanged.length].map((count) => ({ matches: count, unread: count })),
      said: (body) =>
        (body as { searches: SavedSearch[] }).searches
          .toSorted((one, two) => (one.id < two.id ? -1 : 1))
          .map(({ matches, unread }) => ({ matches, unread })),
    },
    {
      surface: 'GET /api/saved/news',
      path: '/api/saved/news',
      there: true,
      wanted: all.length,
      said: (body) => (body as { unread: number }).unread,
    },
    matches(person, 0, all),
    matches(person, 1, unchanged),
    foreign('GET /api/saved/:id/matches', (id) => `/api/saved/${id}/matches`, idOf('saved', 2 * other)),
    {
      surface: 'GET /api/feeds/:file',
      path: `/api/feeds/${feedSecret(person)}.atom`,
      there: true,
      alike: { path: `/api/feeds/${feedSecret(99)}.atom` },
      wanted: ids(all),
      said: (body) => [...new Set(String(body).match(/(?<=\/documents\/)[0-9a-f-]{36}/gu))].toSorted(),
    },
    listed(person, all),
    {
      surface: 'GET /api/batches/:id/results',
      path: `/api/batches/${idOf('batch', person)}/results`,
      there: true,
      wanted: ids(all.filter((at) => at < LISTED)),
      said: (body) => (String(body).match(/(?<=\/documents\/)[0-9a-f-]{36}/gu) ?? []).toSorted(),
    },
    foreign('GET /api/batches/:id', (id) => `/api/batches/${id}`, idOf('batch', other)),
    foreign('GET /api/batches/:id/results', (id) => `/api/batches/${id}/results`, idOf('batch', other)),
    ...exported(rights),
    foreign('GET /api/exports/:id/file', (id) => `/api/exports/${id}/file`, idOf('export', other)),
    foreign('GET /api/exports/:id/manifest', (id) => `/api/exports/${id}/manifest`, idOf('export', other)),
    {
      surface: 'GET /api/reports',
      path: '/api/reports',
      there: true,
      wanted: ids(all),
      said: (body) =>
        (body as { reports: ReportView[] }).reports.map(({ document }) => document.id).toSorted(),
    },
  ];
}

function matches(person: number, which: 0 | 1, places: readonly number[]): Asked {
  return {
    surface: 'GET /api/saved/:id/matches',
    path: `/api/saved/${idOf('saved', 2 * person + which)}/matches`,
    there: true,
    wanted: ids(places),
    said: (body) => (body as { matches: SavedMatch[] }).matches.map(({ document }) => document.id).toSorted(),
  };
}

function listed(person: number, places: readonly number[]): Asked {
  return {
    surface: 'GET /api/batches/:id',
    path: `/api/batches/${idOf('batch', person)}`,
    there: true,
    wanted: ids(places.filter((at) => at < LISTED)),
    said: (body) =>
      (body as { lines: BatchLine[] }).lines
        .flatMap(({ hits }) => hits.map(({ document }) => document.id))
        .toSorted(),
  };
}

/** A file of one paper is handed out while that may be read; refused it is by a sentence of its own. */
function exported({ allowed, person }: Rights): Asked[] {
  const path = `/api/exports/${idOf('export', person)}`;
  const there = allowed.has(person) || undefined;
  return [
    {
      surface: 'GET /api/exports/:id/file',
      path: `${path}/file`,
      there,
      wanted: true,
      said: (body) => JSON.stringify(body).includes(secretOf(person)),
    },
    { surface: 'GET /api/exports/:id/manifest', path: `${path}/manifest`, there, ofItsStore: true },
  ];
}

function foreign(surface: string, pathOf: (id: string) => string, id: string): Asked {
  return { surface, path: pathOf(id), there: false, alike: { path: pathOf(MISSING) } };
}

function ids(places: readonly number[]): string[] {
  return places.map((at) => idOf('paper', at)).toSorted();
}
