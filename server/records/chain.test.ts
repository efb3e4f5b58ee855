import { beforeAll, expect, test } from 'vitest';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { documentNumberKey } from '@tangthu/language/text/document-number';
import { agencyId, fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { documentChain } from './chain.ts';
import type { DocumentChain } from './chain-view.ts';
import { RecordNotFoundError } from './record-errors.ts';

const decision = (number: string, year: string, agency = 'A'): PlainDocument => ({
  agency,
  documentNumber: `${number}/QĐ-UBND`,
  issuedDate: `${year}-01-01`,
  subject: `Quyết định ${number}`,
  pages: [`Quyết định ${number}`],
});

/** The chain in words: `from relation to`, by numbers. */
function sentences({ nodes, edges }: DocumentChain): string[] {
  const numbers = new Map(nodes.map(({ key, number }) => [key, number?.split('/')[0]]));
  return edges.map(({ from, to, relation }) => `${numbers.get(from)} ${relation} ${numbers.get(to)}`).sort();
}

describeStores('the chain of a decision', (open) => {
  let store: Store;
  let reader: Reader;
  let everyone: Reader;
  const ids = new Map<string, string>();
  const id = (number: string): string => ids.get(number) ?? '';
  const link = (
    from: string,
    relation: string,
    number: string,
    issuer: string | null = null,
  ): Promise<unknown> =>
    asWriter(store, (writer) =>
      writer.query(
        `insert into link (document, custodian, mode, relation, cited_number, cited_key, cited_issuer)
         select id, custodian, mode, $2, $3, $4, $5 from document where id = $1`,
        [id(from), relation, `${number}/QĐ-UBND`, documentNumberKey(number, 'QĐ-UBND'), issuer],
      ),
    );
  beforeAll(async () => {
    store = await open();
    const documents = [
      decision('1', '2001'),
      decision('2', '2005'),
      decision('3', '2010'),
      decision('4', '2015'),
      decision('5', '2020'),
      decision('9', '2012', 'B'),
      decision('20', '2003'),
      decision('21', '2003'),
    ];
    const made = await fillArchive(store, new SyllableEmbeddings(), documents);
    documents.forEach(({ documentNumber }, at) =>
      ids.set(documentNumber?.split('/')[0] ?? '', made[at] ?? ''),
    );
    for (const [from, relation, number] of [
      ['3', 'cites', '1'],
      ['3', 'cites', '2'],
      ['3', 'replaces', '2'],
      ['3', 'cites', '99'],
      ['3', 'cites', '99'],
      ['2', 'amends', '1'],
      ['2', 'cites', '20'],
      ['4', 'amends', '3'],
      ['5', 'repeals', '4'],
      ['20', 'replaces', '21'],
      ['21', 'replaces', '20'],
    ] as const)
      await link(from, relation, number);
    await link('9', 'amends', '3', 'Ủy ban nhân dân A');
    const agencies = await asWriter(store, async (writer) => [
      await agencyId(writer, 'A'),
      await agencyId(writer, 'B'),
    ]);
    reader = await readerOfAgencies(store, agencies.slice(0, 1));
    everyone = await readerOfAgencies(store, agencies);
  });

  test('it names what is cited and changed, what that changed, what changed it, and what changed that', async () => {
    const chain = await documentChain(store, reader, id('3'));
    expect(sentences(chain)).toEqual([
      '2 amends 1',
      '3 cites 1',
      '3 cites 99',
      '3 replaces 2',
      '4 amends 3',
      '5 repeals 4',
    ]);
    expect(Object.fromEntries(chain.nodes.map(({ number, step }) => [number?.split('/')[0], step]))).toEqual({
      3: 0,
      2: -1,
      1: -1,
      99: -1,
      4: 1,
      5: 2,
    });
    expect(chain.complete).toBe(true);
    expect(chain.nodes.find(({ number }) => number?.startsWith('4/'))).toMatchObject({
      status: 'repealed',
      issuedDate: '2015-01-01',
      document: { id: id('4'), title: 'Quyết định 4' },
    });
  });

  test('a number of which nothing is read is a number alone, whether or not a hidden record bears it', async () => {
    await link('5', 'cites', '9');
    const hidden = await documentChain(store, reader, id('5'));
    expect(hidden.nodes.filter(({ document }) => document === null)).toEqual([
      {
        key: hidden.nodes.find(({ document }) => document === null)?.key,
        document: null,
        number: '9/QĐ-UBND',
        issuedDate: null,
        status: 'unchanged',
        step: -1,
      },
    ]);
    expect(JSON.stringify(await documentChain(store, reader, id('3')))).not.toContain(id('9'));
    expect(sentences(await documentChain(store, everyone, id('3')))).toContain('9 amends 3');
  });

  test('a circle is drawn once and ends', async () => {
    const chain = await documentChain(store, reader, id('20'));
    expect(chain.nodes).toHaveLength(2);
    expect(sentences(chain)).toContain('20 replaces 21');
  });

  test('copies of one document are one place', async () => {
    const copies = await fillArchive(store, new SyllableEmbeddings(), [
      { ...decision('50', '2021'), subject: 'Bản chính' },
      { ...decision('50', '2021'), subject: 'Bản quét lại' },
    ]);
    await asWriter(store, async (writer) => {
      for (const copy of copies)
        await writer.query(
          `insert into duplicate_member (document, duplicate_group, custodian, mode)
           select id, '00000000-0000-7000-8000-000000000050', custodian, mode from document where id = $1`,
          [copy],
        );
    });
    for (const [at, copy] of copies.entries()) {
      ids.set(`50 ${at}`, copy);
      await link(`50 ${at}`, 'repeals', '5');
    }
    const chain = await documentChain(store, reader, id('5'));
    expect(chain.nodes.filter(({ number }) => number === '50/QĐ-UBND')).toHaveLength(1);
    const own = await documentChain(store, reader, copies[1] ?? '');
    expect(own.nodes.filter(({ number }) => number === '50/QĐ-UBND')).toEqual([
      expect.objectContaining({ step: 0, key: copies[1] }),
    ]);
  });

  test('a long chain is cut and says so', async () => {
    const long = Array.from({ length: 7 }, (_, at) => decision(`${300 + at}`, `19${80 + at}`));
    const made = await fillArchive(store, new SyllableEmbeddings(), long);
    long.forEach(({ documentNumber }, at) => ids.set(documentNumber?.split('/')[0] ?? '', made[at] ?? ''));
    for (let at = 1; at < long.length; at++) await link(`${300 + at}`, 'replaces', `${299 + at}`);
    const chain = await documentChain(store, reader, id('306'));
    expect(chain.nodes.map(({ step }) => step)).toEqual([0, -1, -2, -3, -4]);
    expect(chain.complete).toBe(false);
  });

  test('what is hidden or missing has no chain', async () => {
    for (const missing of [id('9'), '00000000-0000-7000-8000-000000000000'])
      await expect(documentChain(store, reader, missing)).rejects.toThrow(RecordNotFoundError);
  });
});
