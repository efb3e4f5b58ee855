import type { Reader } from '@tangthu/db/reader';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { expect, test } from 'vitest';
import { agencyId, fillArchive } from '../testing/small-archive.ts';
import { search } from './search.ts';

const passages = [
  'Nhà nước bồi thường, hỗ trợ và tái định cư cho hộ gia đình khi thu hồi đất ở.',
  'Trình tự đăng ký khai sinh cho trẻ em tại Ủy ban nhân dân cấp xã.',
  'Kế hoạch tiêm phòng bệnh dại cho chó, mèo trên địa bàn huyện.',
  'Quy định mức học phí của các trường trung học phổ thông công lập.',
  'Phòng cháy, chữa cháy tại chợ và trung tâm thương mại.',
];

describeStores('search by the bundled model', (open) => {
  test('finds a paraphrase that shares no word with its passage, and lights the lines of the passage', async () => {
    const store = await open();
    const embeddings = await loadEmbeddings();
    const ids = await fillArchive(
      store,
      embeddings,
      passages.map((text) => ({ agency: 'xa', pages: [`Trang bìa\n\n${text}`] })),
    );
    const agency = await asWriter(store, (writer) => agencyId(writer, 'xa'));
    const reader: Reader = {
      account: '00000000-0000-7000-8000-000000000000',
      agencies: { '01': [agency], '02': [] },
    };
    const [hit] = (await search({ store, embeddings }, reader, { query: 'đền bù giải tỏa' })).hits;
    expect(hit?.document.id).toBe(ids[0]);
    expect(hit).toMatchObject({ passage: 1, page: 1, foundBy: ['meaning'] });
    expect(hit?.boxes.map(({ kind }) => kind)).toEqual(['passage']);
  });
});
