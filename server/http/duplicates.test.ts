import { afterAll, beforeAll, expect, test } from 'vitest';
import { archivistOf, asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import type { DuplicateComparison, DuplicateGroups } from '../archive/duplicate-view.ts';
import type { DocumentView } from '../records/record-view.ts';
import { makeArchiveWorld, type ArchiveWorld } from '../testing/archive-world.ts';

describeStores('duplicates beside each other', (open) => {
  let store: Store;
  let world: ArchiveWorld;
  beforeAll(async () => {
    store = await open();
    world = await makeArchiveWorld(store);
    const { plan, letter, foreign } = world.documents;
    await asOwner(store, (owner) =>
      owner.query(
        `insert into duplicate_member (document, duplicate_group, custodian, mode)
         select id, '00000000-0000-4000-8000-000000000001', custodian, mode from document where id = any ($1::uuid[])`,
        [[plan, letter, foreign]],
      ),
    );
  });
  afterAll(() => world.close());

  const read = async <Body>(path: string, who: string): Promise<Body> => {
    const answer = await world.get(path, who);
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as Body;
  };
  const groupsOf = async (who: string): Promise<string[][]> =>
    (await read<DuplicateGroups>('/api/duplicates', who)).groups.map(({ members }) =>
      members.map(({ id }) => id).toSorted(),
    );
  const pair = (): string => `/api/duplicates/${world.documents.plan}/${world.documents.letter}`;

  test('an archivist sees groups as far as records may be read, and none where only one is seen', async () => {
    const { plan, letter, foreign } = world.documents;
    expect(await groupsOf('thu')).toEqual([[plan, letter].toSorted()]);
    expect(await groupsOf('quan')).toEqual([[plan, letter, foreign].toSorted()]);
    expect(await groupsOf('giao')).toEqual([]);
    expect(await groupsOf('bich')).toEqual([]);
  });

  test('a reader is told of other versions that may be read, and of nothing else', async () => {
    const { plan, letter, foreign } = world.documents;
    const versions = async (id: string, who: string): Promise<string[]> =>
      (await read<DocumentView>(`/api/documents/${id}`, who)).versions.map((version) => version.id);
    expect(await versions(plan, 'an')).toEqual([letter]);
    expect(await versions(plan, 'giao')).toEqual([]);
    expect(await versions(foreign, 'bich')).toEqual([]);
  });

  test('two are shown with what differs; one that is hidden, missing or of another archive is not there', async () => {
    const comparison = await read<DuplicateComparison>(pair(), 'thu');
    expect(comparison).toMatchObject({ together: true, decisions: [], one: { id: world.documents.plan } });
    expect(comparison.differing).toContain('subject');
    expect(comparison.differing).not.toContain('custodian');
    expect(comparison.one.pages[0]).toMatchObject({ number: 1 });
    expect(new Set([comparison.one.role, comparison.other.role])).toEqual(new Set(['original', 'rescan']));
    for (const who of ['giao', 'bich', 'an']) expect((await world.get(pair(), who)).status, who).toBe(404);
    const { plan, foreign } = world.documents;
    for (const path of [
      `${plan}/${foreign}`,
      `${plan}/${plan}`,
      `${plan}/x`,
      `${plan}/${crypto.randomUUID()}`,
    ]) {
      expect((await world.get(`/api/duplicates/${path}`, 'thu')).status, path).toBe(404);
    }
  });

  test('a decision is kept with who and when, used at once, and can be taken back by another', async () => {
    expect((await world.post(`${pair()}/decision`, 'giao', { same: false })).status).toBe(404);
    expect((await world.post(`${pair()}/decision`, 'thu', { same: 'no' })).status).toBe(400);
    expect((await world.post(`${pair()}/decision`, 'thu', { same: false })).status).toBe(200);
    expect(await groupsOf('thu')).toEqual([]);
    expect(await groupsOf('quan')).toHaveLength(1);
    const parted = await read<DuplicateComparison>(pair(), 'thu');
    expect(parted).toMatchObject({
      together: false,
      decisions: [{ same: false, by: 'Người dùng thu' }],
      one: { role: null },
    });
    expect((await world.post(`${pair()}/decision`, 'quan', { same: true })).status).toBe(200);
    expect(await groupsOf('thu')).toHaveLength(1);
    expect((await read<DuplicateComparison>(pair(), 'quan')).decisions.map(({ same }) => same)).toEqual([
      true,
      false,
    ]);
    const written = (await world.auditEvents()).filter(({ action }) => action === 'duplicates-decision');
    expect(written.length).toBeGreaterThanOrEqual(2);
  });

  test('the database itself refuses decisions on what is hidden, in another’s name, or by the owner’s columns', async () => {
    const [giao, thu] = [await archivistNamed(store, 'giao'), await archivistNamed(store, 'thu')];
    const { plan, letter } = world.documents;
    const insert = (by: Archivist, account: string): Promise<unknown> =>
      asArchivist(store, by, (archive) =>
        archive.query(
          `insert into duplicate_decision (one, other, same, decided_by) values (least($1::uuid, $2), greatest($1::uuid, $2), false, $3)`,
          [plan, letter, account],
        ),
      );
    await expect(insert(giao, giao.account)).rejects.toThrow(/row-level security/);
    await expect(insert(thu, giao.account)).rejects.toThrow(/row-level security/);
    await expect(
      asArchivist(store, thu, (archive) =>
        archive.query('update duplicate_member set duplicate_group = uuidv4()'),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});

async function archivistNamed(store: Store, name: string): Promise<Archivist> {
  const [row] = await asOwner(store, (owner) =>
    owner.query<{ id: string }>('select id from account where sign_in_name = $1', [name]),
  );
  const archivist = await archivistOf(store, row?.id ?? '');
  if (!archivist) throw new Error(`${name} is no archivist.`);
  return archivist;
}
