import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';

describeStores('the version of the rules', (open) => {
  let store: Store;
  let world: PortalWorld;
  beforeAll(async () => {
    store = await open();
    world = await makePortalWorld(store);
  });
  afterAll(() => world.close());

  const current = async (): Promise<string> => {
    const [row] = await asOwner(store, (owner) =>
      owner.query<{ version: number }>('select version from rules_version'),
    );
    return String(row?.version);
  };
  const paths = (): string[] => [
    '/api/me',
    '/api/search?q=thu',
    '/api/search?size=no',
    `/api/documents/${world.documents.plan}`,
    `/api/documents/${world.documents.foreign}`,
    `/api/documents/${world.documents.plan}/pages/1/thumbnail`,
    `/api/documents/${world.documents.plan}/original`,
    `/iiif/${world.documents.plan}/1/info.json`,
    '/api/nothing',
  ];

  test('travels with every answer given to a person, refusals included, and with none to a stranger', async () => {
    const version = await current();
    for (const path of paths()) {
      expect((await world.get(path, 'an')).headers.get('x-rules-version'), path).toBe(version);
      expect((await world.get(path)).headers.has('x-rules-version'), path).toBe(false);
    }
  });

  test('grows with a change of the rules, and the next answer says so', async () => {
    const before = Number(await current());
    await asOwner(store, (owner) =>
      owner.script(`insert into supervision (supervisor, supervised, valid_from, legal_basis)
        select a.id, b.id, '2020-01-01', 'QĐ 1' from agency a, agency b where a.code = 'A' and b.code = 'B'`),
    );
    const after = Number((await world.get('/api/me', 'an')).headers.get('x-rules-version'));
    expect(after).toBeGreaterThan(before);
  });
});
