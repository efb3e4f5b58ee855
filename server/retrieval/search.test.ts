import { ModelMismatchError } from '@tangthu/db/embedding-table';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { beforeAll, expect, test } from 'vitest';
import { agencies, documents, plan, recovery } from '../testing/decisions.ts';
import { fillArchive, TEST_PAGE, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { EXACT_LIMITS } from './gathering.ts';
import { search } from './search.ts';
import type { SearchRequest, SearchResult } from './search-result.ts';

/** So many other passages that the indexes have to gather: a few hundred are simply all read. */
const others: PlainDocument[] = Array.from({ length: EXACT_LIMITS.everyRead + 20 }, (_, index) => ({
  agency: 'kho',
  issuedDate: '1990-01-01',
  pages: [`Biên lai số ${index} thu tiền chợ của tổ ${index % 7}, ngày ${index % 28} tháng ${index % 12}.`],
}));

describeStores('search', (open) => {
  const embeddings = new SyllableEmbeddings();
  let store: Store;
  let ids: string[];
  let all: Reader;
  let ward: Reader;
  let stranger: Reader;
  beforeAll(async () => {
    store = await open();
    ids = await fillArchive(store, embeddings, documents);
    const [ten = 0, five = 0] = await agencies(store, 'phuong-10', 'quan-5');
    stranger = await readerOfAgencies(store, []);
    all = await readerOfAgencies(store, [ten, five]);
    ward = await readerOfAgencies(store, [ten]);
  });

  const ask = (query: string, more: Partial<SearchRequest> = {}, reader = all): Promise<SearchResult> =>
    search({ store, embeddings }, reader, { query, ...more });
  const found = async (query: string, more: Partial<SearchRequest> = {}, reader = all): Promise<number[]> =>
    (await ask(query, more, reader)).hits.map(({ document }) => ids.indexOf(document.id));
  const byWords = { rankers: ['words'] as const };

  test.each([
    '155/KH-UBND',
    '155 kh ubnd',
    'số 155-KH/UBND',
    '155khubnd',
    'I55/KH-UBND',
    '155',
    '155/KH',
    'Số: 0155',
  ])('a number typed as %s finds its document first', async (typed) => {
    const [first] = (await ask(typed)).hits;
    expect(first?.document).toMatchObject({ id: ids[0], documentNumber: '155/KH-UBND' });
    expect(first?.foundBy).toContain('number');
    expect(first).toMatchObject({ page: 1, passage: 0 });
  });

  test('a typed number brings its document and those that name it, no more', async () => {
    const documents = await found('155/KH-UBND');
    expect(documents[0]).toBe(0);
    expect(documents).toContain(2);
    expect(documents).not.toContain(1);
    expect(await found('9999/KH-UBND')).toEqual([]);
  });

  test('letters that are no words find nothing, though the model makes a vector of anything', async () => {
    expect(await found('asdkjh qwpoeiu zzz')).toEqual([]);
  });

  test('a number inside a sentence comes first, before the document that cites it often', async () => {
    expect(await found('báo cáo kết quả thực hiện kế hoạch số 155/KH-UBND')).toEqual(
      expect.arrayContaining([0, 2]),
    );
  });

  test('a query with diacritics, without them, in NFD and in the other tone style finds the same place', async () => {
    for (const typed of [
      'hòa giải tranh chấp',
      'hoà giải tranh chấp',
      'hòa giải tranh chấp'.normalize('NFD'),
      'hoa giai tranh chap',
    ]) {
      const [first] = (await ask(typed, byWords)).hits;
      expect(first, typed).toMatchObject({
        document: { id: ids[0] },
        page: 2,
        passage: 2,
        foundBy: ['words'],
      });
      expect(
        first?.snippet.filter(({ lit }) => lit).map(({ text }) => text),
        typed,
      ).toContain('Hòa giải tranh chấp');
    }
  });

  test('other diacritics are another word', async () => {
    expect(await found('hoa', byWords)).toContain(3);
    expect((await found('hòa', byWords))[0]).toBe(0);
    expect((await found('hoa xuân', byWords))[0]).toBe(3);
  });

  test('NFC and NFD queries get the same answer', async () => {
    const [one, two] = await Promise.all([
      ask('Uỷ ban nhân dân phường'),
      ask('Uỷ ban nhân dân phường'.normalize('NFD')),
    ]);
    expect({ ...one, query: '', milliseconds: 0 }).toEqual({ ...two, query: '', milliseconds: 0 });
  });

  test('an abbreviation finds what is written out, and the other way round', async () => {
    expect((await found('UBND phường', byWords))[0]).toBe(0);
    expect(await found('ủy ban nhân dân', byWords)).toContain(1);
  });

  test('a quoted phrase must stand there as it is quoted', async () => {
    expect(await found('"giải phóng mặt bằng"')).toEqual([1]);
    expect(await found('"mặt bằng giải phóng"')).toEqual([]);
    expect(await found('"hoà giải" đất')).toEqual([0]);
    expect(await found('"giai phong mat bang"')).toEqual([1]);
  });

  test('a hit is lit exactly on its words', async () => {
    const [hit] = (await ask('đường Lê Lợi', byWords)).hits;
    const line = 'Quyết định thu hồi đất để giải phóng mặt bằng làm đường Lê Lợi.';
    const expected = ['đường', 'Lê', 'Lợi.'].map((word) => {
      const left = TEST_PAGE.character * line.indexOf(word);
      return [left / TEST_PAGE.width, (left + TEST_PAGE.character * word.length) / TEST_PAGE.width];
    });
    expect(hit?.boxes.map(({ kind }) => kind)).toEqual(['match', 'match', 'match']);
    hit?.boxes.forEach(({ left, right, top, bottom }, index) => {
      expect(left).toBeCloseTo(expected[index]?.[0] ?? -1, 4);
      expect(right).toBeCloseTo(expected[index]?.[1] ?? -1, 4);
      expect(top).toBeCloseTo(20 / TEST_PAGE.height, 4);
      expect(bottom).toBeCloseTo(35 / TEST_PAGE.height, 4);
    });
  });

  test('filters narrow hits, counts and facets together', async () => {
    const query = 'kế hoạch thu hồi đất số hóa báo cáo';
    expect(await found(query, { filters: { type: ['QĐ'] } })).toEqual([1]);
    expect(await found(query, { filters: { fonds: ['F5'] } })).toEqual([2]);
    expect(await found(query, { filters: { from: '1998-01-01', to: '1998-12-31' } })).toEqual([1]);
    expect(await found(query, { filters: { agency: ['quan-5'] } })).not.toContain(0);
    expect(new Set(await found(query, { filters: { agency: ['phuong-10'] } }))).toEqual(new Set([0, 1, 2]));
    expect(await found(query, { filters: { agency: ['nobody'] } })).toEqual([]);
    const { total, facets } = await ask(query, { filters: { type: ['QĐ'] } });
    expect(total).toBe(1);
    expect(facets.type).toEqual([{ value: 'QĐ', label: 'Quyết định', count: 1 }]);
    expect(facets.year).toEqual([{ value: '1998', label: '1998', count: 1 }]);
    expect(facets.fonds).toEqual([{ value: 'F10', label: 'Phông F10', count: 1 }]);
    expect(facets.agency).toEqual([
      {
        value: 'phuong-10',
        label: 'Ủy ban nhân dân phuong-10',
        count: 1,
        bloc: 'government',
        under: null,
        within: 1,
      },
    ]);
  });

  test('an empty query lists the newest documents, narrowed by the filters', async () => {
    expect(await found('')).toEqual([2, 0, 3, 1]);
    expect(await found('  ', { filters: { to: '2001-12-31' } })).toEqual([3, 1]);
    expect((await ask('')).hits[0]).toMatchObject({ page: 1, boxes: [], foundBy: [] });
  });

  test('pages of hits follow each other without gap or repetition', async () => {
    const query = 'kế hoạch số hóa tài liệu';
    const whole = await found(query);
    expect(whole.length).toBeGreaterThan(1);
    const pieces = await Promise.all(whole.map((_, offset) => found(query, { offset, limit: 1 })));
    expect(pieces.flat()).toEqual(whole);
    expect(await found(query, { offset: 100 })).toEqual([]);
    expect((await ask(query, { limit: 1 })).total).toBe(whole.length);
  });

  test('a hit is titled by its subject line, else by type and number, else by the name of its file', async () => {
    const titles = new Map((await ask('')).hits.map(({ document }) => [document.id, document.title]));
    expect(ids.map((id) => titles.get(id))).toEqual([
      plan.subject,
      recovery.subject,
      'Báo cáo 9/BC-UBND',
      `${ids[3] ?? ''}.pdf`,
    ]);
  });

  test('a stranger gets nothing: no hits, counts, facets or coverage', async () => {
    for (const query of ['155/KH-UBND', 'thu hồi đất', '"giải phóng mặt bằng"', '']) {
      const { hits, total, facets, coverage } = await ask(query, {}, stranger);
      expect({ hits, total, facets, coverage }, query).toEqual({
        hits: [],
        total: 0,
        facets: { agency: [], type: [], status: [], year: [], fonds: [], file: [] },
        coverage: { pages: 0, pagesNeedingOcr: 0 },
      });
    }
  });

  test('coverage counts the pages that this reader may read', async () => {
    expect((await ask('đất')).coverage).toEqual({ pages: 6, pagesNeedingOcr: 1 });
    expect((await ask('đất', {}, ward)).coverage).toEqual({ pages: 3, pagesNeedingOcr: 0 });
  });

  test.each([
    '...',
    '"" “”',
    '\u0000\u0001',
    "'; drop table chunk; --",
    'a & b | !c <-> d:*',
    '%_\\',
    '🙂',
    '({[<',
  ])('the characters %j do no harm', async (typed) => {
    const { hits } = await ask(typed);
    expect(hits.every(({ document }) => ids.includes(document.id))).toBe(true);
    expect(await found('"giải phóng mặt bằng"')).toEqual([1]);
  });

  test('a query of punctuation alone finds nothing', async () => {
    expect(await ask('?! … "" --')).toMatchObject({ hits: [], total: 0 });
  });

  test('a very long query is cut and answered', async () => {
    expect((await found('thu hồi đất '.repeat(1_000)))[0]).toBe(1);
    expect(await found('x'.repeat(10_000))).toEqual([]);
  });

  test('a query by another model than the one that filled the store is refused with a sentence', async () => {
    const other = search({ store, embeddings: new SyllableEmbeddings('another') }, all, { query: 'đất' });
    await expect(other).rejects.toThrow(ModelMismatchError);
    await expect(other).rejects.toThrow(/npm run ingest -- --reembed/);
  });
});

describeStores('search over more passages than are ranked', (open) => {
  const embeddings = new SyllableEmbeddings();
  let store: Store;
  let ids: string[];
  let reader: Reader;
  beforeAll(async () => {
    store = await open();
    ids = await fillArchive(store, embeddings, [...documents, ...others]);
    reader = await readerOfAgencies(store, await agencies(store, 'phuong-10', 'quan-5', 'kho'));
  });
  const found = async (query: string, more: Partial<SearchRequest> = {}): Promise<number[]> => {
    const { hits } = await search({ store, embeddings }, reader, { query, ...more });
    return hits.map(({ document }) => ids.indexOf(document.id));
  };

  test('each ranker alone finds the right passage among them', async () => {
    expect((await found('giải phóng mặt bằng', { rankers: ['words'] }))[0]).toBe(1);
    expect((await found('giai phong mat bang', { rankers: ['words'] }))[0]).toBe(1);
    expect((await found('UBND phường', { rankers: ['words'] }))[0]).toBe(0);
    expect((await found('hoa', { rankers: ['words'] }))[0]).toBe(3);
    expect((await found('hội hoa xuân công viên tổ chức', { rankers: ['meaning'] }))[0]).toBe(3);
    expect((await found('27 qd ubnd', { rankers: ['number'] }))[0]).toBe(1);
    expect(await found('"giải phóng mặt bằng"')).toEqual([1]);
  });

  test('filters reach what would stand far behind', async () => {
    expect(await found('thu tiền chợ', { filters: { fonds: ['F5'] }, rankers: ['words'] })).toEqual([]);
    expect(await found('thu tiền của phường', { filters: { fonds: ['F10'] } })).toContain(0);
    const narrowed = await search({ store, embeddings }, reader, {
      query: 'biên lai thu tiền chợ',
      filters: { agency: ['kho'], to: '1995-01-01' },
    });
    expect(narrowed.totalIsExact).toBe(false);
    expect(narrowed.facets.agency.map(({ value }) => value)).toEqual(['kho']);
  });

  test('every page of hits is within the count', async () => {
    const { total } = await search({ store, embeddings }, reader, { query: 'biên lai thu tiền chợ' });
    expect((await found('biên lai thu tiền chợ', { offset: total - 1, limit: 5 })).length).toBe(1);
  });

  test('words are found before the word index is built', async () => {
    await store.transaction('owner', (owner) => owner.script('drop index chunk_terms_idx'));
    expect((await found('giải phóng mặt bằng', { rankers: ['words'] }))[0]).toBe(1);
  });
});

describeStores('search of an empty store', (open) => {
  test('answers before anything is stored', async () => {
    const store = await open();
    const result = await search(
      { store, embeddings: new SyllableEmbeddings() },
      await readerOfAgencies(store, [1]),
      {
        query: 'đất',
      },
    );
    expect(result).toMatchObject({ hits: [], total: 0, totalIsExact: true, coverage: { pages: 0 } });
  });
});
