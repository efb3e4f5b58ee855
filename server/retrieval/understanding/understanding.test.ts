import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { beforeAll, expect, test } from 'vitest';
import { agencies } from '../../testing/decisions.ts';
import { fillArchive, type PlainDocument } from '../../testing/small-archive.ts';
import { SyllableEmbeddings } from '../../testing/syllable-embeddings.ts';
import { search } from '../search.ts';
import { recognizedKinds, type SearchRequest, type SearchResult } from '../search-result.ts';

const clearing: PlainDocument = {
  agency: 'quận 10',
  type: 'Quyết định',
  documentNumber: '27/QĐ-UBND',
  issuedDate: '1998-03-02',
  pages: ['Quyết định thu hồi đất để giải phóng mặt bằng làm đường Lê Lợi.'],
};
const later: PlainDocument = {
  ...clearing,
  issuedDate: '2001-05-05',
  pages: ['Giải phóng mặt bằng chợ An Đông.'],
};
const plan: PlainDocument = {
  agency: 'quận 10',
  type: 'Kế hoạch',
  documentNumber: '155/KH-UBND',
  issuedDate: '1998-07-01',
  fonds: 'F10',
  pages: ['Kế hoạch giải phóng mặt bằng của quận.'],
};
const successor: PlainDocument = {
  agency: 'phường Vườn Lài',
  type: 'Quyết định',
  issuedDate: '2025-08-01',
  pages: ['Quyết định giải phóng mặt bằng sau sắp xếp.'],
};
const handedOver: PlainDocument = {
  agency: 'kho',
  creator: 'huyện Sông Mây',
  type: 'Quyết định',
  issuedDate: '1979-01-01',
  pages: ['Quyết định thành lập hợp tác xã.'],
};
const own = [clearing, later, plan, successor, handedOver];
const hidden: PlainDocument[] = Array.from({ length: 12 }, (_, index) => ({
  agency: 'quận 12',
  type: 'Nghị quyết',
  documentNumber: `99${index}/NQ-HĐND`,
  issuedDate: '1985-01-01',
  pages: [`Nghị quyết về ngói lợp, nghiệm thu công trình, tổ ${index}.`],
}));
const everything = { plain: recognizedKinds };

describeStores('filters in plain words', (open) => {
  const embeddings = new SyllableEmbeddings();
  let store: Store;
  let ids: string[];
  let reader: Reader;
  beforeAll(async () => {
    store = await open();
    ids = await fillArchive(store, embeddings, [...own, ...hidden]);
    const read = await agencies(store, 'quận 10', 'phường Vườn Lài', 'kho');
    const [ten = 0, ward = 0] = read;
    await asWriter(store, async (writer) => {
      await writer.query(
        `insert into succession (predecessor, successor, kind, effective, legal_basis) values ($1, $2, 'merge', '2025-07-01', 'NQ')`,
        [ten, ward],
      );
      await writer.query(
        `insert into agency_name (agency, name, valid_to) values ($1, 'Ủy ban hành chính quận Mười', '1976-01-01')`,
        [ten],
      );
    });
    reader = await readerOfAgencies(store, read);
  });

  const ask = (query: string, more: Partial<SearchRequest> = {}, who = reader): Promise<SearchResult> =>
    search({ store, embeddings }, who, { query, ...more });
  const found = ({ hits }: SearchResult): Set<number> =>
    new Set(hits.map(({ document }) => ids.indexOf(document.id)));
  const outcomes = ({ understood }: SearchResult): string[] =>
    understood.map(
      ({ kind, words, applied, why }) => `${kind} «${words}» ${applied ? 'applied' : (why ?? '')}`,
    );
  const query = 'quyết định của UBND quận 10 năm 1998 về giải phóng mặt bằng';

  test('type, maker and year narrow the search, and each says which words it was', async () => {
    const result = await ask(query);
    expect(found(result)).toEqual(new Set([0]));
    expect(result.query).toBe(query);
    expect(outcomes(result)).toEqual([
      'type «quyết định» applied',
      'agency «UBND quận 10» applied',
      'date «năm 1998» applied',
    ]);
    expect(result.understood.map(({ label }) => label)).toEqual([
      'Quyết định',
      'Ủy ban nhân dân quận 10',
      'năm 1998',
    ]);
    const lit = result.hits[0]?.snippet.filter((piece) => piece.lit).map(({ text }) => text.toLowerCase());
    expect(lit).toEqual(['giải phóng mặt bằng']);
    for (const other of [
      query.normalize('NFD'),
      'quyet dinh cua ubnd quan 10 nam 1998 ve giai phong mat bang',
    ]) {
      expect(found(await ask(other))).toEqual(new Set([0]));
    }
  });

  test('a filter that is taken away leaves its words to the search', async () => {
    const result = await ask(query, { plain: ['date'] });
    expect(found(result)).toEqual(new Set([0, 1, 3]));
    expect(outcomes(result)).toContain('date «năm 1998» plain');
    const plainly = await ask(query, everything);
    expect(plainly.understood.map(({ applied }) => applied)).toEqual([false, false, false]);
    expect(found(plainly)).toContain(2);
  });

  test('what is unsure narrows only when it is asked to', async () => {
    const unsure = await ask('giải phóng mặt bằng năm 1998');
    expect(outcomes(unsure)).toEqual(['date «năm 1998» unsure']);
    expect(found(unsure)).toContain(1);
    const sure = await ask('giải phóng mặt bằng năm 1998', { sure: ['date'] });
    expect(outcomes(sure)).toEqual(['date «năm 1998» applied']);
    expect(found(sure)).toEqual(new Set([0, 2]));
  });

  test('a filter that leaves nothing is not applied, and that is said', async () => {
    const result = await ask('quyết định của UBND quận 10 năm 1945 về giải phóng mặt bằng');
    expect(outcomes(result)).toEqual([
      'type «quyết định» applied',
      'agency «UBND quận 10» applied',
      'date «năm 1945» nothing',
    ]);
    expect(found(result)).toEqual(new Set([0, 1, 3]));
  });

  test('an old name finds what the successor made, a present one what its predecessors made', async () => {
    for (const name of [
      'UBND quận 10',
      'Ủy ban hành chính quận Mười',
      'UBND phường Vườn Lài',
      'phường vườn lài',
    ]) {
      expect(found(await ask(`quyết định của ${name}`)), name).toEqual(new Set([0, 1, 3]));
    }
  });

  test('a maker whose records another agency keeps is known to who reads them, and to nobody else', async () => {
    const kept = await ask('quyết định của UBND huyện Sông Mây');
    expect(outcomes(kept)).toContain('agency «UBND huyện Sông Mây» applied');
    expect(found(kept)).toEqual(new Set([4]));
    const ten = await readerOfAgencies(store, await agencies(store, 'quận 10'));
    const unknown = await ask('quyết định của UBND huyện Sông Mây', {}, ten);
    expect(unknown.understood.map(({ kind }) => kind)).not.toContain('agency');
  });

  test('what the request filters by already is not read out of the words', async () => {
    const result = await ask(query, { filters: { type: ['Kế hoạch'], from: '1998-01-01' } });
    expect(outcomes(result)).toEqual(['agency «UBND quận 10» applied']);
    expect(found(result)).toEqual(new Set([2]));
  });

  test('a fonds is read by its title or code', async () => {
    for (const words of ['trong phông F10', 'thuộc Phông F10', 'trong phong f10']) {
      const result = await ask(`giải phóng mặt bằng ${words}`);
      expect(result.understood[0], words).toMatchObject({ kind: 'fonds', label: 'Phông F10', applied: true });
      expect(found(result), words).toEqual(new Set([2]));
    }
  });

  test('a citation finds its document, whatever of it is wrong', async () => {
    const cited = await ask('Quyết định số 27/QĐ-UBND ngày 02/3/1998 của UBND quận 10 về việc thu hồi đất');
    expect(outcomes(cited)).toEqual(['date «ngày 02/3/1998» applied', 'agency «UBND quận 10» applied']);
    expect(found(cited)).toEqual(new Set([0]));
    const misdated = await ask('Quyết định số 27/QĐ-UBND ngày 03/3/1998 của UBND quận 10');
    expect(outcomes(misdated)).toEqual(['agency «UBND quận 10» applied']);
    expect(found(misdated)).toContain(0);
  });

  test('a query that is all filters lists the newest of what they leave', async () => {
    const { hits } = await ask('các quyết định của UBND quận 10');
    expect(hits.map(({ document }) => ids.indexOf(document.id))).toEqual([3, 1, 0]);
  });

  test('questions are searched as they are', async () => {
    for (const question of ['quyết định hành chính là gì', 'năm 1998 quận 10 thu hồi đất thế nào?']) {
      expect((await ask(question)).understood).toEqual([]);
    }
  });

  test('a number that nothing bears is named; one that a document bears is not', async () => {
    expect((await ask('156/KH-UBND')).missingNumber).toBe('156/KH-UBND');
    expect((await ask('số 156 kh ubnd')).missingNumber).toBe('156 kh ubnd');
    expect((await ask('kế hoạch số 156/KH-UBND về giải phóng mặt bằng')).missingNumber).toBe('156/KH-UBND');
    for (const number of ['155/KH-UBND', '155 kh ubnd', '155', '097053562064', 'ngày 05/6/2025']) {
      expect((await ask(number)).missingNumber, number).toBeNull();
    }
    expect((await ask('155/KH-UBND', { filters: { type: ['Quyết định'] } })).missingNumber).toBeNull();
  });

  test('a better spelling is offered of words that this reader may read, and the typed one is searched', async () => {
    const result = await ask('giải phòng mặt bằng');
    expect(result).toMatchObject({ query: 'giải phòng mặt bằng', suggestion: 'giải phóng mặt bằng' });
    expect((await ask('giai phong mat bang')).suggestion).toBe('giải phóng mặt bằng');
    expect((await ask('giải phóng mặt bằng')).suggestion).toBeNull();
    expect((await ask('"giải phòng mặt bằng"')).suggestion).toBeNull();
    expect((await ask('')).suggestion).toBeNull();
  });

  test('a word that stands only in the records of others is never offered', async () => {
    const other = await readerOfAgencies(store, await agencies(store, 'quận 12'));
    expect((await ask('nghiem thu cong trinh', {}, other)).suggestion).toBe('nghiệm thu công trình');
    expect((await ask('nghiem thu cong trinh')).suggestion).toBeNull();
    for (const typed of ['nghiêm thu công trình', 'nghiem thu']) {
      expect((await ask(typed)).suggestion ?? '', typed).not.toMatch(/nghiệm|trình/);
    }
  });

  test('a stranger is told nothing of anybody', async () => {
    const stranger = await readerOfAgencies(store, []);
    expect((await ask(query, {}, stranger)).understood).toEqual([]);
    for (const typed of ['giải phòng mặt bằng', 'ngoi lop', 'quyết định của UBND quận 12']) {
      expect((await ask(typed, {}, stranger)).suggestion, typed).toBeNull();
    }
  });
});

describeStores('understanding in stores that differ only in hidden records', (open) => {
  test('is the same to the byte', async () => {
    const embeddings = new SyllableEmbeddings();
    const [bare, full] = [await open(), await open()];
    await fillArchive(bare, embeddings, own);
    await agencies(full, 'quận 10', 'phường Vườn Lài', 'kho');
    await fillArchive(full, embeddings, [...own, ...hidden]);
    const answers = async (store: Store): Promise<string> => {
      const reader = await readerOfAgencies(
        store,
        await agencies(store, 'quận 10', 'phường Vườn Lài', 'kho'),
      );
      const results: SearchResult[] = [];
      for (const query of [
        'nghị quyết của UBND quận 12 năm 1985 về ngói lợp',
        'nghị quyết năm 1985',
        '991/NQ-HĐND',
        '9999/NQ-HĐND',
        'ngoi lop',
        'ngòi lợp',
        'nghiem thu cong trinh',
        'nghiêm thu công trình',
        'giải phòng mặt bằng',
        'UBND quận 12',
      ]) {
        results.push({ ...(await search({ store, embeddings }, reader, { query })), milliseconds: 0 });
      }
      expect(JSON.stringify(results.map(({ suggestion }) => suggestion))).not.toMatch(/ngói|nghiệm/);
      expect(results[2]?.missingNumber).toBe('991/NQ-HĐND');
      return JSON.stringify(results, null, 1);
    };
    expect(await answers(full)).toBe(await answers(bare));
  }, 180_000);

  test('records without type, maker and date are searched as if nothing had been said', async () => {
    const embeddings = new SyllableEmbeddings();
    const store = await open();
    await fillArchive(store, embeddings, [
      { agency: 'luật', pages: ['Quyết định của Ủy ban nhân dân năm 2020 về đất.'] },
    ]);
    const reader = await readerOfAgencies(store, await agencies(store, 'luật'));
    for (const query of ['quyết định của UBND năm 2020 về đất', 'thông tư năm 2020 về đất']) {
      const read = await search({ store, embeddings }, reader, { query });
      const plainly = await search({ store, embeddings }, reader, { query, plain: recognizedKinds });
      expect(read.hits.length).toBeGreaterThan(0);
      expect(read.understood.filter(({ applied }) => applied)).toEqual([]);
      expect(read.hits).toEqual(plainly.hits);
    }
  });
});
