import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOriginals } from '@tangthu/db/open-originals';
import { contentHashOf } from '@tangthu/db/originals';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkFixity, type FixityFault } from './fixity.ts';

describeStores('fixity', (open) => {
  let store: Store;
  let folder: string;
  let hashes: string[];
  const at = (place: string) => openOriginals({ folder: join(folder, place) });
  const pathOf = (place: string, hash = '') => join(folder, place, hash.slice(0, 2), `${hash}.pdf`);
  const pass = async (places: 'one' | 'two', signal?: AbortSignal) => {
    const faults: FixityFault[] = [];
    const request = { bytesPerSecond: 1e9, onFault: (fault: FixityFault) => faults.push(fault) };
    const copy = places === 'two' ? at('copy') : undefined;
    const summary = await checkFixity(
      store,
      { originals: at('originals'), copy },
      signal ? { ...request, signal } : request,
    );
    return { faults, summary };
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tangthu-fixity-'));
    store = await open();
    await asWriter(store, (writer) =>
      writer.query(
        `insert into agency (code, bloc, level) values ('A', 'party', 'city'), ('B', 'party', 'city')`,
      ),
    );
    hashes = [];
    for (const text of ['một', 'hai', 'ba', 'bốn']) hashes.push(await keep(Buffer.from(text)));
    hashes.sort();
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function keep(bytes: Buffer): Promise<string> {
    const hash = contentHashOf(bytes);
    for (const place of ['originals', 'copy']) await at(place).keep(hash.toString('hex'), bytes);
    await asWriter(store, (writer) =>
      writer.query(
        `insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
         select id, '01', $1, 'x.pdf', $2, 1 from agency`,
        [hash, bytes.length],
      ),
    );
    return hash.toString('hex');
  }

  const findings = () =>
    asOwner(store, (owner) =>
      owner.query<Record<string, unknown>>(
        `select a.code, encode(content_hash, 'hex') as hash, place, fault, mended_at is not null as mended
         from fixity_finding f join agency a on a.id = f.custodian order by f.id`,
      ),
    );

  test('sound originals give no finding, and a store without any is checked at once', async () => {
    const { faults, summary } = await pass('two');
    expect(summary).toMatchObject({ files: 4, faults: 0, finished: true });
    expect(faults).toEqual([]);
    expect(await findings()).toEqual([]);
    await asOwner(store, (owner) => owner.query('delete from document'));
    expect((await pass('two')).summary).toMatchObject({ files: 0, finished: true });
  });

  test('the first and every later pass report a change, for each agency that keeps the file', async () => {
    const [hash = ''] = hashes;
    await writeFile(pathOf('originals', hash), 'khác');
    const found = { hash, place: 'originals', fault: 'changed', mended: false };
    const told = { ...found, agencies: ['A', 'B'], originalName: 'x.pdf' };
    expect((await pass('one')).faults).toEqual([{ ...told, first: true }]);
    expect((await pass('one')).faults).toEqual([{ ...told, first: false }]);
    expect(await findings()).toEqual([
      { code: 'A', ...found },
      { code: 'B', ...found },
    ]);
    await at('originals').repair(hash, await at('copy').read(hash));
    expect((await pass('one')).faults).toEqual([]);
    expect((await findings()).map(({ mended }) => mended)).toEqual([true, true]);
  });

  test('what is missing, cut off or changed is mended from the place where it is sound, both ways', async () => {
    const [one = '', two = '', three = ''] = hashes;
    await pass('two');
    const sound = await readFile(pathOf('copy', one));
    await rm(pathOf('originals', one));
    await truncate(pathOf('originals', two), 1);
    await rm(pathOf('copy', three));
    const { faults, summary } = await pass('two');
    expect(summary).toMatchObject({ faults: 3, mended: 3 });
    expect(faults.map(({ place, fault }) => `${place} ${fault}`)).toEqual([
      'originals missing',
      'originals changed',
      'copy missing',
    ]);
    expect(await readFile(pathOf('originals', one))).toEqual(sound);
    expect((await pass('two')).faults).toEqual([]);
  });

  test('a new copy is filled without a finding, and what came in since the last pass is added to it', async () => {
    const emptyCopy = () => rm(join(folder, 'copy'), { recursive: true });
    await emptyCopy();
    await pass('one');
    const { faults, summary } = await pass('two');
    expect(summary).toMatchObject({ faults: 0, mended: 0, copied: 4, finished: true });
    expect([faults, await findings()]).toEqual([[], []]);
    const added = await keep(Buffer.from('năm'));
    await rm(pathOf('copy', added));
    expect((await pass('two')).summary).toMatchObject({ faults: 0, copied: 1 });
    expect((await pass('two')).summary).toMatchObject({ faults: 0, copied: 0 });
    await emptyCopy();
    expect((await pass('two')).summary).toMatchObject({ faults: 5, mended: 5, copied: 0 });
  });

  test('a copy is not known to be whole by a pass that was gone on with without it', async () => {
    const stop = new AbortController();
    await writeFile(pathOf('originals', hashes[1]), 'khác');
    const request = { bytesPerSecond: 1e9, onFault: () => stop.abort(), signal: stop.signal };
    await checkFixity(store, { originals: at('originals'), copy: at('copy') }, request);
    await pass('one');
    await rm(pathOf('copy', hashes[3]));
    expect((await pass('two')).summary).toMatchObject({ faults: 0, copied: 1 });
  });

  test('what is wrong in both places is not mended, and neither is overwritten', async () => {
    const [hash = ''] = hashes;
    for (const place of ['originals', 'copy']) await writeFile(pathOf(place, hash), place);
    expect((await pass('two')).summary).toMatchObject({ faults: 2, mended: 0 });
    expect(await readFile(pathOf('originals', hash), 'utf8')).toBe('originals');
  });

  test('a pass that was broken off goes on where it was', async () => {
    const stop = new AbortController();
    await writeFile(pathOf('originals', hashes[1]), 'khác');
    const request = { bytesPerSecond: 1e9, onFault: () => stop.abort(), signal: stop.signal };
    const first = await checkFixity(store, { originals: at('originals') }, request);
    expect(first).toMatchObject({ files: 2, finished: false });
    expect((await pass('one')).summary).toMatchObject({ files: 2, faults: 0, finished: true });
    expect((await pass('one')).summary).toMatchObject({ files: 4, finished: true });
  });
});
