import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archivistOf, asArchivist } from '@tangthu/db/archivist';
import { openOriginals } from '@tangthu/db/open-originals';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { afterAll, expect, test, vi } from 'vitest';
import { findFiles } from '../run/find-files.ts';
import { ingest } from '../run/ingest.ts';
import { resolvePlacement } from '../run/placement.ts';
import { quarantineArchive } from '../sample/archive-truth.ts';
import { quarantinedFiles, releaseFile, removeFile } from './decisions.ts';

const scratch = mkdtempSync(join(tmpdir(), 'tangthu-secret-'));
afterAll(() => rmSync(scratch, { recursive: true }));

describeStores('a run that meets a secret', (open) => {
  test('stores nothing of it until it is released, and a removal takes all of it out', async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const store = await open();
    const source = mkdtempSync(join(scratch, 'source-'));
    const originals = { folder: join(source, '..', `originals-${store.kind}`) };
    cpSync(join(quarantineArchive, 'H97'), source, { recursive: true });
    const account = await asWriter(store, async (writer) => {
      const [keeper] = await writer.query<{ id: string }>(
        `with a as (insert into agency (code, bloc, level) values ('H97', 'government', 'city') returning id),
           people as (insert into account (sign_in_name, display_name) values ('an', 'An'), ('binh', 'Bình') returning id, sign_in_name)
         insert into membership (account, agency, role) select p.id, a.id, 'archivist' from people p, a
         returning (select id from people where sign_in_name = 'an') as id`,
      );
      return keeper?.id ?? '';
    });
    const placement = await resolvePlacement(store, { agency: 'H97', mode: '01' });
    const embeddings = await loadEmbeddings();
    const run = async (): Promise<string[]> => {
      const context = { store, embeddings, originals: openOriginals(originals) };
      const { items } = await ingest(context, {
        files: await findFiles(source),
        source,
        placementOf: () => placement,
      });
      return items.map(({ outcome }) => outcome);
    };
    const held = (): Promise<unknown[]> =>
      asOwner(store, (owner) =>
        owner.query(
          `select (select count(*) from document) as documents, (select count(*) from page) as pages,
             (select count(*) from chunk) as chunks, (select count(*) from chunk_embedding) as vectors,
             (select count(*) from personal_data) + (select count(*) from link) + (select count(*) from review_item) as others`,
        ),
      );
    const nothing = { documents: 0, pages: 0, chunks: 0, vectors: 0, others: 0 };

    expect(await run()).toEqual(['quarantined']);
    expect([await held(), existsSync(originals.folder)]).toEqual([[nothing], false]);
    const archivist = await archivistOf(store, account);
    expect(archivist).toBeDefined();
    if (archivist)
      expect(
        await asArchivist(store, archivist, (archive) => archive.query('select cause from quarantine_item')),
      ).toEqual([{ cause: 'stamp' }]);

    const [secret] = await quarantinedFiles(store, 'H97');
    expect(secret).toMatchObject({ path: join(source, 'H97.2005.M1.1.pdf'), state: 'held' });
    await releaseFile(store, secret?.id ?? '', { who: 'an', reason: 'an exercise' });
    expect(await run()).toEqual(['stored']);
    expect(await held()).not.toEqual([nothing]);

    const removal = { who: 'an', witness: 'binh', reason: 'it was a secret after all' };
    expect(await removeFile({ store, originals }, secret?.id ?? '', removal)).toMatchObject({
      file: 'destroyed',
      documents: 1,
      original: 'destroyed',
    });
    expect([await held(), readdirSync(source)]).toEqual([[nothing], ['list.csv']]);
    vi.restoreAllMocks();
  });
});
