import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { beforeAll, expect, test } from 'vitest';
import { agencies } from '../testing/decisions.ts';
import { fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { search } from './search.ts';
import type { SearchRequest, SearchResult } from './search-result.ts';

const decision = (number: number, issuedDate: string, more: Partial<PlainDocument> = {}): PlainDocument => ({
  agency: 'cau-van',
  type: 'QĐ',
  documentNumber: `${number}/QĐ-UBND`,
  issuedDate,
  fonds: 'F1',
  pages: [
    `Quyết định số ${number} về ngân sách phường.`,
    `Ngân sách phường phần ${number}, tiếp theo.\n\nNgân sách chi.`,
  ],
  ...more,
});

const documents: readonly PlainDocument[] = [
  decision(2, '2005-03-01'),
  decision(10, '2005-11-20'),
  decision(1, '2006-01-05', { fonds: 'F2', needsOcr: [2] }),
  decision(9, '2007-02-02', { type: 'KH', documentNumber: '9/KH-UBND' }),
  decision(77, '2008-02-02', { agency: 'hidden', fonds: 'F9' }),
];

describeStores('finding decisions', (open) => {
  let store: Store;
  let ids: string[];
  let reader: Reader;
  let blind: Reader;
  beforeAll(async () => {
    store = await open();
    ids = await fillArchive(store, new SyllableEmbeddings(), documents);
    const [own = 0, hidden = 0, successor = 0] = await agencies(store, 'cau-van', 'hidden', 'hai-dang');
    await asWriter(store, async (writer) => {
      const link = `insert into link (document, custodian, mode, relation, cited_number, cited_key, cited_date)
         select d.id, d.custodian, d.mode, $3, p.document_number, p.number_key, p.issued_date
         from document d, document p where d.id = $1 and p.id = $2`;
      await writer.query(link, [ids[3], ids[0], 'amends']);
      await writer.query(link, [ids[4], ids[0], 'replaces']);
      await writer.query(link, [ids[3], ids[1], 'repeals']);
      await writer.query(
        `with made as (insert into file (fonds, custodian, mode, code, title)
           select fonds, custodian, '01', 'H-1', 'Ngân sách năm 2005' from document where id = $1 returning id)
         update document set file = made.id from made where document.id = any($2::uuid[])`,
        [ids[0], [ids[0], ids[1]]],
      );
      await writer.query(
        `insert into duplicate_member (document, duplicate_group, custodian, mode)
         select id, $2, custodian, mode from document where id = any($1::uuid[])`,
        [[ids[0], ids[3], ids[4]], ids[0]],
      );
      await writer.query(`insert into promise (custodian, fonds, metres, pages) values ($1, 'F1', 1, 60)`, [
        own,
      ]);
      await writer.query(
        `insert into succession (predecessor, successor, kind, effective, legal_basis) values ($1, $2, 'merge', '2020-01-01', 'NQ 1')`,
        [own, successor],
      );
    });
    reader = await readerOfAgencies(store, [own, hidden, successor]);
    blind = await readerOfAgencies(store, [own]);
  });
  const ask = (request: Partial<SearchRequest>, by = reader): Promise<SearchResult> =>
    search({ store, embeddings: new SyllableEmbeddings() }, by, { query: 'ngân sách phường', ...request });
  const found = ({ hits }: SearchResult) => hits.map(({ document }) => document.documentNumber);
  const counts = (values: SearchResult['facets']['type']) =>
    Object.fromEntries(values.map(({ value, count }) => [value, count]));

  test('what later documents did to a hit is said, filtered by and counted', async () => {
    const all = await ask({});
    expect(counts(all.facets.status)).toEqual({ unchanged: 3, replaced: 1, repealed: 1 });
    expect(found(await ask({ filters: { status: ['replaced'] } }))).toEqual(['2/QĐ-UBND']);
    expect(found(await ask({ filters: { status: ['unchanged', 'repealed'] }, sort: 'number' }))).toEqual([
      '1/QĐ-UBND',
      '9/KH-UBND',
      '10/QĐ-UBND',
      '77/QĐ-UBND',
    ]);
    const replaced = all.hits.find(({ document }) => document.id === ids[0]);
    expect(replaced).toMatchObject({ status: 'replaced', copies: 2 });
    expect(
      replaced?.changedBy.map(({ relation, document, since }) => [relation, document.documentNumber, since]),
    ).toEqual([
      ['amends', '9/KH-UBND', '2007-02-02'],
      ['replaces', '77/QĐ-UBND', '2008-02-02'],
    ]);
  });

  test('what only others may read changes no status, count, copy, holder or coverage', async () => {
    const all = await ask({ widened: true, filters: { status: ['amended'] } }, blind);
    expect(found(all)).toEqual(['2/QĐ-UBND']);
    expect(all.hits[0]).toMatchObject({ status: 'amended', copies: 1, holder: null });
    expect(counts(all.widened.status ?? [])).toEqual({ amended: 1, repealed: 1, unchanged: 2 });
    expect(JSON.stringify(all)).not.toMatch(/77\/QĐ|hai-dang|F9/);
  });

  test('files filter and count, and facets of a filtered kind are as wide as without its filter', async () => {
    const narrowed = await ask({ filters: { file: ['H-1'], type: ['QĐ'] }, widened: true });
    expect(found(narrowed).sort()).toEqual(['10/QĐ-UBND', '2/QĐ-UBND']);
    expect(narrowed.facets.file).toEqual([{ value: 'H-1', label: 'Ngân sách năm 2005', count: 2 }]);
    expect(counts(narrowed.widened.type ?? [])).toEqual({ QĐ: 2 });
    expect(counts((await ask({ filters: { type: ['KH'] }, widened: true })).widened.type ?? [])).toEqual({
      QĐ: 4,
      KH: 1,
    });
    expect((await ask({ filters: { type: ['KH'] } })).widened).toEqual({});
  });

  test('of one year the months are counted, of all years the years', async () => {
    const inYear = await ask({ filters: { from: '2005-11-01', to: '2005-12-31' }, widened: true });
    expect(found(inYear)).toEqual(['10/QĐ-UBND']);
    expect(counts(inYear.months)).toEqual({ '2005-03': 1, '2005-11': 1 });
    expect(counts(inYear.widened.year ?? [])).toEqual({ '2005': 2, '2006': 1, '2007': 1, '2008': 1 });
    expect((await ask({})).months).toEqual([]);
  });

  test.each([
    ['newest', ['77/QĐ-UBND', '9/KH-UBND', '1/QĐ-UBND', '10/QĐ-UBND', '2/QĐ-UBND']],
    ['oldest', ['2/QĐ-UBND', '10/QĐ-UBND', '1/QĐ-UBND', '9/KH-UBND', '77/QĐ-UBND']],
    ['number', ['1/QĐ-UBND', '2/QĐ-UBND', '9/KH-UBND', '10/QĐ-UBND', '77/QĐ-UBND']],
  ] as const)('hits come in the order that is asked for: %s', async (sort, numbers) => {
    expect(found(await ask({ sort }))).toEqual(numbers);
    if (sort === 'oldest') expect(found(await ask({ query: '', sort }))).toEqual(numbers);
    expect(found(await ask({ sort, limit: 2, offset: 2 }))).toEqual(numbers.slice(2, 4));
  });

  test('a hit shows its further passages, and who follows its custodian', async () => {
    const hit = (await ask({})).hits.find(({ document }) => document.id === ids[1]);
    expect(hit?.holder).toBe('Ủy ban nhân dân hai-dang');
    expect(hit?.more.length).toBeGreaterThan(0);
    expect(hit?.more[0]?.snippet.some(({ lit }) => lit)).toBe(true);
  });

  test('fonds say how far they have come, of what was promised where that is known', async () => {
    const { fondsCoverage } = await ask({}, blind);
    expect(fondsCoverage).toEqual([
      { code: 'F1', title: 'Phông F1', pages: 6, unread: 0, lowQuality: 0, promised: 60 },
      { code: 'F2', title: 'Phông F2', pages: 2, unread: 1, lowQuality: 0, promised: null },
    ]);
  });
});
