import type { Explanation, PersonExplanation } from '@tangthu/server/access/access-view';
import { numberOf } from './paper-text.ts';
import type { Asked, Rights } from './questions.ts';
import { decider } from './reference.ts';
import { agencyCode, idOf, personName } from './world-ids.ts';

/** What administrators see of the rules, and nobody else: of the records on which their agencies decide, who reads them. */
export function administrationQuestions(rights: Rights, turn: number): Asked[] {
  const { world, administered } = rights;
  const isAdministrator = administered.size > 0;
  const at = turn % world.documents.length;
  const asked = turn % world.persons.length;
  const paper = world.documents[at];
  if (!paper) return [];
  const decides = administered.has(decider(world, at) ?? -1);
  const readers = rights.readersOf(at);
  return [
    {
      surface: 'GET /api/access/records/:id',
      path: `/api/access/records/${idOf('paper', at)}`,
      there: decides,
      wanted: readers.map(personName),
      said: (body) =>
        (body as Explanation).people
          .filter(({ reads }) => reads === 'yes')
          .map(({ name }) => name)
          .toSorted(),
    },
    {
      surface: 'GET /api/access/records/:id/person',
      path: `/api/access/records/${idOf('paper', at)}/person?name=${personName(asked)}`,
      there: decides,
      wanted: readers.includes(asked),
      said: (body) => (body as PersonExplanation).person.reads === 'yes',
    },
    {
      surface: 'GET /api/access/records',
      path: `/api/access/records?${new URLSearchParams({ asked: numberOf(paper).whole }).toString()}`,
      there: isAdministrator,
      wanted: world.documents.flatMap((other, place) =>
        numberOf(other).whole === numberOf(paper).whole && administered.has(decider(world, place) ?? -1)
          ? [idOf('paper', place)]
          : [],
      ),
      said: (body) => (body as { records: { id: string }[] }).records.map(({ id }) => id).toSorted(),
      names: true,
    },
    ...RULES.map(([surface, path]) => ({ surface, path, there: isAdministrator, names: true })),
    {
      surface: 'GET /api/agencies/:code',
      path: `/api/agencies/${agencyCode(turn % world.agencies)}`,
      there: undefined,
    },
  ];
}

const RULES = [
  ['GET /api/access/grants', '/api/access/grants'],
  ['GET /api/access/restrictions', '/api/access/restrictions'],
  ['GET /api/agencies', '/api/agencies'],
] as const;
