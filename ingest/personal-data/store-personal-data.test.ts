import { asReader } from '@tangthu/db/reader';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { expect, test } from 'vitest';
import { storePersonalData } from './store-personal-data.ts';

describeStores('where people’s numbers stand', (open) => {
  test('is stored anew each time, and shown to the readers of the document alone', async () => {
    const store = await open();
    const [made] = await asWriter(store, (writer) =>
      writer.query<{ id: string; custodian: number }>(
        `with a as (insert into agency (code, bloc, level) values ('A', 'government', 'commune') returning id)
         insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
         select id, '02', sha256('x'), 'a.pdf', 1, 1 from a returning id, custodian`,
      ),
    );
    const { id = '', custodian = 0 } = made ?? {};
    const number = { kind: 'citizen-number', page: 1, from: 3, to: 7 } as const;
    const words = [{ page: 1, word: 3, written: '079203000999,' }];
    await asWriter(store, async (writer) => {
      await storePersonalData(writer, id, {
        personalData: [number, { ...number, page: 2 }],
        hidden: [...words, { page: 2, word: 3, written: '079203000888' }],
      });
      await storePersonalData(writer, id, { personalData: [number], hidden: words });
    });
    const seenBy = async (open: number[], conditional: number[], unmasked = ''): Promise<unknown[]> => {
      const reader = { ...(await readerOfAgencies(store, open, conditional)), unmasked };
      return asReader(store, reader, async (records) => [
        ...(await records.query('select kind, page, word_from, word_to from personal_data')),
        ...(await records.query('select page, word, written from personal_number')),
      ]);
    };
    const place = { kind: 'citizen-number', page: 1, word_from: 3, word_to: 7 };
    expect(await seenBy([custodian], [custodian])).toEqual([place]);
    expect(await seenBy([custodian], [custodian], made?.id)).toEqual([place, ...words]);
    expect(await seenBy([custodian], [custodian], '*')).toEqual([place, ...words]);
    expect(await seenBy([custodian], [custodian], '00000000-0000-7000-8000-000000000000')).toEqual([place]);
    expect(await seenBy([custodian], [], '*')).toEqual([]);
    expect(await seenBy([], [], '*')).toEqual([]);
  });
});
