import { asReader, readerOf, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { beforeAll, expect, test } from 'vitest';
import { fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { search } from './search.ts';

const documents = Array.from({ length: 24 }, (_, index): PlainDocument => {
  const agency = index % 2 === 0 ? 'phuong-10' : 'quan-5';
  return {
    agency,
    mode: index % 5 === 0 ? '02' : '01',
    type: index % 3 === 0 ? 'QĐ' : 'KH',
    fonds: `F-${agency}-${index % 4}`,
    issuedDate: `20${10 + index}-01-01`,
    pages: Array.from(
      { length: 1 + (index % 3) },
      (_, page) => `Trang ${page} văn bản ${index}\n\nNội dung ${index}`,
    ),
    needsOcr: index % 4 === 0 ? [1] : [],
  };
});

/** Gives an account nothing but what one statement with its id as $1 adds. */
async function person(owner: Transaction, ...rules: readonly string[]): Promise<string> {
  const [account] = await owner.query<{ id: string }>(
    `insert into account (sign_in_name, display_name) values (uuidv7()::text, 'Người đọc') returning id`,
  );
  for (const rule of rules) await owner.query(rule, [account?.id]);
  return account?.id ?? '';
}

const MEMBER = `insert into membership (account, agency, role, modes)
  select $1, id, 'official', '{01,02}' from agency where code = 'phuong-10'`;

/** A member, cleared for public records alone, of an agency that took over some files of another. */
const SUCCESSOR_OF_FILES = [
  `insert into agency (code, bloc, level) values ('xa-moi', 'government', 'commune')`,
  `with part as (
     insert into succession (predecessor, successor, kind, effective, legal_basis, extent)
     select old.id, new.id, 'separate', '2020-01-01', 'NQ 1', 'part' from agency old, agency new
     where old.code = 'phuong-10' and new.code = 'xa-moi' returning id, predecessor)
   insert into succession_part (succession, file) select p.id, f.id from part p join file f on f.custodian = p.predecessor`,
];
const MEMBER_OF_SUCCESSOR = `insert into membership (account, agency, role, modes)
  select $1, id, 'official', '{01}' from agency where code = 'xa-moi'`;

const granted = (scope: 'document' | 'file' | 'fonds' | 'query', rows: string): string =>
  `insert into access_grant (to_account, granted_by, authority, ${scope}, purpose, legal_basis, valid_to)
   select $1::uuid, $1::uuid, of.custodian, of.scope, 'Xác minh', 'QĐ 1', now() + interval '1 hour' from (${rows}) of (custodian, scope)`;

const withheld = (scope: 'document' | 'file' | 'fonds', rows: string): string =>
  `insert into restriction (kind, set_by, authority, ${scope}, reason, legal_basis)
   select 'hold', $1::uuid, of.custodian, of.scope, 'Kiện', 'QĐ 2' from (${rows}) of (custodian, scope)`;

describeStores('what is counted for a reader', (open) => {
  const embeddings = new SyllableEmbeddings();
  let store: Store;
  const readers: Record<string, Reader> = {};

  beforeAll(async () => {
    store = await open();
    await fillArchive(store, embeddings, documents);
    const accounts = await asOwner(store, async (owner) => {
      await owner.query(
        `insert into file (fonds, custodian, mode, code, title)
         select id, custodian, '01', 'HS' || right(code, 1), 'Hồ sơ' from fonds where code like '%-_' and right(code, 1) in ('0', '1', '3')`,
      );
      await owner.query('update document d set file = f.id from file f where f.fonds = d.fonds');
      for (const rule of SUCCESSOR_OF_FILES) await owner.query(rule);
      const anyone = await person(owner);
      const places = {
        nobody: anyone,
        member: await person(owner, MEMBER),
        'documents of others': await person(
          owner,
          MEMBER,
          granted('document', `select custodian, id from document order by id limit 9`),
        ),
        'files of others': await person(owner, granted('file', 'select custodian, id from file')),
        'successor of files': await person(owner, MEMBER_OF_SUCCESSOR),
        'a query': await person(owner, granted('query', `select id, '{"types": ["QĐ"]}'::jsonb from agency`)),
        'two queries beside shelves': await person(
          owner,
          MEMBER,
          granted('query', `select id, '{"types": ["QĐ"]}'::jsonb from agency`),
          granted('query', `select id, '{"issuedFrom": "2015-01-01"}'::jsonb from agency`),
        ),
        'a fonds and files': await person(
          owner,
          granted('fonds', `select custodian, id from fonds where code like '%-1'`),
          granted('file', `select custodian, id from file where code = 'HS1' or code = 'HS3'`),
        ),
      };
      for (const scope of [
        withheld('document', `select custodian, id from document order by id desc limit 6`),
        withheld('file', `select custodian, id from file where code = 'HS1'`),
        withheld('fonds', `select custodian, id from fonds where code = 'F-phuong-10-2'`),
      ])
        await owner.query(scope, [anyone]);
      // What was stored is not what is there.
      await owner.query('update page set needs_ocr = not needs_ocr where number = 2');
      await owner.query('delete from page where number = 3');
      await owner.query('delete from chunk where ordinal = 2');
      await owner.query('delete from document where id in (select id from document order by id limit 1)');
      return places;
    });
    for (const [name, account] of Object.entries(accounts)) readers[name] = await readerOf(store, account);
  });

  test.each([
    'nobody',
    'member',
    'documents of others',
    'files of others',
    'successor of files',
    'a query',
    'two queries beside shelves',
    'a fonds and files',
  ])('equals what the rows count to: %s', async (name) => {
    const reader = readers[name];
    if (!reader) throw new Error('There is no such reader.');
    const [counted] = await asReader(store, reader, (transaction) =>
      transaction.query<{ pages: number; pagesNeedingOcr: number; chunks: number; documents: number }>(
        `select (select count(*) from page) as pages, (select count(*) from page where needs_ocr) as "pagesNeedingOcr",
             (select count(*) from chunk) as chunks, (select count(*) from document) as documents`,
      ),
    );
    const [held] = await asReader(store, reader, (transaction) =>
      transaction.query<object>(
        'select pages, pages_needing_ocr as "pagesNeedingOcr", chunks from reader_holdings()',
      ),
    );
    expect({ ...held, documents: counted?.documents }).toEqual(counted);
    const { coverage, total, facets } = await search({ store, embeddings }, reader, { query: '' });
    expect(coverage).toEqual({ pages: counted?.pages, pagesNeedingOcr: counted?.pagesNeedingOcr });
    expect(total).toBe(counted?.documents);
    expect(facets.type.reduce((sum, { count }) => sum + count, 0)).toBe(total);
    const words = await search({ store, embeddings }, reader, { query: 'nội dung văn bản' });
    expect(words.totalIsExact).toBe(true);
    expect(words.total).toBe(total);
    expect((counted?.documents ?? 0) > 0).toBe(name !== 'nobody');
  });

  test('the sums of whole shelves are not for readers', async () => {
    const member = readers['member'];
    if (!member) throw new Error('There is no such reader.');
    await expect(
      asReader(store, member, (transaction) => transaction.query('select from holding')),
    ).rejects.toThrow(/permission denied/);
  });
});
