import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { expect, test } from 'vitest';
import { agencies, documents, recovery } from '../testing/decisions.ts';
import { fillArchive, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { search } from './search.ts';

describeStores('search over stores that differ only in hidden records', (open) => {
  test('gives the same answer to the byte', async () => {
    const embeddings = new SyllableEmbeddings();
    const hidden: PlainDocument[] = Array.from({ length: 40 }, (_, index) => ({
      agency: 'hidden',
      documentNumber: `155/KH-UBND`,
      fonds: 'F10',
      pages: [`Số: 155/KH-UBND thu hồi đất, thu hồi đất, giải phóng mặt bằng lần ${index}`],
      ...(index === 0 && { needsOcr: [1] }),
    }));
    const repealing: PlainDocument = {
      agency: 'hidden',
      documentNumber: '1/2026/NĐ-CP',
      issuedDate: '2026-01-01',
      pages: ['Bãi bỏ Kế hoạch số 155/KH-UBND'],
    };
    const conditional: PlainDocument = { ...recovery, mode: '02', pages: ['Thu hồi đất có điều kiện'] };
    const [bare, full] = [await open(), await open()];
    await fillArchive(bare, embeddings, documents);
    // Both stores give these agencies the same ids.
    await agencies(full, 'phuong-10', 'quan-5');
    const filled = await fillArchive(full, embeddings, [...documents, conditional, ...hidden, repealing]);
    await asWriter(full, (writer) =>
      writer.query(
        `insert into link (document, custodian, mode, relation, cited_number, cited_key, cited_date)
         select d.id, d.custodian, d.mode, 'repeals', p.document_number, p.number_key, p.issued_date
         from document d, document p where d.id = $1 and p.document_number = '155/KH-UBND' and p.issued_date is not null`,
        [filled.at(-1)],
      ),
    );
    const answers = async (store: Store): Promise<string> => {
      const reader = await readerOfAgencies(store, await agencies(store, 'phuong-10', 'quan-5'));
      const queries = [
        '155/KH-UBND',
        'thu hồi đất',
        'giai phong mat bang',
        '"giải phóng mặt bằng"',
        '',
        'số hóa',
        'hoa',
      ];
      const results = await Promise.all(
        queries.map((query) => search({ store, embeddings }, reader, { query })),
      );
      return JSON.stringify(
        results.map((result) => ({ ...result, milliseconds: 0 })),
        null,
        1,
      );
    };
    expect(await answers(full)).toBe(await answers(bare));
  });
});
