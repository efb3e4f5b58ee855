import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role, Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { makeArchiveWorld, type ArchiveWorld } from '../testing/archive-world.ts';
import { makeClient } from '../testing/portal-world.ts';
import { recordingStore } from '../testing/recording-store.ts';
import { SURFACES } from './surfaces.ts';

type Guard = (typeof SURFACES)[string];

/** The roles of the database that a surface may take on, by its guard. None is the writer, none the owner. */
const ROLES: Readonly<Record<Guard, readonly Role[]>> = {
  public: ['tangthu_portal'],
  session: ['tangthu_portal'],
  self: ['tangthu_portal', 'tangthu_reader'],
  feed: ['tangthu_portal', 'tangthu_reader'],
  records: ['tangthu_portal', 'tangthu_reader'],
  archive: ['tangthu_portal', 'tangthu_reader', 'tangthu_archivist'],
  administration: ['tangthu_portal', 'tangthu_administrator'],
  audit: ['tangthu_portal', 'tangthu_auditor'],
};

/** The role through which whatever a surface shows was read. */
const READS_BY: Partial<Record<Guard, Role>> = {
  records: 'tangthu_reader',
  archive: 'tangthu_archivist',
  administration: 'tangthu_administrator',
  audit: 'tangthu_auditor',
};

describeStores('every surface', (open) => {
  let store: Store;
  let world: ArchiveWorld;
  beforeAll(async () => {
    store = await open();
    world = await makeArchiveWorld(store);
    await asOwner(store, (owner) =>
      owner.query(
        `with made as (insert into account (sign_in_name, display_name, demonstration) values ('soat', 'Người soát', true) returning id)
         insert into membership (account, agency, role) select made.id, a.id, 'auditor' from made, agency a where a.code = 'A'`,
      ),
    );
  });
  afterAll(() => world.close());

  /** Asks a surface as a person who may, and gives the roles that the store was asked under. */
  const rolesOf = async (surface: string, guard: Guard): Promise<Role[]> => {
    const recorded = recordingStore(store);
    const client = makeClient({ ...world.services, store: recorded.store });
    const cookie = await client.cookieOf(guard === 'audit' ? 'soat' : 'quan');
    const [method = '', path = ''] = surface.split(' ');
    const address = path
      .replace(':region/:size/:rotation/:file', 'full/max/0/default.jpg')
      .replace(':number', '1')
      .replaceAll(/:\w+/g, world.documents.plan);
    recorded.asked.length = 0;
    await client.api.request(address, {
      method,
      headers: { Cookie: cookie, 'Content-Type': 'application/json' },
      ...(method !== 'GET' && { body: '{}' }),
    });
    return recorded.asked.map(({ role }) => role);
  };

  test.each(Object.entries(SURFACES))('%s (%s) takes on its own role alone', async (surface, guard) => {
    const roles = await rolesOf(surface, guard);
    expect(roles.filter((role) => !ROLES[guard].includes(role))).toEqual([]);
    const readsBy = READS_BY[guard];
    // A request that is refused for its form reads nothing.
    if (readsBy && surface.startsWith('GET ') && !NOT_SEEN.has(surface)) expect(roles).toContain(readsBy);
  });
});

/** Surfaces that refuse a request without a query, or for an event whose name is no number, before they read; and the search, which the world holds. */
const NOT_SEEN = new Set([
  'GET /api/answers',
  'GET /api/documents/:id/hits',
  'GET /api/exports/:id/file',
  'GET /api/exports/:id/manifest',
  'GET /api/search',
  'GET /api/batches/:id',
  'GET /api/batches/:id/results',
  'GET /api/suggestions',
  'GET /api/audit/events/:id',
  'GET /api/access/records',
  'GET /api/access/records/:id/person',
]);
