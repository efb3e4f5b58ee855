import { SURFACES } from '@tangthu/server/http/surfaces';
import type { Asked, Rights } from './questions.ts';
import { agencyCode, idOf, MISSING } from './world-ids.ts';

/** Surfaces of which other questions know what they must say. */
const KNOWN: ReadonlySet<string> = new Set([
  'GET /api/search',
  'GET /api/suggestions',
  'GET /api/answers',
  'GET /api/table',
  'GET /api/counts',
  'GET /api/saved',
  'GET /api/saved/news',
  'GET /api/saved/:id/matches',
  'GET /api/feeds/:file',
  'GET /api/batches/:id',
  'GET /api/batches/:id/results',
  'GET /api/exports/:id/file',
  'GET /api/exports/:id/manifest',
  'GET /api/reports',
  'GET /api/documents/:id/chain',
  'GET /api/documents/:id/similar',
  'GET /api/documents/:id/find',
  'GET /api/documents/:id/copy',
  'GET /api/documents/:id/pages/:number/permanent',
  'GET /api/documents/:id',
  'GET /api/documents/:id/hits',
  'GET /api/documents/:id/original',
  'GET /api/documents/:id/pages/:number',
  'GET /api/documents/:id/pages/:number/thumbnail',
  'GET /iiif/:id/:number/info.json',
  'GET /iiif/:id/:number/:region/:size/:rotation/:file',
  'GET /api/access/grants',
  'GET /api/access/restrictions',
  'GET /api/access/records',
  'GET /api/access/records/:id',
  'GET /api/access/records/:id/person',
  'GET /api/agencies',
  'GET /api/agencies/:code',
  'GET /api/archive/overview',
  'GET /api/archive/progress/:agency',
  'GET /api/archive/activity',
  'GET /api/archive/runs',
  'GET /api/archive/quarantine',
  'GET /api/archive/fixity',
  'GET /api/archive/packages',
  'GET /api/duplicates',
  'GET /api/duplicates/:id/:other',
  'GET /api/review',
  'GET /api/review/corrections',
]);

/** Every surface of records or of work on them that may be asked, and of which no other question knows. A new one is among them. */
const FURTHER: readonly string[] = Object.entries(SURFACES)
  .filter(([surface, guard]) => surface.startsWith('GET ') && !['public', 'session', 'self'].includes(guard))
  .map(([surface]) => surface)
  .filter((surface) => !KNOWN.has(surface));

/**
 * Of a surface nobody wrote questions for: it tells nothing of hidden documents, and asked for one it answers as for one that no
 * store has. Auditors see who opened what, so the log is asked as others.
 */
export function furtherQuestions(rights: Rights, turn: number): Asked[] {
  const { world, allowed } = rights;
  const at = turn % world.documents.length;
  return FURTHER.filter((surface) => !(SURFACES[surface] === 'audit' && rights.isAuditor)).map((surface) => {
    const pathOf = (id: string): string =>
      surface
        .replace('GET ', '')
        .replace(':code', agencyCode(turn % world.agencies))
        .replace(':number', '1')
        .replaceAll(/:\w+/g, id);
    const path = pathOf(idOf('paper', at));
    if (SURFACES[surface] === 'audit') return { surface, path, there: false };
    return {
      surface,
      path,
      there: undefined,
      ...(path.includes(idOf('paper', at)) && !allowed.has(at) && { alike: { path: pathOf(MISSING) } }),
    };
  });
}
