import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { loadReranker, type Reranker } from '@tangthu/language/reranking/local-reranker';
import { writeTinyCrossEncoder } from '@tangthu/language/testing/tiny-cross-encoder';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { agencies, documents } from '../testing/decisions.ts';
import { fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import type { RankedDocument } from './ranking.ts';
import { rerank, RERANKED_DOCUMENTS } from './reranking.ts';
import { search } from './search.ts';
import type { Reranking } from './search-context.ts';
import type { SearchRequest, SearchResult } from './search-result.ts';

type Score = (query: string, passages: readonly string[]) => number[] | Promise<number[]>;

/** A cross-encoder that answers as the test says, and keeps what it was given. */
function recorder(score: Score): Reranker & { readonly calls: string[][] } {
  const calls: string[][] = [];
  return {
    modelId: 'recorder',
    calls,
    score: async (query, passages) => {
      calls.push([...passages]);
      return score(query, passages);
    },
  };
}

const reversing: Score = (_, passages) => passages.map((_, index) => index / passages.length);

const receipts: PlainDocument[] = Array.from({ length: RERANKED_DOCUMENTS + 10 }, (_, index) => ({
  agency: 'kho',
  issuedDate: '1990-01-01',
  pages: [`Biên lai thu tiền chợ quyển ${index}${' ghi chú'.repeat(index)}.`],
}));
const hidden: PlainDocument[] = [
  { agency: 'phuong-10', mode: '02', pages: ['Kế hoạch thu hồi đất của riêng người được phép.'] },
  { agency: 'noi-khac', pages: ['Kế hoạch thu hồi đất của một nơi khác.'] },
];
const question = 'kế hoạch thu hồi đất, báo cáo số hóa tài liệu';

describeStores('search with a cross-encoder', (open) => {
  const embeddings = new SyllableEmbeddings();
  let store: Store;
  let ids: string[];
  let all: Reader;
  let ward: Reader;
  let market: Reader;
  let failures: unknown[];
  beforeAll(async () => {
    store = await open();
    ids = await fillArchive(store, embeddings, [...documents, ...hidden, ...receipts]);
    const [ten = 0, five = 0, kho = 0] = await agencies(store, 'phuong-10', 'quan-5', 'kho');
    all = await readerOfAgencies(store, [ten, five]);
    ward = await readerOfAgencies(store, [ten]);
    market = await readerOfAgencies(store, [kho]);
  });

  const ask = (
    query: string,
    reranker?: Reranker,
    request: Partial<SearchRequest> = {},
    reader = all,
    milliseconds = 60_000,
  ): Promise<SearchResult> => {
    failures = [];
    const onFailure = (error: unknown): unknown => failures.push(error);
    const reranking: Reranking | undefined = reranker && { reranker, milliseconds, onFailure };
    return search({ store, embeddings, reranking }, reader, { query, ...request });
  };
  const order = async (...asked: Parameters<typeof ask>): Promise<number[]> =>
    (await ask(...asked)).hits.map(({ document }) => ids.indexOf(document.id));
  const comparable = (result: SearchResult): unknown => ({ ...result, milliseconds: 0 });

  test('documents stand in the order of its scores, equal ones as they stood', async () => {
    const first = await order(question);
    expect(first.length).toBeGreaterThan(2);
    expect(await order(question, recorder(reversing))).toEqual(first.toReversed());
    expect(
      await order(
        question,
        recorder((_, passages) => passages.map(() => 0.5)),
      ),
    ).toEqual(first);
    expect(failures).toEqual([]);
  });

  test('a model from a folder decides by what it knows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cross-encoder-'));
    try {
      await writeTinyCrossEncoder(folder, { words: ['báo', 'cáo', 'Báo'], family: 'xlm-roberta' });
      const reranker = await loadReranker(folder);
      expect((await order('Báo cáo thu hồi đất', reranker))[0]).toBe(2);
      expect((await order('Báo cáo thu hồi đất', reranker, {}, ward))[0]).toBe(1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('it changes the order alone: hits, counts and facets are those without it', async () => {
    const [plain, reranked] = [await ask(question), await ask(question, recorder(reversing))];
    expect(comparable({ ...reranked, hits: reranked.hits.toReversed() })).toEqual(comparable(plain));
  });

  test('a document named by its number stays first and is not read again', async () => {
    const query = 'thu hồi đất theo kế hoạch số 155/KH-UBND về số hóa tài liệu và giải phóng mặt bằng';
    const reranker = recorder(reversing);
    const [named, ...others] = await order(query);
    expect(named).toBe(0);
    expect(await order(query, reranker)).toEqual([0, ...others.toReversed()]);
    expect(reranker.calls.flat().filter((text) => text.includes('KẾ HOẠCH'))).toEqual([]);
  });

  test('only the best documents are read again; those behind keep their places', async () => {
    const query = 'biên lai thu tiền chợ';
    const first = await order(query, undefined, { limit: 100 }, market);
    expect(first.length).toBeGreaterThan(RERANKED_DOCUMENTS);
    const reranker = recorder(reversing);
    expect(await order(query, reranker, { limit: 100 }, market)).toEqual([
      ...first.slice(0, RERANKED_DOCUMENTS).toReversed(),
      ...first.slice(RERANKED_DOCUMENTS),
    ]);
    expect(reranker.calls.map((texts) => texts.length)).toEqual([RERANKED_DOCUMENTS]);
  });

  test('hits on a page behind them cost no reading, and follow without gap or repetition', async () => {
    const query = 'biên lai thu tiền chợ';
    const reranker = recorder(reversing);
    const whole = await order(query, reranker, { limit: 100 }, market);
    const page = (offset: number): Promise<number[]> => order(query, reranker, { offset, limit: 10 }, market);
    const pages = [await page(0), await page(10), await page(20), await page(30)];
    expect(pages.flat()).toEqual(whole);
    expect(reranker.calls.length).toBe(4);
  });

  test('a failing one leaves the first order, and the failure is told', async () => {
    const failure = new Error('out of memory');
    const plain = await ask(question);
    const failing = await ask(
      question,
      recorder(() => Promise.reject(failure)),
    );
    expect(comparable(failing)).toEqual(comparable(plain));
    expect(failures).toEqual([failure]);
  });

  test('one that never ends leaves the first order when its time is over', async () => {
    const plain = await ask(question);
    const endless = recorder(() => new Promise(() => undefined));
    expect(comparable(await ask(question, endless, {}, all, 20))).toEqual(comparable(plain));
    expect(failures).toEqual([expect.objectContaining({ name: 'TimeoutError' })]);
  });

  test('it is given the passages that this reader may read, and no others', async () => {
    for (const reader of [all, ward]) {
      const reranker = recorder(reversing);
      await ask(question, reranker, {}, reader);
      expect(reranker.calls.flat().length).toBeGreaterThan(1);
      expect(reranker.calls.flat().filter((text) => /riêng người|nơi khác/.test(text))).toEqual([]);
    }
    const reranker = recorder(reversing);
    await ask(question, reranker, {}, ward);
    expect(reranker.calls.flat().filter((text) => text.includes('Báo cáo'))).toEqual([]);
  });

  test('for a stranger nothing is read and nothing found', async () => {
    const reranker = recorder(reversing);
    expect(await ask(question, reranker, {}, await readerOfAgencies(store, []))).toMatchObject({
      hits: [],
      total: 0,
    });
    expect(reranker.calls).toEqual([]);
  });

  test.each([
    ['a number', '155/KH-UBND', {}],
    ['a query without diacritics', 'ke hoach thu hoi dat', {}],
    ['no words', '', {}],
    ['words alone', question, { rankers: ['words'] }],
    ['meaning alone', question, { rankers: ['meaning'] }],
  ] satisfies [string, string, Partial<SearchRequest>][])(
    '%s is not read again',
    async (_, query, request) => {
      const reranker = recorder(reversing);
      const plain = await ask(query, undefined, request);
      expect(comparable(await ask(query, reranker, request))).toEqual(comparable(plain));
      expect(reranker.calls).toEqual([]);
    },
  );

  test('a passage is read under its heading', async () => {
    const heading = (text: string): Promise<unknown> =>
      asWriter(store, (writer) =>
        writer.query('update chunk set heading = $1 where document = $2', [text, ids[1]]),
      );
    const reranker = recorder(reversing);
    await heading('Điều 3. Thu hồi đất');
    await ask(question, reranker);
    await heading('Số: 27/QĐ-UBND');
    await ask(question, reranker);
    await heading('');
    const [under, within] = reranker.calls.map((texts) => texts.find((text) => text.includes('Lê Lợi')));
    expect(under).toMatch(/^Điều 3\. Thu hồi đất\nSố: 27\/QĐ-UBND\nQuyết định/);
    expect(within).toMatch(/^Số: 27\/QĐ-UBND\nQuyết định/);
  });

  test('the store serves others while it reads', async () => {
    const plain = await ask(question);
    const others: SearchResult[] = [];
    const busy = recorder(async (query, passages) => {
      others.push(await search({ store, embeddings }, all, { query: question }));
      return reversing(query, passages);
    });
    await ask(question, busy);
    expect(others.map(comparable)).toEqual([comparable(plain)]);
  });

  test('what is closed to the reader while it reads is not shown', async () => {
    const setMode = (mode: string): Promise<unknown> =>
      asWriter(store, async (writer) => {
        for (const table of ['document', 'chunk', 'page']) {
          const key = table === 'document' ? 'id' : 'document';
          await writer.query(`update ${table} set mode = $1 where ${key} = $2`, [mode, ids[1]]);
        }
      });
    const closing = recorder(async (query, passages) => {
      await setMode('02');
      return reversing(query, passages);
    });
    try {
      const shown = await order(question, closing);
      expect(closing.calls.flat().some((text) => text.includes('Lê Lợi'))).toBe(true);
      expect(failures).toEqual([]);
      expect(shown).not.toContain(1);
    } finally {
      await setMode('01');
    }
  });
});

test('any scores move the documents read among their own places, and nothing else', async () => {
  const places = fc.array(
    fc.record({ read: fc.boolean(), score: fc.float({ min: 0, max: 1, noNaN: true }) }),
    {
      maxLength: 20,
    },
  );
  await fc.assert(
    fc.asyncProperty(places, async (given) => {
      const ranked = given.map((_, index): RankedDocument => ({
        document: `${index}`,
        score: 1,
        passages: [],
      }));
      const readings = ranked.flatMap((document, index) =>
        given[index]?.read ? [{ document, text: document.document }] : [],
      );
      const scoreOf = ({ document }: RankedDocument): number => given[Number(document)]?.score ?? 0;
      const reranker = recorder((_, texts) => texts.map((text) => given[Number(text)]?.score ?? 0));
      const onFailure = (error: unknown): never => {
        throw error;
      };
      const result = await rerank({ reranker, milliseconds: 1_000, onFailure }, '', ranked, readings);
      expect(new Set(result)).toEqual(new Set(ranked));
      expect(result).toHaveLength(ranked.length);
      const moved = result.filter((document, index) => {
        if (!given[index]?.read) expect(document).toBe(ranked[index]);
        return given[index]?.read;
      });
      const scores = moved.map(scoreOf);
      expect(scores).toEqual(scores.toSorted((one, two) => two - one));
    }),
  );
});
