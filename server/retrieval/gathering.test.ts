import { describeStores } from '@tangthu/db/testing/stores';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { expect, test } from 'vitest';
import { fillManyPassages, type Passage } from '../testing/many-passages.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { search } from './search.ts';

const FORMS = 600;
const BEST = 10;

/** Forms that the words of a query which gather tell not apart; the last ten have the one more word of it. */
const forms = Array.from({ length: FORMS }, (_, index): Passage => ({
  agency: 'phuong-10',
  text: `Biên bản kiểm kê nhà ở hộ số ${1_000 + index} ${index < FORMS - BEST ? 'tại' : 'của'} nơi ấy`,
}));

describeStores('what the index of words gathers', (open) => {
  test('holds the best by our own statistics, where hundreds of passages are alike to the index', async () => {
    const store = await open();
    const embeddings = new SyllableEmbeddings();
    await fillManyPassages(store, embeddings, forms);
    const reader = await readerOfAgencies(store, [1]);
    const { hits } = await search({ store, embeddings, limits: { everyRead: 20, compared: 50 } }, reader, {
      query: 'biên bản kiểm kê nhà ở hộ Lan của',
      rankers: ['words'],
      limit: BEST,
    });
    const texts = hits.map(({ snippet }) => snippet.map(({ text }) => text).join(''));
    expect(texts.filter((text) => text.includes('của'))).toHaveLength(BEST);
  });
});
