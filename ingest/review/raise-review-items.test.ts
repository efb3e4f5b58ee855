import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { beforeEach, expect, test } from 'vitest';
import type { DocumentMetadata } from '../understand/metadata.ts';
import { correctionsOf } from './corrections.ts';
import { raiseReviewItems, type ReadDocument } from './raise-review-items.ts';

const certain = { confidence: 0.95, page: 1, words: [0, 2] } as const;
const page = { source: 'layer', marks: [] } as const;

function read(parts: Partial<DocumentMetadata> = {}): DocumentMetadata {
  return { recipients: [], draft: false, pageCount: 1, fields: {}, missing: {}, ...parts };
}

describeStores('the review queue', (open) => {
  let store: Store | undefined;
  let document: string;
  beforeEach(async () => {
    store ??= await open();
    const [made] = await asOwner(store, async (owner) => {
      await owner.query('delete from review_item');
      await owner.query('delete from document');
      return owner.query<{ id: string }>(
        `with a as (insert into agency (code, bloc, level) values ('A', 'government', 'commune')
           on conflict (code) do update set code = 'A' returning id)
         insert into document (custodian, mode, content_hash, original_name, byte_size, page_count)
         select id, '02', sha256('x'), 'a.pdf', 1, 1 from a returning id`,
      );
    });
    document = made?.id ?? '';
  });
  const opened = (): Store => store as Store;
  const raise = (given: Partial<ReadDocument>): Promise<void> =>
    asWriter(opened(), (writer) =>
      raiseReviewItems(writer, document, { metadata: read(), readings: [page], ...given }),
    );
  const items = (): Promise<{ kind: string; field: string; page: number; state: string }[]> =>
    asWriter(opened(), (writer) =>
      writer.query(
        'select kind, field, page, words, value, sidecar_value, state from review_item order by kind, field, page',
      ),
    );

  test('says what a person has to look at, and where it stands', async () => {
    await raise({
      metadata: read({
        type: 'Quyết định',
        subject: 'Thu hồi đất',
        fields: {
          type: { ...certain, value: 'Quyết định' },
          subject: { ...certain, value: 'Thu hồi đất', confidence: 0.4 },
        },
        missing: {
          documentNumber: { ...certain, value: 'blank' },
          issuedDate: { ...certain, value: 'unreadable', guess: '2024-01-01' },
        },
      }),
      sidecar: { type: 'Nghị quyết' },
      readings: [
        { source: 'ocr', marks: ['low-quality'] },
        { source: 'none', marks: [] },
        { source: 'none', marks: ['blank'] },
        { source: 'layer', marks: ['upside-down'] },
      ],
      split: { firstPage: 7, confidence: 0.8 },
    });
    expect(await items()).toEqual([
      item('blank', 'documentNumber', { words: [0, 2] }),
      item('differs', 'type', { words: [0, 2], value: 'Quyết định', sidecar_value: 'Nghị quyết' }),
      item('doubtful', 'issuedDate', { words: [0, 2], value: '2024-01-01' }),
      item('doubtful', 'subject', { words: [0, 2], value: 'Thu hồi đất' }),
      item('split', '', { value: '7' }),
      item('unreadable', '', { value: 'low-quality' }),
      item('unreadable', '', { page: 2, value: 'no-text' }),
    ]);
  });

  test('what the delivery confirms or fills in is not raised', async () => {
    await raise({
      metadata: read({
        subject: 'Thu hồi đất',
        fields: { subject: { ...certain, value: 'Thu hồi đất', confidence: 0.4 } },
        missing: { documentNumber: { ...certain, value: 'blank' } },
      }),
      sidecar: { subject: 'THU HỒI ĐẤT', documentNumber: '5/QĐ-UBND' },
    });
    expect(await items()).toEqual([]);
  });

  test('raised again, open items follow the new reading and decided ones stay', async () => {
    const doubted = (value: string): Partial<ReadDocument> => ({
      metadata: read({ subject: value, fields: { subject: { ...certain, value, confidence: 0.4 } } }),
      readings: [{ source: 'none', marks: [] }],
    });
    await raise(doubted('một'));
    await raise(doubted('hai'));
    expect(await items()).toEqual([
      item('doubtful', 'subject', { words: [0, 2], value: 'hai' }),
      item('unreadable', '', { value: 'no-text' }),
    ]);
    await asWriter(opened(), (writer) =>
      writer.query(`update review_item set state = 'dismissed' where kind = 'doubtful'`),
    );
    await raise({ ...doubted('ba'), readings: [page] });
    expect(await items()).toEqual([
      item('doubtful', 'subject', { words: [0, 2], value: 'hai', state: 'dismissed' }),
    ]);
  });

  test('a field that an archivist corrected is not raised again', async () => {
    await asOwner(opened(), (owner) =>
      owner.query(
        `with a as (insert into account (sign_in_name, display_name) values ('an', 'An') returning id)
         insert into correction (document, custodian, mode, field, new_value, account)
         select d.id, d.custodian, d.mode, 'documentNumber', '5/QĐ-UBND', a.id from document d, a where d.id = $1`,
        [document],
      ),
    );
    await raise({ metadata: read({ missing: { documentNumber: { ...certain, value: 'blank' } } }) });
    expect(await items()).toEqual([]);
    expect(await asWriter(opened(), (writer) => correctionsOf(writer, document))).toEqual(
      new Map([['documentNumber', '5/QĐ-UBND']]),
    );
  });
});

function item(kind: string, field: string, more: object): object {
  return { kind, field, page: 1, words: null, value: null, sidecar_value: null, state: 'open', ...more };
}
