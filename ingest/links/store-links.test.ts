import { createHash } from 'node:crypto';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { documentNumberKey, parseDocumentNumber } from '@tangthu/language/text/document-number';
import { beforeAll, expect, test } from 'vitest';
import type { DocumentLink } from '../understand/document-links.ts';
import { storeLinks } from './store-links.ts';

interface Given {
  readonly name: string;
  readonly number: string;
  readonly date?: string;
  readonly issuer?: string;
  readonly agency?: 'A' | 'B';
  readonly mode?: '01' | '02';
  readonly draft?: boolean;
  readonly links?: readonly (Partial<DocumentLink> & { readonly to: string })[];
}

const old: Given = {
  name: 'old',
  number: '12/QĐ-UBND',
  date: '2019-03-12',
  issuer: 'ỦY BAN NHÂN DÂN QUẬN 5',
};
const other: Given = { ...old, name: 'other', issuer: 'ỦY BAN NHÂN DÂN HUYỆN SÔNG MÂY', agency: 'B' };
const repeal: Given = {
  name: 'repeal',
  number: '9/QĐ-UBND',
  date: '2024-01-02',
  issuer: 'UBND Quận 5',
  links: [{ to: '12/QĐ-UBND', relation: 'repeals', citedDate: '2019-03-12', citedIssuer: 'UBND quận 5' }],
};

describeStores('links', (open) => {
  let store: Store;
  let agencies: number[];
  beforeAll(async () => {
    store = await open();
    agencies = await asWriter(store, async (writer) => {
      const rows = await writer.query<{ id: number }>(
        `insert into agency (code, bloc, level) values ('A', 'government', 'commune'), ('B', 'government', 'commune') returning id`,
      );
      return rows.map(({ id }) => id);
    });
  });

  const add = (given: Given): Promise<string> =>
    asWriter(store, async (writer) => {
      const number = parseDocumentNumber(given.number);
      const [row] = await writer.query<{ id: string }>(
        `insert into document (custodian, mode, content_hash, original_name, byte_size, page_count, document_number, number_key,
           issued_date, issuer, draft)
         values ($1, $2, $3, $4, 1, 1, $5, $6, $7, $8, $9) returning id`,
        [
          agencies[given.agency === 'B' ? 1 : 0],
          given.mode ?? '01',
          createHash('sha256').update(JSON.stringify(given)).digest(),
          given.name,
          given.number,
          number && documentNumberKey(number.number, number.symbol, number.year),
          given.date ?? null,
          given.issuer ?? null,
          given.draft ?? false,
        ],
      );
      const links = (given.links ?? []).map(({ to, ...link }): DocumentLink => {
        const cited = parseDocumentNumber(to);
        return {
          relation: 'cites',
          citedNumber: to,
          citedKey: cited ? documentNumberKey(cited.number, cited.symbol, cited.year) : '',
          ...link,
        };
      });
      await storeLinks(writer, row?.id ?? '', links);
      return row?.id ?? '';
    });
  const empty = (): Promise<unknown> =>
    asOwner(store, async (owner) => {
      await owner.query('delete from link');
      await owner.query('delete from document');
    });
  /** The names of the documents that a document's links name, in the links' order. */
  const namedBy = async (name: string): Promise<(string | null)[]> => {
    const rows = await asWriter(store, (writer) =>
      writer.query<{ named: string | null }>(
        `select c.original_name as named from link l join document d on d.id = l.document
           left join document c on c.id = l.cited_document
         where d.original_name = $1 order by l.id`,
        [name],
      ),
    );
    return rows.map(({ named }) => named);
  };
  const changesOf = async (reader: Promise<Reader>, document: string): Promise<unknown[]> =>
    asReader(store, await reader, (records) =>
      records.query('select relation, since from legal_changes($1)', [document]),
    );
  const readerOf = (open: number[], conditional: number[] = []): Promise<Reader> =>
    readerOfAgencies(store, open, conditional);

  test.each([
    ['the document first', [old, other, repeal]],
    ['the citing one first', [repeal, other, old]],
    ['in between', [other, repeal, old]],
  ])('a link names its document, %s', async (_order, documents) => {
    await empty();
    for (const document of documents) await add(document);
    expect(await namedBy('repeal')).toEqual(['old']);
  });

  test('all at once, no link is left behind and nobody waits in a circle', async () => {
    await empty();
    const ring: Given[] = Array.from({ length: 24 }, (_, at) => ({
      name: `ring ${at}`,
      number: `${at + 1}/2020/NĐ-CP`,
      date: '2020-01-01',
      links: [1, 5, 7].map((step) => ({ to: `${((at + step) % 24) + 1}/2020/NĐ-CP` })),
    }));
    await Promise.all(ring.map(add));
    for (const [at, { name }] of ring.entries()) {
      expect(await namedBy(name), name).toEqual([1, 5, 7].map((step) => `ring ${(at + step) % 24}`));
    }
  });

  test('two agencies with one number: date and issuer decide, else nothing is named', async () => {
    await empty();
    for (const document of [old, other]) await add(document);
    await add({
      ...repeal,
      issuer: undefined,
      links: [
        { to: '12/QĐ-UBND', citedDate: '2019-03-12' },
        { to: '12/QĐ-UBND', citedDate: '2019-03-12', citedIssuer: 'Chủ tịch UBND huyện Sông Mây' },
        { to: '12/QĐ-UBND', citedIssuer: 'ủy ban nhân dân quận 5' },
        { to: '12/QĐ-UBND', citedDate: '2018-01-01' },
        { to: '12/QĐ-UBND', citedIssuer: 'UBND xã Khác' },
      ],
    });
    expect(await namedBy('repeal')).toEqual([null, 'other', 'old', null, null]);
  });

  test('a bare number is the citing agency’s own; two years of it are two documents; none is younger than who cites', async () => {
    await empty();
    const links = [{ to: '12/QĐ-UBND' }];
    await add(other);
    await add({ ...repeal, links });
    expect(await namedBy('repeal')).toEqual([null]);
    await add(old);
    await add({ ...old, name: 'younger', date: '2024-05-05' });
    expect(await namedBy('repeal')).toEqual(['old']);
    await add({ ...old, name: 'another year', date: '2020-03-12' });
    expect(await namedBy('repeal')).toEqual([null]);
  });

  test('of copies the one that the citing agency keeps is named; a draft is not', async () => {
    await empty();
    await add({ ...old, name: 'copy', agency: 'B' });
    await add({ ...old, name: 'draft', draft: true });
    await add(repeal);
    expect(await namedBy('repeal')).toEqual(['copy']);
    await add(old);
    expect(await namedBy('repeal')).toEqual(['old']);
  });

  test('a corrected number or date is followed at once, and links stored anew replace the old ones', async () => {
    await empty();
    const wrong = await add({ ...old, number: '72/QĐ-UBND' });
    const citing = await add(repeal);
    expect(await namedBy('repeal')).toEqual([null]);
    const set = (column: string, value: string): Promise<unknown> =>
      asWriter(store, (writer) =>
        writer.query(`update document set ${column} = $2 where id = $1`, [wrong, value]),
      );
    await set('number_key', documentNumberKey('12', 'QĐ-UBND'));
    expect(await namedBy('repeal')).toEqual(['old']);
    await set('issued_date', '2019-03-13');
    expect(await namedBy('repeal')).toEqual([null]);
    await asWriter(store, (writer) => storeLinks(writer, citing, []));
    expect(await namedBy('repeal')).toEqual([]);
  });

  test('what became of a document is told by the links that a reader may read, and a draft changes nothing', async () => {
    await empty();
    const [a = 0, b = 0] = agencies;
    const document = await add(old);
    await add({ ...repeal, name: 'draft', draft: true });
    await add({ ...repeal, name: 'hidden', mode: '02' });
    await add({
      ...repeal,
      name: 'amending',
      number: '7/QĐ-UBND',
      date: '2021-05-06',
      agency: 'B',
      links: repeal.links?.map((link) => ({ ...link, relation: 'amends' as const })) ?? [],
    });
    const amended = { relation: 'amends', since: '2021-05-06' };
    expect(await changesOf(readerOf([a, b], [a]), document)).toEqual([
      amended,
      { relation: 'repeals', since: '2024-01-02' },
    ]);
    expect(await changesOf(readerOf([a, b]), document)).toEqual([amended]);
    expect(await changesOf(readerOf([a]), document)).toEqual([]);
    expect(await changesOf(readerOf([]), document)).toEqual([]);
  });

  test('a hidden namesake does not make a reader’s link ambiguous', async () => {
    await empty();
    const [a = 0] = agencies;
    const document = await add(old);
    const links = [{ to: '12/QĐ-UBND', relation: 'repeals' as const, citedDate: '2019-03-12' }];
    await add({ ...repeal, issuer: undefined, links });
    const before = await changesOf(readerOf([a]), document);
    await add(other);
    expect(before).toHaveLength(1);
    expect(await changesOf(readerOf([a]), document)).toEqual(before);
    expect(await namedBy('repeal')).toEqual([null]);
  });

  test('a reader cannot ask what links name in the whole archive', async () => {
    await expect(
      asReader(store, await readerOf(agencies), (records) =>
        records.query('select cited_document from link'),
      ),
    ).rejects.toThrow(/permission denied/);
    await expect(
      asReader(store, await readerOf(agencies), (records) => records.query('select resolve_links(uuidv7())')),
    ).rejects.toThrow(/permission denied/);
  });
});
