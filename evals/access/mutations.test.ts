import type { Store } from '@tangthu/db/store';
import { storeKinds } from '@tangthu/db/testing/store-kinds';
import { describeStores } from '@tangthu/db/testing/stores';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AccessPortal, accessOriginals } from './access-portal.ts';
import { compareWorld, newComparison } from './comparison.ts';
import { openedDocuments } from './document-questions.ts';
import { smallWorlds } from './drawn-world.ts';
import { whileMutated, type Mutation } from './mutation.ts';
import { foundBy, type Found } from './property.ts';
import type { World } from './world.ts';

const SEED = 20_250_701;
/** Fewer than this is at stake in a counter-example: a document, a person, and what it takes. */
const SMALL = 7;
/** So many worlds are drawn before a fault counts as not found. */
const WORLDS = 300;

/** Faults that let somebody read too much or too little; `among`: the worlds in which they can show. */
const MUTATIONS: readonly (Mutation & { readonly among?: (world: World) => boolean })[] = [
  {
    name: 'grants that never end',
    routine: 'reader_rights',
    from: 'g.valid_to > at',
    to: 'true',
  },
  {
    name: 'embargoes and holds on single documents forgotten',
    routine: 'reader_rights',
    from: 'c.shelf in (select id from open_shelf) or c.file in (select id from shown_file)',
    to: 'false',
  },
  {
    name: 'memberships that never end',
    routine: 'held_agencies',
    from: 'm.valid_to > on_day',
    to: 'true',
  },
  {
    name: 'records closed even to who keeps their archive',
    routine: 'reader_rights',
    from: 's.authority not in (select agency from kept)',
    to: 'true',
  },
  {
    name: 'originals given out with a hidden document in them',
    routine: 'documents_in_original',
    from: 'd.content_hash = asked.content_hash',
    to: 'd.id = asked.id',
    among: ({ documents }) =>
      new Set(documents.map(({ keeper, bytes }) => `${keeper} ${bytes}`)).size < documents.length,
  },
];

/** Making a world small takes many comparisons. */
const MINUTES = 4 * 60_000;

/** Both stores have the same functions: the last one does for both. */
describeStores('a fault in the rules of the database', (open) => {
  let store: Store;
  let portal: AccessPortal;
  beforeAll(async () => {
    store = await open();
    portal = await AccessPortal.open(store, await accessOriginals());
  });
  afterAll(() => portal.close());

  test.each(MUTATIONS)(
    'is found in a small world: $name',
    async (mutation) => {
      if (store.kind !== storeKinds().at(-1)) return;
      const find = (): Promise<Found | undefined> =>
        foundBy(smallWorlds.filter(mutation.among ?? (() => true)), { seed: SEED, runs: WORLDS }, (world) =>
          compareWorld(portal, world, [0], newComparison(), openedDocuments),
        );
      const found = await whileMutated(store, mutation, find);
      expect(found?.differences).toContain('GET /api/documents/:id');
      expect(sizeOf(found)).toBeLessThanOrEqual(SMALL);
    },
    MINUTES,
  );
});

/** Rules, people, documents and what holds them. */
function sizeOf(found: Found | undefined): number {
  const {
    documents = [],
    persons = [],
    grants = [],
    restrictions = [],
    successions = [],
    supervisions = [],
  } = found?.world ?? {};
  const memberships = persons.flatMap((person) => person.memberships);
  return [documents, persons, memberships, grants, restrictions, successions, supervisions].flat().length;
}
