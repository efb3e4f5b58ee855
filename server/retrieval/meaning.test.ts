import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { expect, test } from 'vitest';
import { agencyId, fillArchive } from '../testing/small-archive.ts';
import { search } from './search.ts';

const passages = [
  'Điều 75. Hộ gia đình, cá nhân đang sử dụng đất ở được bồi thường, hỗ trợ và tái định cư khi Nhà nước thu hồi đất.',
  'Điều 16. Người đi đăng ký khai sinh nộp tờ khai và giấy chứng sinh cho cơ quan đăng ký hộ tịch.',
  'Điều 9. Học phí của trường trung học phổ thông công lập do Hội đồng nhân dân cấp tỉnh quy định cho từng năm học.',
  'Điều 30. Cơ sở kinh doanh phải trang bị bình chữa cháy, lối thoát nạn và tổ chức lực lượng phòng cháy tại chỗ.',
];

describeStores('search by the meaning of the bundled model', (open) => {
  test('finds a passage by a query that has no phrase in common with it, and lights its lines', async () => {
    const store = await open();
    const embeddings = await loadEmbeddings();
    const ids = await fillArchive(
      store,
      embeddings,
      passages.map((text) => ({ agency: 'xa', pages: [`Trang bìa\n\n${text}`] })),
    );
    const agency = await asWriter(store, (writer) => agencyId(writer, 'xa'));
    const reader = await readerOfAgencies(store, [agency]);
    const [hit] = (await search({ store, embeddings }, reader, { query: 'tiền trường cho học sinh' })).hits;
    expect(hit?.document.id).toBe(ids[2]);
    expect(hit?.foundBy).toContain('meaning');
    expect(hit).toMatchObject({ passage: 1, page: 1 });
    expect(hit?.boxes.map(({ kind }) => kind)).toContain('passage');
  });
});
