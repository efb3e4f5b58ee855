import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { beforeAll, expect, test } from 'vitest';
import { agencies } from '../testing/decisions.ts';
import { fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { suggest } from './suggest.ts';
import type { Suggestion } from './suggestion-view.ts';

const paper = (
  documentNumber: string,
  issuedDate: string,
  subject: string,
  agency = 'Bến Gió',
): PlainDocument => ({
  agency,
  documentNumber,
  issuedDate,
  subject,
  pages: [`Số: ${documentNumber}\n${subject}`],
});

const papers: readonly PlainDocument[] = [
  paper('155/KH-UBND', '2025-06-05', 'Kế hoạch tuyển dụng viên chức năm 2025'),
  paper('15/QĐ-UBND', '2019-02-01', 'Về việc phê duyệt kế hoạch tuyển dụng viên chức ngành giáo dục'),
  paper('15/QĐ-UBND', '2021-02-01', 'Về việc tuyển chọn nhà thầu'),
  paper('1500/BC-UBND', '2018-01-01', 'Báo cáo tuyển quân'),
  paper('30/2020/NQ-HĐND', '2020-01-01', 'Thủ tục 1.001193 tại bộ phận một cửa', 'Cầu Ván'),
  {
    ...paper('7/GM-UBND', '2020-05-01', 'Giấy mời họp'),
    pages: ['Thủ tục 1.001193, hồ sơ đăng ký khai sinh'],
  },
];
/** What only others may read. */
const hidden: readonly PlainDocument[] = Array.from({ length: 60 }, (_, at) =>
  paper(
    '15/QĐ-UBND',
    `2024-01-${String(1 + (at % 28)).padStart(2, '0')}`,
    `Kế hoạch tuyển dụng viên chức mật ${at}, thủ tục 1.001194`,
    'Đông Sim',
  ),
);

describeStores('suggestions', (open) => {
  let store: Store;
  let reader: Reader;
  beforeAll(async () => {
    store = await filled(await open(), [...papers, ...hidden]);
    reader = await readerOf(store);
  });
  const ask = async (typed: string): Promise<readonly Suggestion[]> =>
    (await suggest(store, reader, typed)).suggestions;
  const numbers = (all: readonly Suggestion[]) =>
    all.flatMap((one) =>
      one.kind === 'number' ? `${one.documentNumber} ${one.issuedDate?.slice(0, 4)}` : [],
    );
  const subjects = (all: readonly Suggestion[]) =>
    all.flatMap((one) => (one.kind === 'subject' ? one.title : []));
  const words = (all: readonly Suggestion[]) => all.flatMap((one) => (one.kind === 'words' ? one.text : []));

  test('a begun number names its documents: of exactly these digits first, the newest first', async () => {
    expect(numbers(await ask('15'))).toEqual([
      '15/QĐ-UBND 2021',
      '15/QĐ-UBND 2019',
      '155/KH-UBND 2025',
      '1500/BC-UBND 2018',
    ]);
    for (const typed of ['155/KH', '155 kh-u', 'số 155/kh', 'Số: 0155KH'])
      expect(numbers(await ask(typed)), typed).toEqual(['155/KH-UBND 2025']);
  });

  test('words begun anywhere in a subject line go on as the lines do, with or without diacritics', async () => {
    for (const typed of [
      'tuyển dụng viê',
      'tuyen dung vie',
      'Tuyển  dụng vi',
      'tuyển dụng viê'.normalize('NFD'),
    ]) {
      const found = await ask(typed);
      expect(words(found), typed).toEqual(['tuyển dụng viên chức']);
      expect(subjects(found), typed).toEqual([papers[0]?.subject, papers[1]?.subject]);
    }
    expect(subjects(await ask('tuyển'))).toHaveLength(4);
  });

  test('the type over a subject line may be typed before it', async () => {
    const found = await ask('quyết định phê duyệt k');
    expect(subjects(found)).toEqual([papers[1]?.subject]);
    expect(words(await ask('báo cáo tuyển dụng vi'))).toEqual(['báo cáo tuyển dụng viên chức']);
  });

  test('other diacritics are other words, and a line is shown once', async () => {
    expect(await ask('tuyến dụng v')).toEqual([]);
    expect(subjects(await ask('về việc tuyển'))).toEqual([papers[2]?.subject]);
  });

  test('an agency is suggested with the words before its name left to search', async () => {
    expect(await ask('kế hoạch bến gi')).toContainEqual({
      kind: 'agency',
      name: 'Ủy ban nhân dân Bến Gió',
      codes: ['Bến Gió'],
      rest: 'kế hoạch',
    });
    expect((await ask('đông sim')).filter(({ kind }) => kind === 'agency')).toEqual([]);
  });

  test('a procedure is suggested by its code', async () => {
    expect((await ask('1.0011')).filter(({ kind }) => kind === 'procedure')).toEqual([
      { kind: 'procedure', code: '1.001193', title: 'Giấy mời họp' },
    ]);
  });

  test('of nothing much, of pasted text and of a person nothing is suggested', async () => {
    for (const typed of [
      '',
      ' ',
      't',
      '%',
      '_',
      '{',
      'tuyển '.repeat(100),
      '001085012345',
      "'; drop table document; --",
    ])
      expect(await ask(typed), typed).toEqual([]);
  });

  test('a stranger is suggested nothing, and hidden records move nothing, byte for byte', async () => {
    const bare = await filled(await open(), papers);
    const [stranger] = await agencies(store, 'nobody');
    const [alike, none] = [await readerOf(bare), await readerOfAgencies(store, [stranger ?? 0])];
    for (const typed of [
      '15',
      '15/qđ',
      '155',
      'tuyển dụng',
      'ke hoach',
      'kế hoạch đông sim',
      '1.00119',
      'mật',
      'bến gió',
    ]) {
      expect(JSON.stringify(await suggest(store, reader, typed)), typed).toBe(
        JSON.stringify(await suggest(bare, alike, typed)),
      );
      expect(await suggest(store, none, typed), typed).toEqual({ suggestions: [] });
    }
  });

  test('a changed subject line is suggested as it is now', async () => {
    await asWriter(store, (writer) =>
      writer.query(
        `update document set subject = 'Thông báo tuyển quân' where document_number = '1500/BC-UBND'`,
      ),
    );
    expect(subjects(await ask('tuyển quân'))).toEqual(['Thông báo tuyển quân']);
    expect(subjects(await ask('báo cáo tuyển'))).not.toContain('Báo cáo tuyển quân');
  });
});

/** In both stores agencies, and so shelves, have the same ids. */
async function filled(store: Store, documents: readonly PlainDocument[]): Promise<Store> {
  await agencies(store, 'Bến Gió', 'Cầu Ván', 'Đông Sim', 'nobody');
  await fillArchive(store, new SyllableEmbeddings(), documents);
  return store;
}

async function readerOf(store: Store): Promise<Reader> {
  return readerOfAgencies(store, await agencies(store, 'Bến Gió', 'Cầu Ván'));
}
