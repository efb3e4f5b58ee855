import { createHash, randomBytes } from 'node:crypto';
import { PDFDocument } from '@cantoo/pdf-lib';
import sharp from 'sharp';
import { beforeAll, expect, test } from 'vitest';
import { OriginalMissingError, type OriginalsReader } from '@tangthu/db/originals';
import { openOriginals } from '@tangthu/db/open-originals';
import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store, Transaction } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { enterFingerprint } from './enter-fingerprint.ts';
import { enterMissing } from './enter-missing.ts';
import { fingerprintOf } from './fingerprint.ts';
import { groupDuplicates } from './group-duplicates.ts';
import { drawing } from './testing/drawing.ts';

/** No original is kept: pages without text cannot be drawn. */
const originals = openOriginals({ folder: '/nowhere' });

const NAMES = ['Nguyễn Văn Hùng', 'Trần Thị Quyên', 'Lê Hoàng Thuần', 'Phạm Gia Khuê', 'Đỗ Minh Vượng'];

/** One paper of a form that is filled in again and again. */
function decision(number: number): string {
  const person = NAMES[number % NAMES.length] ?? '';
  return `ỦY BAN NHÂN DÂN PHƯỜNG HẢI ĐĂNG
Số: ${number}/QĐ-UBND
QUYẾT ĐỊNH
Về việc cấp Giấy chứng nhận quyền sử dụng đất cho hộ ông ${person}
Căn cứ Luật Tổ chức chính quyền địa phương; Căn cứ Luật Đất đai; Xét đề nghị của công chức địa chính,
Điều 1. Cấp cho hộ ông ${person}, sinh năm ${1950 + number}, thửa đất số ${number * 7 + 200}, tờ bản đồ số ${number + 30},
diện tích ${number * 3 + 80} mét vuông tại khu phố Bến Nghé, phường Hải Đăng, thành phố Tân Giang.
Điều 2. Văn phòng, công chức địa chính và hộ có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này.`;
}

interface Given {
  readonly custodian: number;
  readonly mode?: '01' | '02';
  readonly text: string;
  readonly number?: number;
  readonly draft?: boolean;
  readonly bytes?: Uint8Array;
}

/** Stores a document of one page as the ingest does, as far as duplicates go. */
async function add(writer: Transaction, given: Given): Promise<string> {
  const mode = given.mode ?? '01';
  const [row] = await writer.query<{ id: string }>(
    `insert into document (custodian, mode, content_hash, original_name, byte_size, page_count, number_key, issued_date, draft)
     values ($1, $2, $3, 'x.pdf', 1, 1, $4, $5, $6) returning id`,
    [
      given.custodian,
      mode,
      given.bytes ?? randomBytes(32),
      given.number === undefined ? null : `${given.number}qdubnd`,
      given.number === undefined ? null : '2024-03-05',
      given.draft ?? false,
    ],
  );
  const document = row?.id ?? '';
  await writer.query(
    `insert into page (document, custodian, mode, number, text, word_boxes, width, height) values ($1, $2, $3, 1, $4, '', 595, 842)`,
    [document, given.custodian, mode, given.text],
  );
  await enterFingerprint(writer, document, fingerprintOf([{ page: { text: given.text } }]));
  return document;
}

async function pdfOf(jpeg: Buffer): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const image = await pdf.embedJpg(jpeg);
  pdf.addPage([595, 842]).drawImage(image, { x: 0, y: 0, width: 595, height: 842 });
  return pdf.save();
}

async function groups(store: Store): Promise<string[][]> {
  const rows = await asOwner(store, (owner) =>
    owner.query<{ documents: string[] }>(
      `select array_agg(document order by document) as documents from duplicate_member group by duplicate_group
       having count(*) > 1 order by min(document::text)`,
    ),
  );
  return rows.map(({ documents }) => documents);
}

const misread = (text: string): string =>
  text.replace('phố Bến', 'phô Bén').replace('thành phố', 'thảnh phố').replace('chịu trách', 'chiu trach');

describeStores('grouping duplicates', (open) => {
  let store: Store;
  let agencies: number[];
  const save = (given: Omit<Given, 'custodian'> & { custodian?: number }): Promise<string> =>
    asWriter(store, (writer) => add(writer, { custodian: agencies[0] ?? 0, ...given }));

  beforeAll(async () => {
    store = await open();
    agencies = await asWriter(store, async (writer) => {
      const rows = await writer.query<{ id: number }>(
        `insert into agency (code, bloc, level) values ('A', 'government', 'commune'), ('B', 'government', 'commune') returning id`,
      );
      return rows.map(({ id }) => id);
    });
  });

  test('a rescan and a draft join the paper; others of its form stay out, and comparing again changes nothing', async () => {
    const paper = await save({ text: decision(3), number: 3 });
    await Promise.all([4, 5, 6, 7, 8].map((number) => save({ text: decision(number), number })));
    const rescan = await save({ text: misread(decision(3)) });
    const draft = await save({
      text: `DỰ THẢO\n${decision(3).replace('Số: 3/', 'Số: /').replace('chịu trách nhiệm', 'có nhiệm vụ')}`,
      draft: true,
    });
    expect(await groupDuplicates(store, originals)).toBe(8);
    const together = [paper, rescan, draft].toSorted();
    expect(await groups(store)).toEqual([together]);
    expect(await groupDuplicates(store, originals)).toBe(0);
    await asWriter(store, (writer) =>
      writer.query('insert into duplicate_waiting (document) values ($1)', [rescan]),
    );
    expect(await groupDuplicates(store, originals)).toBe(1);
    expect(await groups(store)).toEqual([together]);
  });

  test('two papers that differ in number and one name only stay apart, also when a bad scan is like both', async () => {
    const [one, other] = [
      decision(41),
      decision(41).replace('Số: 41', 'Số: 42').replaceAll('Trần Thị Quyên', 'Bùi Thu Diệp'),
    ];
    const first = await save({ text: one, number: 41 });
    const scan = await save({ text: misread(one).replace('Số: 41', 'Sò:') });
    await groupDuplicates(store, originals);
    await save({ text: other, number: 42 });
    await save({ text: misread(other), number: 42 });
    await groupDuplicates(store, originals);
    const found = await groups(store);
    expect(found).toContainEqual([first, scan].toSorted());
    expect(found).toHaveLength(3);
  });

  test('the same bytes at two agencies are one group, also without any text; a reader of one sees nothing of the other', async () => {
    const bytes = randomBytes(32);
    const [mine, theirs] = [
      await save({ text: '', bytes }),
      await save({ text: '', bytes, custodian: agencies[1] ?? 0 }),
    ];
    await groupDuplicates(store, originals);
    expect(await groups(store)).toContainEqual([mine, theirs].toSorted());
    const reader = (...open: number[]): Promise<Reader> => readerOfAgencies(store, open);
    const seen = async (by: Promise<Reader>): Promise<{ document: string }[]> =>
      asReader(store, await by, (transaction) =>
        transaction.query('select document from duplicate_member where document = any ($1::uuid[])', [
          [mine, theirs],
        ]),
      );
    expect(await seen(reader(agencies[0] ?? 0))).toEqual([{ document: mine }]);
    expect(await seen(reader())).toEqual([]);
    for (const table of [
      'duplicate_pair',
      'duplicate_fingerprint',
      'duplicate_waiting',
      'duplicate_decision',
    ]) {
      await expect(
        asReader(store, await reader(...agencies), (transaction) =>
          transaction.query(`select * from ${table}`),
        ),
      ).rejects.toThrow(/permission denied/);
    }
  });

  test('drawings without text are grouped by their look, a missing original is passed over', async () => {
    const scans = [
      sharp(drawing(7)),
      sharp(drawing(7)).rotate(90).blur(1),
      sharp(drawing(8)),
      sharp({ create: { width: 600, height: 800, channels: 3, background: '#eeeeee' } }),
    ];
    const files = new Map<string, Uint8Array>();
    const documents: string[] = [];
    for (const scan of scans) {
      const file = await pdfOf(await scan.jpeg({ quality: 40 }).toBuffer());
      const bytes = createHash('sha256').update(file).digest();
      files.set(bytes.toString('hex'), file);
      documents.push(await save({ text: '', bytes }));
    }
    await save({ text: '' });
    const kept: OriginalsReader = {
      read: (hash) => {
        const file = files.get(hash);
        return file ? Promise.resolve(file) : Promise.reject(new OriginalMissingError(hash));
      },
      open: (hash) => Promise.reject(new OriginalMissingError(hash)),
    };
    expect(await groupDuplicates(store, kept)).toBe(5);
    const found = (await groups(store)).filter((group) => group.some((id) => documents.includes(id)));
    expect(found).toEqual([documents.slice(0, 2).toSorted()]);
  });

  test('two that are stored and compared at the same moment are grouped', async () => {
    const before = (await groups(store)).length;
    await Promise.all(
      [60, 61, 62].flatMap((number) =>
        [decision(number), misread(decision(number))].map(async (text) => {
          await save({ text, number });
          await groupDuplicates(store, originals);
        }),
      ),
    );
    await groupDuplicates(store, originals);
    expect((await groups(store)).length).toBe(before + 3);
  });

  test('a comparison that is broken off leaves its documents waiting and no half of a group', async () => {
    const before = await groups(store);
    const pair = [
      await save({ text: decision(70), number: 70 }),
      await save({ text: misread(decision(70)), number: 70 }),
    ];
    const failing: Store = {
      ...store,
      transaction: (role, work) =>
        store.transaction(role, async (transaction) => {
          const result = await work(transaction);
          if (result !== undefined && result !== 0) throw new Error('killed');
          return result;
        }),
    };
    await expect(groupDuplicates(failing, originals)).rejects.toThrow('killed');
    expect(await groups(store)).toEqual(before);
    expect(await groupDuplicates(store, originals)).toBe(2);
    expect(await groups(store)).toContainEqual(pair.toSorted());
  });

  test('documents without a fingerprint, or with one of older rules, get one from their stored pages', async () => {
    const pair = [
      await save({ text: decision(90), number: 90 }),
      await save({ text: misread(decision(90)), number: 90 }),
    ];
    await asOwner(store, async (owner) => {
      await owner.query('delete from duplicate_waiting where document = any ($1::uuid[])', [pair]);
      await owner.query('delete from duplicate_fingerprint where document = $1', [pair[0]]);
      await owner.query(`update duplicate_fingerprint set rules = 0, keys = '{}' where document = $1`, [
        pair[1],
      ]);
    });
    expect(await enterMissing(store)).toBe(2);
    expect(await enterMissing(store)).toBe(0);
    expect(await groupDuplicates(store, originals)).toBe(2);
    expect(await groups(store)).toContainEqual(pair.toSorted());
  });

  test('what an archivist decides is followed, and outlives later finds', async () => {
    const [one, other] = [
      await save({ text: decision(80), number: 80 }),
      await save({ text: misread(decision(80)), number: 80 }),
    ];
    await groupDuplicates(store, originals);
    const decide = (same: boolean): Promise<void> =>
      asOwner(store, async (owner) => {
        await owner.query(
          `insert into account (sign_in_name, display_name) values ('archivist', 'Archivist') on conflict do nothing`,
        );
        await owner.query(
          `insert into duplicate_decision (one, other, same, decided_by)
           select least($1::uuid, $2), greatest($1::uuid, $2), $3, id from account limit 1`,
          [one, other, same],
        );
      });
    const together = async (): Promise<boolean> =>
      (await groups(store)).some((group) => group.includes(one) && group.includes(other));
    await decide(false);
    await groupDuplicates(store, originals);
    expect(await together()).toBe(false);
    const third = await save({ text: decision(80).replace('Văn phòng', 'Văn phong'), number: 80 });
    await groupDuplicates(store, originals);
    expect(await together()).toBe(false);
    expect((await groups(store)).filter((group) => group.includes(third))).toHaveLength(1);
    await decide(true);
    await groupDuplicates(store, originals);
    expect(await together()).toBe(true);
  });
});
