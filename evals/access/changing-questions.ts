import { decider } from './reference.ts';
import type { Asked, Rights, Sent } from './questions.ts';
import { agencyCode, idOf, MISSING, personName } from './world-ids.ts';

const STATEMENT = { purpose: 'verify-identity', legalBasis: 'Quy chế 5' } as const;
const REPORT = { page: 1, field: 'note', proposed: null, remark: 'x' } as const;
const RULE = { legalBasis: 'Quy chế 5', until: '2100-01-01T00:00:00Z' } as const;

/**
 * Surfaces that change something, asked for what is not there for the person: a hidden document, one that others decide on, other
 * people's things. They answer as for what no store has; and change nothing, or the other questions would see it.
 */
export function changingQuestions(rights: Rights, turn: number): Asked[] {
  const { world, allowed, administered, person } = rights;
  const places = [...world.documents.keys()];
  const chosen = (some: readonly number[]): number[] =>
    some.length === 0 ? [] : [some[turn % some.length] ?? 0];
  const hidden = chosen(places.filter((at) => !allowed.has(at)));
  const foreign = chosen(places.filter((at) => !administered.has(decider(world, at) ?? -1)));
  const authority = agencyCode([...administered][0] ?? 0);
  return [
    ...hidden.flatMap((at) => [
      ...OF_DOCUMENTS.map(([surface, sent]) => absent(surface, idOf('paper', at), sent)),
      absent('POST /api/review/items/:id/decision', idOf('item', at), (id) => ({
        path: `/api/review/items/${id}/decision`,
        body: { choice: 'seen' },
      })),
      absent('POST /api/review/items/:id/undo', idOf('item', at), (id) => ({
        path: `/api/review/items/${id}/undo`,
        body: {},
      })),
    ]),
    ...foreign.flatMap((at) => [
      absent('POST /api/access/grants', idOf('paper', at), (id) => ({
        path: '/api/access/grants',
        body: {
          ...RULE,
          to: { person: personName(0) },
          authority,
          scope: { kind: 'document', id },
          purpose: 'x',
        },
      })),
      absent('POST /api/access/restrictions', idOf('paper', at), (id) => ({
        path: '/api/access/restrictions',
        body: { ...RULE, authority, scope: { kind: 'document', id }, reason: 'x' },
      })),
    ]),
    ...OF_OTHERS.map(([kind, way]) =>
      absent(
        `POST /api/${kind}/:id/${way}`,
        idOf(OWN[kind], kind === 'saved' ? 2 * (person + 1) : person + 1),
        (id) => ({
          path: `/api/${kind}/${id}/${way}`,
          body: {},
        }),
      ),
    ),
  ];
}

const OF_DOCUMENTS: readonly (readonly [surface: string, sent: (id: string) => Sent])[] = [
  ['POST /api/documents/:id/reports', (id) => ({ path: `/api/documents/${id}/reports`, body: REPORT })],
  [
    'POST /api/documents/:id/unmasking',
    (id) => ({ path: `/api/documents/${id}/unmasking`, body: STATEMENT }),
  ],
  [
    'POST /api/documents/:id/unmasking/end',
    (id) => ({ path: `/api/documents/${id}/unmasking/end`, body: {} }),
  ],
  ['POST /api/purpose', (id) => ({ path: '/api/purpose', body: { ...STATEMENT, document: id } })],
  [
    'POST /api/duplicates/:id/:other/decision',
    (id) => ({ path: `/api/duplicates/${id}/${idOf('paper', 0xfff1)}/decision`, body: { same: true } }),
  ],
];

const OWN = { saved: 'saved', batches: 'batch', exports: 'export' } as const;
const OF_OTHERS = [
  ['saved', 'looked'],
  ['saved', 'removal'],
  ['batches', 'cancellation'],
  ['batches', 'removal'],
  ['exports', 'deletion'],
] as const;

/** What is asked of a thing that is not there, and what is asked alike of one that no store has. */
function absent(surface: string, id: string, sent: (id: string) => Sent): Asked {
  return { surface, ...sent(id), there: false, alike: sent(MISSING) };
}
