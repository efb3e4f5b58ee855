import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOriginals } from '@tangthu/db/open-originals';
import { asOwner } from '@tangthu/db/writer';
import { describeStores } from '@tangthu/db/testing/stores';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { expect, test } from 'vitest';
import { agencyList } from '../agencies/agency-list.ts';
import { loadAgencies } from '../agencies/load-agencies.ts';
import { handoverPackage, sampleArchive } from './archive-truth.ts';
import { writeHandover } from './handover.ts';
import { loadSampleHandover } from './load-handover.ts';

test('the package that ships is the one that the generator writes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-handover-'));
  await writeHandover(folder);
  for (const name of ['danh-muc.csv', 'H97.20.1980.001.1.pdf']) {
    expect(await readFile(join(folder, name)), name).toEqual(await readFile(join(handoverPackage, name)));
  }
  await rm(folder, { recursive: true });
}, 60_000);

describeStores('the sample’s package', (open) => {
  test('gives its archivist values to decide, a file in quarantine and a receipt; again, nothing new', async () => {
    const store = await open();
    const folder = await mkdtemp(join(tmpdir(), 'tangthu-handover-'));
    const originals = openOriginals({ folder: join(folder, 'originals') });
    const context = { store, originals, embeddings: await loadEmbeddings(), folder };
    await loadAgencies(
      store,
      agencyList.parse(JSON.parse(await readFile(join(sampleArchive, 'world.json'), 'utf8'))),
    );
    const state = (): Promise<unknown[]> =>
      asOwner(store, (owner) =>
        owner.query(
          `select (select count(*)::int from document) as documents, (select count(*)::int from quarantine_item) as quarantined,
             (select count(*)::int from package where receipt is not null) as receipts, (select count(*)::int from promise) as promises,
             (select json_agg(distinct field order by field) from review_item where kind = 'differs' and state = 'open') as differs`,
        ),
      );
    await loadSampleHandover(context);
    const loaded = [
      {
        documents: 7,
        quarantined: 1,
        receipts: 1,
        promises: 2,
        differs: ['documentNumber', 'issuedDate', 'signer', 'subject', 'type'],
      },
    ];
    expect(await state()).toEqual(loaded);
    await loadSampleHandover(context);
    expect(await state()).toEqual(loaded);
    await rm(folder, { recursive: true });
  }, 120_000);
});
