import { beforeAll, expect, test } from 'vitest';
import { readerOf, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { documentNumberKey } from '@tangthu/language/text/document-number';
import { fillArchive } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { documentHits } from './document-hits.ts';
import { openDocument } from './open-document.ts';
import { openPage } from './open-page.ts';
import { RecordNotFoundError } from './record-errors.ts';

describeStores('records', (open) => {
  let store: Store;
  let reader: Reader;
  let plan: string;
  let cited: string[];
  beforeAll(async () => {
    store = await open();
    const decision = { agency: 'A', documentNumber: '12/QĐ-UBND', pages: ['Quyết định'] };
    [plan = '', ...cited] = await fillArchive(store, new SyllableEmbeddings(), [
      {
        agency: 'A',
        documentNumber: '155/KH-UBND',
        issuedDate: '2025-06-05',
        pages: ['Kế hoạch bồi thường cho hộ dân', 'có nhà bị giải tỏa\n\nhỗ trợ hộ dân', ''],
      },
      { ...decision, subject: 'Quyết định cũ', issuedDate: '2020-01-02' },
      { ...decision, subject: 'Quyết định mới', issuedDate: '2024-03-04' },
      { ...decision, agency: 'B', subject: 'Quyết định của nơi khác', issuedDate: '2025-01-01' },
    ]);
    await asWriter(store, async (writer) => {
      await writer.query(
        `update chunk set text = 'Kế hoạch bồi thường cho hộ dân có nhà bị giải tỏa',
           spans = '[{"page":1,"from":0,"to":6},{"page":2,"from":0,"to":4}]' where document = $1 and ordinal = 0`,
        [plan],
      );
      await writer.query(`update chunk set text = 'Nơi nhận' where document = $1 and ordinal = 1`, [plan]);
      for (const [relation, number, date] of [
        ['replaces', '12/QĐ-UBND', '2024-03-04'],
        ['cites', '12/QĐ-UBND', null],
        ['cites', '99/QĐ-UBND', null],
      ]) {
        await writer.query(
          `insert into link (document, custodian, mode, relation, cited_number, cited_key, cited_date)
           select id, custodian, mode, $2, $3, $4, $5::date from document where id = $1`,
          [plan, relation, number, documentNumberKey(number?.split('/')[0] ?? '', 'QĐ-UBND'), date],
        );
      }
      await writer.query(
        `with made as (insert into account (sign_in_name, display_name) values ('an', 'An') returning id)
         insert into membership (account, agency, role) select made.id, a.id, 'official' from made, agency a where a.code = 'A'`,
      );
    });
    const [account] = await asWriter(store, (writer) =>
      writer.query<{ id: string }>(`select id from account where sign_in_name = 'an'`),
    );
    reader = await readerOf(store, account?.id ?? '');
  });

  test('a passage over two pages is a hit on the page where the words stand', async () => {
    const pagesOf = async (query: string): Promise<number[]> =>
      (await documentHits(store, reader, plan, query)).map(({ page }) => page);
    expect(await pagesOf('giải tỏa')).toEqual([2]);
    expect(await pagesOf('bồi thường')).toEqual([1]);
    expect(await pagesOf('hộ dân')).toEqual([1, 2]);
  });

  test('the snippet of a hit lights the words, whatever their spelling', async () => {
    for (const query of ['giải toả', 'giải tỏa'.normalize('NFD'), 'giai toa']) {
      const [hit] = await documentHits(store, reader, plan, query);
      expect(
        hit?.snippet.filter(({ lit }) => lit),
        query,
      ).toEqual([{ text: 'giải tỏa', lit: true }]);
    }
  });

  test('only the passage that is asked for is lit by meaning, and only on its own pages', async () => {
    const litOn = async (number: number, passage: number): Promise<string[]> => {
      const page = await openPage(store, reader, { document: plan, number, query: 'đền bù di dời', passage });
      return page.litText.map(({ start, end, kind }) => `${kind}: ${page.text.slice(start, end)}`);
    };
    expect(await litOn(1, 0)).toEqual(['passage: Kế hoạch bồi thường cho hộ dân']);
    expect(await litOn(2, 0)).toEqual(['passage: có nhà bị giải tỏa']);
    expect(await litOn(1, 1)).toEqual([]);
    expect(await litOn(1, 77)).toEqual([]);
  });

  test('a page without text opens empty', async () => {
    const page = await openPage(store, reader, { document: plan, number: 3, query: 'hộ dân' });
    expect(page).toMatchObject({ number: 3, text: '', words: [], lit: [], litText: [] });
  });

  test('a link leads to the readable document of that number and date; where two fit or none, to none', async () => {
    expect((await openDocument(store, reader, plan)).links).toEqual([
      {
        relation: 'replaces',
        citedNumber: '12/QĐ-UBND',
        document: { id: cited[1], title: 'Quyết định mới' },
      },
      { relation: 'cites', citedNumber: '12/QĐ-UBND', document: null },
      { relation: 'cites', citedNumber: '99/QĐ-UBND', document: null },
    ]);
  });

  test('a replaced document says by what and from when; its namesake stays in force', async () => {
    expect(await openDocument(store, reader, cited[1] ?? '')).toMatchObject({
      status: 'replaced',
      changes: [
        { relation: 'replaces', since: '2025-06-05', document: { id: plan, title: 'Kế hoạch 155/KH-UBND' } },
      ],
    });
    expect(await openDocument(store, reader, cited[0] ?? '')).toMatchObject({
      status: 'unknown',
      changes: [],
    });
  });

  test('what another agency keeps is not there', async () => {
    const foreign = cited[2] ?? '';
    await expect(openDocument(store, reader, foreign)).rejects.toThrow(RecordNotFoundError);
    await expect(openPage(store, reader, { document: foreign, number: 1, query: '' })).rejects.toThrow(
      RecordNotFoundError,
    );
    await expect(documentHits(store, reader, foreign, 'quyết định')).rejects.toThrow(RecordNotFoundError);
  });
});
