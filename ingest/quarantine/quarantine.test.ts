import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { link, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asReader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { quarantinedFiles, releaseFile, removeFile } from './decisions.ts';
import { destroyFile } from './destroy-file.ts';
import { isReleased, setAside } from './set-aside.ts';

const SECRET = Buffer.from('a secret paper');
const hash = createHash('sha256').update(SECRET).digest();
const two = { who: 'an', witness: 'binh', reason: 'a paper of state' };

describeStores('the quarantine', (open) => {
  let store: Store;
  let agency: number;
  let folder: string;
  let path: string;
  const alerts: string[] = [];
  beforeAll(async () => {
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => alerts.push(String(line)) > 0);
    store = await open();
    agency = await asWriter(store, async (writer) => {
      const [made] = await writer.query<{ id: number }>(
        `insert into agency (code, bloc, level) values ('A', 'government', 'commune'), ('B', 'government', 'commune')
         returning id`,
      );
      await writer.query(
        `with made as (insert into account (sign_in_name, display_name) values ('an', 'An'), ('binh', 'Bình'), ('chi', 'Chi')
           returning id, sign_in_name)
         insert into membership (account, agency, role)
         select id, $1, case sign_in_name when 'chi' then 'official' else 'archivist' end from made`,
        [made?.id],
      );
      return made?.id ?? 0;
    });
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tangthu-quarantine-'));
    path = join(folder, 'M1.pdf');
    await writeFile(path, SECRET);
    alerts.length = 0;
    return () => rm(folder, { recursive: true });
  });
  afterAll(() => {
    vi.restoreAllMocks();
  });
  const places = (): Parameters<typeof removeFile>[0] => ({
    store,
    originals: { folder: join(folder, 'originals') },
  });
  const quarantined = async (cause: 'stamp' | 'mode' = 'stamp'): Promise<string> => {
    await asWriter(store, (writer) =>
      setAside(writer, { custodian: agency, path, contentHash: hash, byteSize: SECRET.length, cause }),
    );
    return (await quarantinedFiles(store)).find((file) => file.path === path)?.id ?? '';
  };
  const released = (): Promise<boolean> => asWriter(store, (writer) => isReleased(writer, agency, hash));
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await quarantinedFiles(store, 'A')).find((file) => file.id === id)?.state;

  test('a secret is listed once and alerted of each time it is met, with nothing of what it says', async () => {
    const id = await quarantined();
    expect(await quarantined()).toBe(id);
    expect(alerts).toHaveLength(2);
    expect(alerts[0]).toMatch(/^SECRET: ".*M1\.pdf" was set aside, for it bears a secrecy stamp\. .*\n$/u);
    expect(alerts[0]?.trimEnd()).not.toContain('\n');
    expect(await stateOf(id)).toBe('held');
    expect(await quarantinedFiles(store, 'B')).toEqual([]);
    await expect(quarantinedFiles(store, 'NOPE')).rejects.toThrow('There is no agency NOPE.');
  });

  test('no reader sees it, and nobody alters what was recorded', async () => {
    await quarantined();
    const everything = await readerOfAgencies(store, [agency], [agency]);
    for (const table of ['quarantine_item', 'quarantine_decision']) {
      await expect(
        asReader(store, everything, (records) => records.query(`select * from ${table}`)),
      ).rejects.toThrow(/permission denied/);
      for (const change of [`update ${table} set custodian = 1`, `delete from ${table}`])
        await expect(asWriter(store, (writer) => writer.query(change))).rejects.toThrow(/permission denied/);
    }
  });

  test('a removal takes two keepers of the archive and a reason', async () => {
    const id = await quarantined();
    await expect(removeFile(places(), id, { ...two, witness: 'an' })).rejects.toThrow(/two persons/);
    await expect(removeFile(places(), id, { ...two, witness: 'chi' })).rejects.toThrow(/chi is no archivist/);
    await expect(removeFile(places(), id, { ...two, who: 'nobody' })).rejects.toThrow(
      /nobody is no archivist/,
    );
    await expect(removeFile(places(), id, { ...two, reason: ' ' })).rejects.toThrow(/Say why/);
    await expect(removeFile(places(), 'x', two)).rejects.toThrow(/no file x/);
    expect([existsSync(path), await stateOf(id)]).toEqual([true, 'held']);
  });

  test('a removed file is gone, its record stays, and the same bytes are set aside again', async () => {
    const id = await quarantined();
    expect(await removeFile(places(), id, two)).toMatchObject({
      file: 'destroyed',
      documents: 0,
      original: 'was-gone',
    });
    expect([await readdir(folder), await stateOf(id)]).toEqual([[], 'removed']);
    await expect(removeFile(places(), id, two)).rejects.toThrow(/removed before/);
    expect(await released()).toBe(false);
  });

  test('what came into the store before goes out with it, its original too; another agency’s stays', async () => {
    const hex = hash.toString('hex');
    const original = join(folder, 'originals', hex.slice(0, 2), `${hex}.pdf`);
    await mkdir(join(original, '..'), { recursive: true });
    await writeFile(original, SECRET);
    const hold = (code: string): Promise<unknown> =>
      asWriter(store, (writer) =>
        writer.query(
          `with a as (insert into agency (code, bloc, level) values ($1, 'government', 'commune')
             on conflict (code) do update set code = $1 returning id)
           insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
           select id, '01', $2, 'a.pdf', 1, 1 from a`,
          [code, hash],
        ),
      );
    await hold('A');
    await hold('other');
    const id = await quarantined();
    expect(alerts[0]).toContain('2 documents');
    expect(await removeFile(places(), id, two)).toMatchObject({ documents: 1, original: 'others' });
    expect(existsSync(original)).toBe(true);
    await asOwner(store, (owner) => owner.query('delete from document'));
    await hold('A');
    await writeFile(path, SECRET);
    path = join(folder, 'again.pdf');
    await writeFile(path, SECRET);
    expect(await removeFile(places(), await quarantined(), two)).toMatchObject({
      documents: 1,
      original: 'destroyed',
    });
    expect(existsSync(original)).toBe(false);
  });

  test('another file in its place, a link and a file of several names stay; the failed removal is not recorded', async () => {
    const id = await quarantined();
    const refused = (): Promise<unknown> => removeFile(places(), id, two);
    await writeFile(path, 'another paper');
    await expect(refused()).rejects.toThrow(/bytes changed/);
    await writeFile(path, SECRET);
    await link(path, join(folder, 'second name'));
    await expect(refused()).rejects.toThrow(/2 names/);
    await rm(path);
    await symlink(join(folder, 'second name'), path);
    await expect(refused()).rejects.toThrow(/not a plain file/);
    await rm(path);
    expect(await stateOf(id)).toBe('held');
    expect(await refused()).toMatchObject({ file: 'was-gone' });
    expect(await stateOf(id)).toBe('removed');
  });

  test('a false alarm is released by one keeper with a reason, unless the delivery calls it secret', async () => {
    const id = await quarantined();
    expect(await released()).toBe(false);
    await expect(releaseFile(store, id, { who: 'chi', reason: 'x' })).rejects.toThrow(/no archivist/);
    expect(await releaseFile(store, id, { who: 'an', reason: 'the stamp is a drawing' })).toBe(path);
    expect([await released(), await stateOf(id), existsSync(path)]).toEqual([true, 'released', true]);
    path = join(folder, 'M2.pdf');
    await expect(releaseFile(store, await quarantined('mode'), { who: 'an', reason: 'x' })).rejects.toThrow(
      /delivery corrected/,
    );
  });
});

test('a file inside a package is not taken for gone, and empty and large files are destroyed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-destroy-'));
  const hashOf = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest();
  const archive = join(folder, 'package.zip');
  await writeFile(archive, SECRET);
  await expect(destroyFile(join(archive, 'inside', 'M1.pdf'), hash)).rejects.toThrow(/only be removed whole/);
  for (const size of [0, 1, 3_500_000]) {
    const bytes = Buffer.alloc(size, 7);
    const path = join(folder, `${size}`);
    await writeFile(path, bytes);
    expect(await destroyFile(path, hashOf(bytes)), String(size)).toBe('destroyed');
  }
  expect(await readdir(folder)).toEqual(['package.zip']);
  await rm(folder, { recursive: true });
});
