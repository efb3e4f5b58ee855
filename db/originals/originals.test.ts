import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBucket, type TestBucket } from '../testing/bucket.ts';
import { openOriginals, originalsCopyLocation, originalsLocation } from './open-originals.ts';
import { contentHashOf, OriginalMissingError, type Originals } from './originals.ts';

const hashOf = (bytes: Uint8Array): string => contentHashOf(bytes).toString('hex');

let folder: string;
let bucket: TestBucket;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tangthu-originals-'));
  bucket = await openBucket();
});
afterAll(async () => {
  await bucket.close();
  await rm(folder, { recursive: true });
});

const places: [string, () => Originals][] = [
  ['a folder', () => openOriginals({ folder })],
  ['a bucket', () => openOriginals(bucket.location)],
];

describe.each(places)('originals in %s', (_, open) => {
  test('what is kept is read back whole, at once and as a stream', async () => {
    const originals = open();
    const bytes = randomBytes(300_000);
    await originals.keep(hashOf(bytes), bytes);
    expect(Buffer.from(await originals.read(hashOf(bytes)))).toEqual(bytes);
    const { size, stream } = await originals.open(hashOf(bytes));
    expect(size).toBe(bytes.length);
    expect(Buffer.from(await new Response(stream).arrayBuffer())).toEqual(bytes);
  });

  test('ten that keep the same file at once leave one sound file', async () => {
    const originals = open();
    const bytes = randomBytes(50_000);
    await Promise.all(Array.from({ length: 10 }, () => originals.keep(hashOf(bytes), bytes)));
    expect(Buffer.from(await originals.read(hashOf(bytes)))).toEqual(bytes);
  });

  test('a damaged original is repaired', async () => {
    const originals = open();
    const bytes = randomBytes(5_000);
    await originals.keep(hashOf(bytes), bytes);
    await originals.repair(hashOf(bytes), bytes);
    expect(Buffer.from(await originals.read(hashOf(bytes)))).toEqual(bytes);
  });

  test('what is not there, and what is no hash, is missing', async () => {
    for (const name of ['0'.repeat(64), '../../etc/passwd', '', 'A'.repeat(64)]) {
      await expect(open().read(name)).rejects.toThrow(OriginalMissingError);
      await expect(open().open(name)).rejects.toThrow(OriginalMissingError);
    }
  });
});

test('a file that was cut off on the disk is kept anew, and nothing unfinished stays beside it', async () => {
  const originals = openOriginals({ folder });
  const bytes = randomBytes(4_000);
  const hash = hashOf(bytes);
  await originals.keep(hash, bytes);
  const path = join(folder, hash.slice(0, 2), `${hash}.pdf`);
  await writeFile(path, bytes.subarray(0, 100));
  await originals.keep(hash, bytes);
  expect(await readFile(path)).toEqual(bytes);
  expect((await readdir(join(folder, hash.slice(0, 2)))).filter((name) => !name.endsWith('.pdf'))).toEqual(
    [],
  );
});

test('a bucket that refuses the key is named in a plain sentence', async () => {
  const bytes = randomBytes(100);
  const stranger = openOriginals({ ...bucket.location, accessKeyId: 'stranger' });
  await expect(stranger.keep(hashOf(bytes), bytes)).rejects.toThrow(/check its keys/);
});

test('a bucket that does not answer is named in a plain sentence', async () => {
  const gone = openOriginals({ ...bucket.location, endpoint: 'http://127.0.0.1:9' });
  await expect(gone.read('0'.repeat(64))).rejects.toThrow(/did not answer: check ORIGINALS_ENDPOINT/);
});

test('the environment says where originals are', () => {
  expect(originalsLocation({})).toEqual({ folder: 'data/originals' });
  expect(originalsLocation({ ORIGINALS: '/kho' })).toEqual({ folder: '/kho' });
  const s3 = { ORIGINALS_ENDPOINT: 'https://s3.vn', ORIGINALS_ACCESS_KEY: 'a', ORIGINALS_SECRET_KEY: 'b' };
  expect(originalsLocation({ ...s3, ORIGINALS: 's3://kho/ha-noi/goc/' })).toMatchObject({
    endpoint: 'https://s3.vn',
    bucket: 'kho',
    prefix: 'ha-noi/goc',
  });
  expect(() => originalsLocation({ ORIGINALS: 's3://kho' })).toThrow(/ORIGINALS_ENDPOINT must be set/);
  expect(originalsCopyLocation({})).toBeUndefined();
  expect(originalsCopyLocation({ ORIGINALS_COPY: '/ban-sao' })).toEqual({ folder: '/ban-sao' });
});
