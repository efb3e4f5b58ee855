import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { beforeAll, expect, test } from 'vitest';
import { agencies } from '../testing/decisions.ts';
import { fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { AgencyRelations } from './agency-relations.ts';
import { otherWordings } from './names.ts';
import { search } from './search.ts';

const relations = new AgencyRelations(
  [
    { id: 1, name: 'Ủy ban nhân dân huyện Sông Mây' },
    { id: 2, name: 'Ủy ban nhân dân phường Cầu Ván' },
    { id: 2, name: 'Ủy ban nhân dân thị trấn Cầu Ván' },
    { id: 3, name: 'Ủy ban nhân dân phường Hải Đăng' },
    { id: 4, name: 'Ủy ban nhân dân xã Đồng Sim' },
    { id: 5, name: 'Sở Thủy lợi thành phố Tân Giang' },
    { id: 5, name: 'Sở Nông nghiệp thành phố Tân Giang' },
  ],
  [
    { predecessor: 1, successor: 2 },
    { predecessor: 1, successor: 4 },
    { predecessor: 2, successor: 3 },
  ],
);

test.each([
  ['đất ở phường Hải Đăng', ['phường Cầu Ván', 'thị trấn Cầu Ván', 'huyện Sông Mây']],
  ['đất ở thị trấn Cầu Ván', ['phường Cầu Ván', 'huyện Sông Mây', 'phường Hải Đăng']],
  ['đất ở huyện Sông Mây', ['phường Cầu Ván', 'thị trấn Cầu Ván', 'xã Đồng Sim', 'phường Hải Đăng']],
  ['dat o phuong hai dang', ['phuong cau van', 'thi tran cau van', 'huyen song may']],
])('«%s» is also asked by other names of the place, not by its siblings', (query, others) => {
  const places = otherWordings(query, relations).map((text) => text.slice('đất ở '.length));
  expect(places).toEqual(others);
  expect(otherWordings(query.normalize('NFD'), relations).map((text) => text.normalize('NFC'))).toEqual(
    otherWordings(query, relations),
  );
});

test('an agency named in full is asked by its full names', () => {
  expect(otherWordings('Sở Thuỷ lợi thành phố Tân Giang đắp đê', relations)).toEqual([
    'Sở Nông nghiệp thành phố Tân Giang đắp đê',
  ]);
});

test.each(['', 'đất đai', 'hải đăng', 'phường', 'thành phố Tân Giang'])(
  '«%s» has no other wording',
  (query) => expect(otherWordings(query, relations)).toEqual([]),
);

test('succession in a circle ends', () => {
  const circle = new AgencyRelations(
    [
      { id: 1, name: 'Ủy ban nhân dân xã Một' },
      { id: 2, name: 'Ủy ban nhân dân xã Hai' },
    ],
    [
      { predecessor: 1, successor: 2 },
      { predecessor: 2, successor: 1 },
    ],
  );
  expect(otherWordings('xã Một', circle)).toEqual(['xã Hai']);
});

const others: readonly PlainDocument[] = Array.from({ length: 30 }, (_, index) => ({
  agency: 'kho',
  pages: [`Thông báo số ${index} về phân phối gạo tại phường Khác ${index}`],
}));

describeStores('search by old and new names', (open) => {
  const embeddings = new SyllableEmbeddings();
  let store: Store;
  let ids: string[];
  let reader: Reader;
  beforeAll(async () => {
    store = await open();
    ids = await fillArchive(store, embeddings, [
      { agency: 'phường Bến Gió', pages: ['Phân phối gạo năm 1979 tại phường Bến Gió'] },
      { agency: 'phường Hải Đăng', pages: ['Phân phối gạo năm 2026 tại phường Hải Đăng'] },
      ...others,
    ]);
    reader = await readerOfAgencies(store, await agencies(store, 'phường Bến Gió', 'phường Hải Đăng', 'kho'));
  });
  const found = async (query: string, by = reader): Promise<number[]> => {
    const { hits } = await search({ store, embeddings }, by, { query, rankers: ['words'] });
    return hits.map(({ document }) => ids.indexOf(document.id));
  };

  const scoreOf = async (document: number, query: string): Promise<number> => {
    const { hits } = await search({ store, embeddings }, reader, { query, rankers: ['words'] });
    return hits.find((hit) => hit.document.id === ids[document])?.score ?? 0;
  };

  test('both names find both from the day on which the succession is known', async () => {
    expect((await found('gạo phường Hải Đăng'))[0]).toBe(1);
    const before = await scoreOf(0, 'gạo phường Hải Đăng');
    const [older = 0, newer = 0] = await agencies(store, 'phường Bến Gió', 'phường Hải Đăng');
    await asWriter(store, (writer) =>
      writer.query(
        `insert into succession (predecessor, successor, kind, effective, legal_basis) values ($1, $2, 'merge', '2025-07-01', 'NQ')`,
        [older, newer],
      ),
    );
    reader = await readerOfAgencies(store, await agencies(store, 'phường Bến Gió', 'phường Hải Đăng', 'kho'));
    expect((await found('gạo phường Hải Đăng')).slice(0, 2)).toEqual(expect.arrayContaining([0, 1]));
    expect((await found('gạo phường Bến Gió')).slice(0, 2)).toEqual(expect.arrayContaining([0, 1]));
    expect(await scoreOf(0, 'gạo phường Hải Đăng')).toBeGreaterThan(before);
    expect((await found('gao phuong hai dang')).slice(0, 2)).toEqual(expect.arrayContaining([0, 1]));
  });

  test('a name opens no record that the reader may not read', async () => {
    const [newer = 0] = await agencies(store, 'phường Hải Đăng');
    expect(await found('gạo phường Bến Gió', await readerOfAgencies(store, [newer]))).not.toContain(0);
    expect(await found('gạo phường Bến Gió', await readerOfAgencies(store, []))).toEqual([]);
  });

  test('neither a part nor supervision names an agency whose records are not read', async () => {
    const [newer = 0, hidden = 0] = await agencies(store, 'phường Hải Đăng', 'phường Kín');
    const asked = await readerOfAgencies(store, [newer]);
    const answer = async (query: string, by: Reader): Promise<string> =>
      JSON.stringify({
        ...(await search({ store, embeddings }, by, { query, rankers: ['words'] })),
        milliseconds: 0,
      });
    const queries = ['gạo phường Hải Đăng', 'văn bản của phường Hải Đăng năm 2026', 'gạo'];
    const before = await Promise.all(queries.map((query) => answer(query, asked)));
    await asWriter(store, async (writer) => {
      await writer.query(
        `insert into succession (predecessor, successor, kind, effective, legal_basis, extent) values ($1, $2, 'split', '2025-07-01', 'NQ', 'part')`,
        [hidden, newer],
      );
      await writer.query(
        `insert into supervision (supervisor, supervised, valid_from, legal_basis) values ($1, $2, '2025-07-01', 'NQ')`,
        [newer, hidden],
      );
    });
    const still = await readerOfAgencies(store, [newer]);
    const after = await Promise.all(queries.map((query) => answer(query, still)));
    expect(after.join()).not.toContain('Kín');
    expect(after).toEqual(before);
  });
});
