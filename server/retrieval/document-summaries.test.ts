import type { Reader } from '@tangthu/db/reader';
import { asReader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { documentNumberKey } from '@tangthu/language/text/document-number';
import { beforeAll, expect, test } from 'vitest';
import { agencies } from '../testing/decisions.ts';
import { fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { loadDocuments } from './document-summaries.ts';

const documents: readonly PlainDocument[] = [
  { agency: 'A', documentNumber: '30/2020/NĐ-CP', issuedDate: '2020-03-05', pages: ['Nghị định'] },
  { agency: 'A', documentNumber: '12/QĐ-UBND', issuedDate: '2001-01-01', pages: ['Quyết định'] },
  { agency: 'B', documentNumber: '12/QĐ-UBND', issuedDate: '2001-01-01', pages: ['Quyết định khác'] },
  { agency: 'B', documentNumber: '9/2024/NĐ-CP', issuedDate: '2024-01-01', pages: ['Thay thế, bãi bỏ'] },
];

describeStores('the fields of documents', (open) => {
  let store: Store;
  let ids: string[];
  let both: Reader;
  let onlyA: Reader;
  beforeAll(async () => {
    store = await open();
    ids = await fillArchive(store, new SyllableEmbeddings(), documents);
    const [a = 0, b = 0] = await agencies(store, 'A', 'B');
    both = await readerOfAgencies(store, [a, b]);
    onlyA = await readerOfAgencies(store, [a]);
    await asWriter(store, (writer) =>
      writer.query(
        `insert into link (document, custodian, mode, relation, cited_number, cited_key)
         select id, custodian, mode, given.relation, given.number, given.key
         from document, (values ('replaces', '30/2020/NĐ-CP', $2), ('repeals', '12/QĐ-UBND', $3)) as given (relation, number, key)
         where id = $1`,
        [ids[3], documentNumberKey('30', 'NĐ-CP', 2020), documentNumberKey('12', 'QĐ-UBND')],
      ),
    );
  });
  const superseded = (reader: Reader): Promise<(boolean | undefined)[]> =>
    asReader(store, reader, async (transaction) => {
      const rows = await loadDocuments({ transaction }, ids);
      return ids.map((id) => rows.get(id)?.superseded);
    });

  test('a number with a year is replaced by any agency, one without by its own alone', async () => {
    expect(await superseded(both)).toEqual([true, false, true, false]);
  });

  test('what a hidden document replaces looks as if it did not', async () => {
    expect(await superseded(onlyA)).toEqual([false, false, undefined, undefined]);
  });
});
