import type { DuplicateGroups } from '@tangthu/server/archive/duplicate-view';
import type { ReviewView } from '@tangthu/server/archive/review-view';
import type { Asked, Rights } from './questions.ts';
import { agencyCode, idOf, MISSING } from './world-ids.ts';

/** What archivists see of their work, and nobody else: as far as they may read the documents that it is about. */
export function archiveQuestions(rights: Rights, turn: number): Asked[] {
  const { world, allowed, archive } = rights;
  const isArchivist = archive.size > 0;
  const isKept = (at: number): boolean => allowed.has(at) && archive.has(world.documents[at]?.keeper ?? -1);
  const reviewed = world.documents.flatMap((paper, at) => (paper.reviewed ? [at] : []));
  const one = turn % world.documents.length;
  const other = (one + 1) % world.documents.length;
  return [
    {
      surface: 'GET /api/review',
      path: '/api/review',
      there: isArchivist,
      wanted: reviewed.filter(isKept).length,
      said: (body) => (body as ReviewView).open,
    },
    ...reviewed.map((at) => ({
      surface: 'GET /api/review',
      path: `/api/review?item=${idOf('item', at)}`,
      there: isKept(at),
      wanted: idOf('paper', at),
      said: (body: unknown) => (body as ReviewView).place?.document.id,
    })),
    {
      surface: 'GET /api/duplicates',
      path: '/api/duplicates',
      there: isArchivist,
      wanted: groupsOf(rights, isKept),
      said: (body) =>
        (body as DuplicateGroups).groups
          .map(({ members }) => members.map(({ id }) => id).toSorted())
          .toSorted(),
    },
    {
      surface: 'GET /api/duplicates/:id/:other',
      path: `/api/duplicates/${idOf('paper', one)}/${one === other ? MISSING : idOf('paper', other)}`,
      there: one !== other && allowed.has(one) && allowed.has(other) && (isKept(one) || isKept(other)),
    },
    ...WORK.map(([surface, path]) => ({ surface, path, there: isArchivist })),
    {
      surface: 'GET /api/archive/progress/:agency',
      path: `/api/archive/progress/${agencyCode(turn % world.agencies)}`,
      there: isArchivist,
      wanted: true,
      said: (body) => archive.has(turn % world.agencies) || JSON.stringify(body) === '{"fonds":[]}',
    },
  ];
}

const WORK = [
  ['GET /api/archive/overview', '/api/archive/overview'],
  ['GET /api/archive/activity', '/api/archive/activity'],
  ['GET /api/archive/runs', '/api/archive/runs'],
  ['GET /api/archive/quarantine', '/api/archive/quarantine'],
  ['GET /api/archive/fixity', '/api/archive/fixity'],
  ['GET /api/archive/packages', '/api/archive/packages'],
  ['GET /api/review/corrections', '/api/review/corrections'],
] as const;

/** Groups of which two may be read and one of those is of the archive. */
function groupsOf({ world, allowed }: Rights, isKept: (at: number) => boolean): string[][] {
  const members = [...allowed].filter((at) => world.documents[at]?.copies !== undefined);
  return [...Map.groupBy(members, (at) => world.documents[at]?.copies).values()]
    .filter((group) => group.length > 1 && group.some(isKept))
    .map((group) => group.map((at) => idOf('paper', at)).toSorted())
    .toSorted();
}
