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
    await asWriter(store, async (writer) => {
      await storePersonalData(writer, id, [number, { ...number, page: 2 }]);
      await storePersonalData(writer, id, [number]);
    });
    const seenBy = async (open: number[], conditional: number[]): Promise<unknown[]> =>
      asReader(store, await readerOfAgencies(store, open, conditional), (records) =>
        records.query('select kind, page, word_from, word_to from personal_data'),
      );
    expect(await seenBy([custodian], [custodian])).toEqual([
      { kind: 'citizen-number', page: 1, word_from: 3, word_to: 7 },
    ]);
    expect(await seenBy([custodian], [])).toEqual([]);
    expect(await seenBy([], [])).toEqual([]);
  });
});
