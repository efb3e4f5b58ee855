import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { encodeTerms } from '@tangthu/language/text/term-codes';
import { indexTerms } from '@tangthu/language/text/terms';
import { beforeAll, expect, test } from 'vitest';
import { agencies } from '../testing/decisions.ts';
import { fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import type { Asked, Order, TablePage } from './export-view.ts';
import { findDocuments, idCount, idsBetween } from './found-documents.ts';
import { matchCounts } from './match-counts.ts';
import { matchTable } from './match-table.ts';
import { readQuestion } from './matching.ts';

const documents: PlainDocument[] = [
  {
    agency: 'A',
    documentNumber: '2/QĐ-UBND',
    issuedDate: '2020-03-01',
    subject: 'Quyết định thu hồi đất',
    pages: ['Quyết định thu hồi đất của hộ ông Ba\n\nBồi thường tài sản trên đất'],
  },
  {
    agency: 'A',
    documentNumber: '10/QĐ-UBND',
    issuedDate: '2021-03-01',
    subject: 'Quyết định hòa giải',
    pages: ['Ủy ban nhân dân phường hoà giải tranh chấp\n\nĐất của hộ bà Tư, thu phí chợ, phục hồi'],
  },
  {
    agency: 'A',
    mode: '02',
    issuedDate: '2021-07-01',
    pages: ['Thu hồi đất có điều kiện 100% diện tích_đất'],
  },
  { agency: 'B', documentNumber: '2/QĐ-UBND', type: 'QĐ', pages: ['Thu hồi đất của phường B'] },
  { agency: 'A', documentNumber: '7/KH-UBND', type: 'KH', pages: ['Căn cứ Quyết định 2/QĐ-UBND về đất'] },
];

describeStores('all documents that match', (open) => {
  let store: Store;
  let ids: string[];
  let reader: Reader;
  let stranger: Reader;
  beforeAll(async () => {
    store = await open();
    ids = await fillArchive(store, new SyllableEmbeddings(), documents);
    const [ward = 0] = await agencies(store, 'A');
    reader = await readerOfAgencies(store, [ward]);
    stranger = await readerOfAgencies(store, []);
  });

  const table = async (
    query: string,
    more: Partial<Asked> & { order?: Order } = {},
    by = reader,
  ): Promise<TablePage> => {
    const { order = 'date', filters = {}, ...settled } = more;
    const question = await readQuestion(store, by, { query, filters, ...settled });
    return matchTable(store, by, question, { order, limit: 10, offset: 0 });
  };
  const found = async (...asked: Parameters<typeof table>): Promise<number[]> =>
    (await table(...asked)).rows.map(({ id }) => ids.indexOf(id));

  test.each([
    ['thu hồi đất', [0, 1]],
    ['thu hoi dat', [0, 1]],
    ['thu hồi', [0, 1]],
    ['"thu hồi"', [0]],
    ['"thu hoi dat"', [0]],
    ['«hồi thu»', []],
    ['"hộ ông"', [0]],
    ['hòa giải', [1]],
    ['hòa giải'.normalize('NFD'), [1]],
    ['hoa giai', [1]],
    ['hỏa giải', []],
    ['UBND phường', [1]],
    ['đất', [0, 1, 4]],
    ['đất và của', [0, 1, 4]],
    ['2/QĐ-UBND', [0, 4]],
    ['999/QĐ-UBND', []],
    ['!!!', []],
    ['100%', []],
    ['*', [0, 1, 4]],
    ['', [0, 1, 4]],
  ])('«%s» finds every document that has it, and no other', async (query, expected) => {
    expect((await found(query)).sort()).toEqual(expected);
  });

  test('a word that only others may read finds nothing, and a stranger nothing at all', async () => {
    expect(await found('điều kiện')).toEqual([]);
    for (const query of ['*', 'đất', '2/QĐ-UBND']) {
      expect(await table(query, {}, stranger)).toMatchObject({ rows: [], total: 0 });
      const question = await readQuestion(store, stranger, { query, filters: {} });
      expect(await matchCounts(store, stranger, question)).toEqual({
        total: 0,
        groups: [],
        types: {},
        agencies: {},
      });
      expect(idCount(await findDocuments(store, stranger, question, '-date', 10))).toBe(0);
    }
  });

  test('filters narrow, those in plain words too; who lacks a value comes last either way', async () => {
    expect(await found('*', { filters: { type: ['KH'] } })).toEqual([4]);
    expect(await found('quyết định năm 2021')).toEqual([1]);
    expect(await found('*', { order: 'date' })).toEqual([0, 1, 4]);
    expect(await found('*', { order: '-date' })).toEqual([1, 0, 4]);
    expect(await found('*', { order: 'number' })).toEqual([0, 4, 1]);
    expect(await found('*', { order: '-number' })).toEqual([1, 4, 0]);
  });

  test('beyond the last page nothing is shown, and all are counted', async () => {
    const question = await readQuestion(store, reader, { query: 'đất', filters: {} });
    const beyond = { order: '-date', limit: 10, offset: 50 } as const;
    expect(await matchTable(store, reader, question, beyond)).toMatchObject({ rows: [], total: 3 });
  });

  test('counts, table and export agree', async () => {
    const question = await readQuestion(store, reader, { query: 'đất', filters: {} });
    const { total, groups, types, agencies: names } = await matchCounts(store, reader, question);
    expect(total).toBe(3);
    expect(groups).toContainEqual({ year: '2020', type: 'QĐ', agency: 'A', count: 1 });
    expect(groups).toContainEqual({ year: null, type: 'KH', agency: 'A', count: 1 });
    expect([types['QĐ'], names['A']]).toEqual(['Quyết định', 'Ủy ban nhân dân A']);
    const all = await findDocuments(store, reader, question, '-date', 10);
    const { rows } = await table('đất', { order: '-date' });
    expect(idsBetween(all, 0, idCount(all))).toEqual(rows.map(({ id }) => id));
    expect(idCount(await findDocuments(store, reader, question, '-date', 1))).toBe(2);
  });

  test('bytes that fit by chance, and passages without codes, are decided by the terms themselves', async () => {
    const absent = Buffer.from(encodeTerms(indexTerms('khuếch')), 'base64');
    const change = (codes: string, ...values: unknown[]): Promise<unknown> =>
      asOwner(store, (owner) => owner.query(`update chunk set term_codes = ${codes}`, values));
    await change(`decode('00', 'hex') || $1::bytea || term_codes`, absent);
    expect([await found('khuếch'), (await found('đất')).sort()]).toEqual([[], [0, 1, 4]]);
    expect(await found('"thu hồi"')).toEqual([0]);
    await change('null');
    expect([await found('khuếch'), (await found('thu hoi dat')).sort()]).toEqual([[], [0, 1]]);
  });
});
