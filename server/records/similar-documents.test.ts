import { beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import type { Reader } from '@tangthu/db/reader';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { agencyId, fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { RecordNotFoundError } from './record-errors.ts';
import { similarDocuments } from './similar-documents.ts';

const embeddings = new SyllableEmbeddings();
const paper = (subject: string, text: string, agency = 'A'): PlainDocument => ({
  agency,
  subject,
  pages: [text],
});
const water = 'Sửa chữa đường ống cấp nước sạch cho khu dân cư phía đông';

describeStores('similar documents', (open) => {
  let store: Store;
  let reader: Reader;
  let everyone: Reader;
  let ids: string[];
  beforeAll(async () => {
    store = await open();
    ids = await fillArchive(store, embeddings, [
      paper('Sửa chữa đường ống cấp nước', water),
      paper('Thay đường ống cấp nước', `${water} và phía tây`),
      paper('Sửa chữa đường ống cấp nước, bản quét lại', `${water} .`),
      paper('Tuyển dụng viên chức ngành giáo dục', 'Kỳ thi tuyển giáo viên mầm non tổ chức vào tháng chín'),
      paper('Sửa chữa đường ống cấp nước nơi khác', water, 'B'),
    ]);
    const agencies = await asWriter(store, async (writer) => {
      for (const copy of [ids[0], ids[2]]) {
        await writer.query(
          `insert into duplicate_member (document, duplicate_group, custodian, mode)
           select id, '00000000-0000-7000-8000-000000000001', custodian, mode from document where id = $1`,
          [copy],
        );
      }
      return [await agencyId(writer, 'A'), await agencyId(writer, 'B')];
    });
    reader = await readerOfAgencies(store, agencies.slice(0, 1));
    everyone = await readerOfAgencies(store, agencies);
  });
  const titles = async (as: Reader, id = ids[0] ?? ''): Promise<string[]> =>
    (await similarDocuments({ store, embeddings }, as, id)).map(({ document }) => document.title);

  test('what is near in meaning comes, without the document, its copies, other subjects and what is hidden', async () => {
    expect(await titles(reader)).toEqual(['Thay đường ống cấp nước']);
    expect((await titles(everyone)).toSorted()).toEqual([
      'Sửa chữa đường ống cấp nước nơi khác',
      'Thay đường ống cấp nước',
    ]);
  });

  test('of copies of another document one comes', async () => {
    const found = await titles(reader, ids[1]);
    expect(found.filter((title) => title.startsWith('Sửa chữa'))).toHaveLength(1);
  });

  test('a document that nothing is like has none; what is hidden or missing is missing', async () => {
    expect(await titles(reader, ids[3])).toEqual([]);
    for (const id of [ids[4] ?? '', '00000000-0000-7000-8000-000000000000']) {
      await expect(similarDocuments({ store, embeddings }, reader, id)).rejects.toThrow(RecordNotFoundError);
    }
  });
});
