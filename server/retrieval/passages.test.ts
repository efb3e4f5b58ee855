import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { expect, test } from 'vitest';
import { agencies } from '../testing/decisions.ts';
import { fillArchive } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { search } from './search.ts';
import type { SearchRequest, SearchResult } from './search-result.ts';

const flood = 'Khắc phục ngập úng: nạo vét cống thoát nước trên đường Bình Thới';

describeStores('a search for passages', (open) => {
  test('gives each passage by itself, in the order in which it fits, and only of what the reader may read', async () => {
    const store = await open();
    const embeddings = new SyllableEmbeddings();
    await fillArchive(store, embeddings, [
      {
        agency: 'phuong-10',
        pages: [`${flood}.\n\nKinh phí xây dựng trường học.\n\nBáo cáo việc nạo vét cống.`],
      },
      { agency: 'quan-5', pages: [flood] },
    ]);
    const reader = await readerOfAgencies(store, await agencies(store, 'phuong-10'));
    const ask = (request: Partial<SearchRequest>): Promise<SearchResult> =>
      search({ store, embeddings }, reader, {
        query: 'nạo vét cống thoát nước',
        rankers: ['words'],
        ...request,
      });

    const documents = await ask({});
    expect(documents.hits.map(({ passage }) => passage)).toEqual([0]);
    const passages = await ask({ unit: 'passage' });
    expect(passages.hits.map(({ passage }) => passage)).toEqual([0, 2]);
    expect(passages.total).toBe(2);
    expect(passages.hits.map(({ more }) => more)).toEqual([[], []]);
    const [first, second] = passages.hits;
    expect(first?.score).toBeGreaterThan(second?.score ?? 1);
    const next = await ask({ unit: 'passage', offset: 1, limit: 1 });
    expect(next.hits.map(({ passage }) => passage)).toEqual([2]);
    const stranger = await search({ store, embeddings }, await readerOfAgencies(store, []), {
      query: flood,
      unit: 'passage',
    });
    expect(stranger).toMatchObject({ hits: [], total: 0 });
  });
});
