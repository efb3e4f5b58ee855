import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOriginals } from '@tangthu/db/open-originals';
import { describeStores } from '@tangthu/db/testing/stores';
import { loadEmbeddings, type LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agencyList } from '../../agencies/agency-list.ts';
import { loadAgencies } from '../../agencies/load-agencies.ts';
import { sampleArchive } from '../../sample/archive-truth.ts';
import { importPackage } from './import-package.ts';
import type { PackageContext } from './package-context.ts';

let scratch: string;
let embeddings: LocalEmbeddings;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'tangthu-packages-'));
  embeddings = await loadEmbeddings();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describeStores('importing a package', (open) => {
  const openReady = async (): Promise<PackageContext> => {
    const store = await open();
    const world: unknown = JSON.parse(readFileSync(join(sampleArchive, 'world.json'), 'utf8'));
    await loadAgencies(store, agencyList.parse(world));
    const folder = mkdtempSync(join(scratch, 'data-'));
    return { store, embeddings, folder, originals: openOriginals({ folder: join(folder, 'originals') }) };
  };

  test('a folder of the sample archive goes in with its fonds and files, and a receipt comes back', async () => {
    const context = await openReady();
    const path = join(scratch, `A97.21`);
    cpSync(join(sampleArchive, 'A97.21'), path, { recursive: true });
    const result = await importPackage(context, { path, agency: 'A97.21' });
    expect(result.faults).toEqual([]);
    expect(result.receipt?.receipt.counts).toMatchObject({ files: 3, stored: 2, kept: 1 });
  });
});
