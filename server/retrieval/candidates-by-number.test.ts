import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { beforeAll, expect, test } from 'vitest';
import { agencies } from '../testing/decisions.ts';
import { fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { search } from './search.ts';

const document = (documentNumber: string, issuedDate: string, text: string): PlainDocument => ({
  agency: 'phuong-10',
  documentNumber,
  issuedDate,
  pages: [`Số: ${documentNumber}\n${text}`],
});

const documents: readonly PlainDocument[] = [
  document('30/2020/NĐ-CP', '2020-03-05', 'Nghị định về công tác văn thư'),
  document('11/2020/QĐ-UBND', '2020-05-01', 'Quyết định về giá đất'),
  document('11/QĐ-UBND', '2022-02-03', 'Quyết định về bồi thường'),
  document('11/QĐ-UBND', '2026-01-09', 'Quyết định về khen thưởng'),
  document('05-NQ/TU', '2008-07-08', 'Nghị quyết về phát triển chợ'),
  document('13-CTr/TU', '2021-08-09', 'Chương trình công tác'),
  document('13/CT-UB', '1988-03-04', 'Chỉ thị làm thủy lợi'),
  document('118/SNNMT-TL', '2025-04-05', 'Về việc trả lời kiến nghị'),
  {
    agency: 'phuong-10',
    pages: ['Căn cứ Nghị định 30/2020/NĐ-CP, 30/2020/NĐ-CP, Quyết định 11/QĐ-UBND, 11/QĐ-UBND'],
  },
  { agency: 'an', pages: ['Giấy tiếp nhận hồ sơ 000.00.26.H97-120110-1860, thủ tục 1.001193.000.00.00.H97'] },
  {
    agency: 'phuong-10',
    issuedDate: '2012-01-16',
    pages: ['Kết quả của hồ sơ 000.00.26.H97-120110-1860 cho công dân 097053562064'],
  },
  {
    agency: 'phuong-10',
    issuedDate: '2012-01-10',
    pages: [
      'Tiếp nhận hồ sơ 000.00.26.H97-120110-1860 thủ tục 1.001193.000.00.00.H97',
      'Số CCCD: 0970 5356 2064',
    ],
  },
];

describeStores('search by number', (open) => {
  const embeddings = new SyllableEmbeddings();
  let store: Store;
  let ids: string[];
  let ward: Reader;
  beforeAll(async () => {
    store = await open();
    ids = await fillArchive(store, embeddings, documents);
    ward = await readerOfAgencies(store, await agencies(store, 'phuong-10'));
  });
  const found = async (query: string, reader = ward): Promise<number[]> => {
    const { hits } = await search({ store, embeddings }, reader, { query });
    return hits.map(({ document: { id } }) => ids.indexOf(id));
  };

  test.each([
    ['30/2020/NĐ-CP', 0],
    ['30/NĐ-CP', 0],
    ['nghị định 30', 0],
    ['30 nd cp', 0],
    ['3O/2020/ND-CP', 0],
    ['cho tôi xem nghị định số 30/2020/NĐ-CP về văn thư', 0],
    ['11/2020qdubnd', 1],
    ['11/2020/QĐ-UBND', 1],
    ['11/QĐ-UBND năm 2020', 1],
    ['quyết định 11 ngày 3/2/2022', 2],
    ['11/QĐ-UBND năm 2022', 2],
    ['11/QĐ-UBND', 3],
    ['1l/QD-UBND', 3],
    ['quyết định 11', 3],
    ['nghị quyết 5', 4],
    ['5 nq tu', 4],
    ['số 05-NQ/TU', 4],
    ['chương trình 13', 5],
    ['chỉ thị 13', 6],
    ['118 snnmt tl', 7],
  ])('«%s» finds its document first', async (typed, wanted) => expect((await found(typed))[0]).toBe(wanted));

  test('words beside the number choose among documents that bear it', async () => {
    expect((await found('11/QĐ-UBND bồi thường'))[0]).toBe(2);
    expect((await found('11/QĐ-UBND khen thưởng'))[0]).toBe(3);
  });

  test('the papers of a procedure file and of a person are found in the order in which they followed each other', async () => {
    expect(await found('000.00.26.H97-120110-1860')).toEqual([11, 10]);
    expect(await found('000 00 26 H97 - 120110 - 1860')).toEqual([11, 10]);
    expect(await found('0970 5356 2064', { ...ward, unmasked: '*' })).toEqual([11, 10]);
    expect(await found('0970 5356 2064', { ...ward, unmasked: ids[10] ?? '' })).toEqual([10]);
    expect(await found('0970 5356 2064')).toEqual([]);
    expect(await found('097053562064')).toEqual([]);
    expect((await found('kết quả hồ sơ 000.00.26.H97-120110-1860'))[0]).toBe(10);
  });

  test('a procedure is found by its code without the agency', async () => {
    expect(await found('1.001193')).toEqual([11]);
  });

  test('identifiers of records that are not readable find nothing', async () => {
    const stranger = { ...(await readerOfAgencies(store, [])), unmasked: '*' };
    for (const typed of ['000.00.26.H97-120110-1860', '097053562064', '1.001193', '11/QĐ-UBND'])
      expect(await found(typed, stranger), typed).toEqual([]);
    const [an = 0] = await agencies(store, 'an');
    const other = { ...(await readerOfAgencies(store, [an])), unmasked: '*' };
    expect(await found('097053562064', other)).toEqual([]);
    expect(await found('1.001193', await readerOfAgencies(store, [an]))).toEqual([9]);
  });
});
