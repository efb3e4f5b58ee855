import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import { describeStores } from '@tangthu/db/testing/stores';
import { asWriter } from '@tangthu/db/writer';
import { documentNumberKey } from '@tangthu/language/text/document-number';
import { expect, test } from 'vitest';
import { agencies } from '../testing/decisions.ts';
import { fillArchive, TEST_PAGE, type PlainDocument } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import type { AnswerEvent, AnswerSentence } from './answer-view.ts';
import { answerQuestion } from './answer-question.ts';
import { asksQuestion } from './asks-question.ts';
import { passageSentences } from './passage-sentences.ts';

const FACT = 'Mức hỗ trợ di chuyển chỗ ở là 4.500.000 đồng cho mỗi hộ gia đình.';
const relief: PlainDocument = {
  agency: 'phuong-10',
  documentNumber: '31/QĐ-UBND',
  type: 'QĐ',
  issuedDate: '2005-03-02',
  subject: 'Hỗ trợ di chuyển chỗ ở khi thu hồi đất làm đường Lê Lợi năm 2005',
  pages: [
    `Số: 31/QĐ-UBND hỗ trợ di chuyển chỗ ở khi thu hồi đất làm đường Lê Lợi năm 2005.\n\n${FACT}\n\nNơi nhận: Lưu VT.`,
  ],
};
const resident: PlainDocument = {
  agency: 'phuong-10',
  issuedDate: '2020-05-01',
  subject: 'Xác nhận cư trú của ông Trần Văn Bình',
  pages: [
    'Ông Trần Văn Bình có số định danh cá nhân 079085001234, cư trú tại khu phố 5 từ ngày 01 tháng 5 năm 2020.',
  ],
};
const others: PlainDocument[] = ['chợ', 'trường học', 'cấp nước', 'bến phà'].map((about) => ({
  agency: 'phuong-10',
  issuedDate: '2011-01-01',
  subject: `Báo cáo về ${about}`,
  pages: [`Báo cáo tình hình ${about} trên địa bàn phường trong quý.`],
}));
const hiddenFact: PlainDocument = {
  agency: 'quan-5',
  issuedDate: '2005-04-02',
  subject: 'Hỗ trợ di chuyển mộ ở nghĩa trang Gò Dưa năm 2005',
  pages: ['Mức hỗ trợ di chuyển mộ ở nghĩa trang Gò Dưa năm 2005 là 7.000.000 đồng cho mỗi ngôi mộ.'],
};
const embeddings = new SyllableEmbeddings();
const QUESTION = 'Hộ phải di chuyển chỗ ở khi làm đường Lê Lợi năm 2005 được hỗ trợ bao nhiêu tiền?';
const HIDDEN = 'Di chuyển mộ ở nghĩa trang Gò Dưa năm 2005 được hỗ trợ bao nhiêu tiền?';

async function eventsOf(store: Store, reader: Reader, query: string): Promise<AnswerEvent[]> {
  const events: AnswerEvent[] = [];
  const answer = answerQuestion({ store, embeddings }, reader, { query }, new AbortController().signal);
  for await (const event of answer)
    events.push(event.event === 'done' ? { ...event, milliseconds: 0 } : event);
  return events;
}

const sentencesOf = (events: readonly AnswerEvent[]): AnswerSentence[] =>
  events.flatMap((event) => (event.event === 'sentence' ? [event.sentence] : []));

async function readerOf(store: Store): Promise<Reader> {
  const ids = await agencies(store, 'phuong-10');
  return readerOfAgencies(store, ids, ids);
}

describeStores('answers to questions', (open) => {
  test('cite the sentence that answers word for word, with the boxes of exactly its words', async () => {
    const store = await open();
    const [id] = await fillArchive(store, embeddings, [relief, ...others]);
    const reader = await readerOf(store);
    for (const query of [QUESTION, QUESTION.normalize('NFD')]) {
      const events = await eventsOf(store, reader, query);
      expect(events.map(({ event }) => event)).toEqual(['started', 'sentence', 'done']);
      const [sentence] = sentencesOf(events);
      expect(sentence?.text).toBe(FACT);
      const [citation] = sentence?.citations ?? [];
      expect(citation).toMatchObject({
        number: 1,
        document: { id },
        page: 1,
        quote: FACT,
        doubtful: [],
        changes: [],
      });
      const [place] = citation?.places ?? [];
      expect(place?.page).toBe(1);
      expect(place?.words).toEqual([{ from: 18, to: 32 }]);
      const [box] = place?.boxes ?? [];
      expect(place?.boxes).toHaveLength(1);
      expect(box?.left).toBeCloseTo(0, 2);
      expect(box?.right).toBeCloseTo((FACT.length * TEST_PAGE.character) / TEST_PAGE.width, 2);
    }
  });

  test('are refused where another year, name or place is asked for, and say what was searched', async () => {
    const store = await open();
    await fillArchive(store, embeddings, [relief, ...others]);
    const reader = await readerOf(store);
    for (const query of [QUESTION.replace('2005', '2009'), QUESTION.replace('Lê Lợi', 'Trần Phú'), HIDDEN]) {
      const events = await eventsOf(store, reader, query);
      expect(events.map(({ event }) => event)).toEqual(['started', 'refusal', 'done']);
      expect(events[1]).toMatchObject({ refusal: { searched: { query, coverage: { pages: 5 } } } });
    }
  });

  test('depend on no record that the person may not read, to the byte', async () => {
    const [bare, full] = [await open(), await open()];
    await fillArchive(bare, embeddings, [relief, resident, ...others]);
    await agencies(full, 'phuong-10', 'quan-5');
    const ids = await fillArchive(full, embeddings, [relief, resident, ...others, hiddenFact]);
    await asWriter(full, (writer) =>
      writer.query(
        `insert into link (document, custodian, mode, relation, cited_number, cited_key, cited_date)
         select d.id, d.custodian, d.mode, 'repeals', '31/QĐ-UBND', $2, '2005-03-02' from document d where d.id = $1`,
        [ids.at(-1), documentNumberKey('31', 'QĐ-UBND')],
      ),
    );
    for (const query of [QUESTION, HIDDEN, 'Ông Trần Văn Bình cư trú tại khu phố 5 từ ngày nào?']) {
      const [one, two] = [
        await eventsOf(bare, await readerOf(bare), query),
        await eventsOf(full, await readerOf(full), query),
      ];
      expect(JSON.stringify(two)).toBe(JSON.stringify(one));
    }
  });

  test('keep numbers of people masked', async () => {
    const store = await open();
    await fillArchive(store, embeddings, [resident, ...others]);
    const events = await eventsOf(
      store,
      await readerOf(store),
      'Ông Trần Văn Bình có số định danh cá nhân, cư trú tại khu phố 5 từ ngày nào?',
    );
    const [sentence] = sentencesOf(events);
    expect(sentence?.text).toContain('********1234');
    expect(JSON.stringify(events)).not.toContain('079085001234');
  });

  test('say what replaced their source', async () => {
    const store = await open();
    const later: PlainDocument = {
      agency: 'phuong-10',
      documentNumber: '44/QĐ-UBND',
      issuedDate: '2015-01-02',
      subject: 'Bãi bỏ Quyết định số 31/QĐ-UBND',
      pages: ['Bãi bỏ Quyết định số 31/QĐ-UBND ngày 02 tháng 3 năm 2005.'],
    };
    const ids = await fillArchive(store, embeddings, [relief, ...others, later]);
    await asWriter(store, (writer) =>
      writer.query(
        `insert into link (document, custodian, mode, relation, cited_number, cited_key, cited_date)
         select d.id, d.custodian, d.mode, 'repeals', '31/QĐ-UBND', $2, '2005-03-02' from document d where d.id = $1`,
        [ids.at(-1), documentNumberKey('31', 'QĐ-UBND')],
      ),
    );
    const [sentence] = sentencesOf(await eventsOf(store, await readerOf(store), QUESTION));
    expect(sentence?.text).toBe(FACT);
    expect(sentence?.citations[0]?.changes).toMatchObject([
      { relation: 'repeals', since: '2015-01-02', document: { id: ids.at(-1) } },
    ]);
  });
});

test('only questions are answered', () => {
  const nothing = [
    '',
    ' ',
    '155/KH-UBND',
    '1.001193',
    'ngân sách',
    'thu hồi đất làm đường',
    '079085001234 là ai?',
    'ai?',
  ];
  expect(nothing.filter(asksQuestion)).toEqual([]);
  expect(asksQuestion(QUESTION)).toBe(true);
  expect(asksQuestion('thoi han bao nhieu ngay')).toBe(true);
});

test('the page itself parts headings and cells from sentences; wrapped lines stay whole', () => {
  const lines = [
    '1. Kết quả',
    'Toàn đảng bộ kết nạp được chín mươi bảy đảng viên, trong',
    'đó nữ chiếm một nửa.',
  ];
  const words = lines.flatMap((line, row) => {
    let left = 0;
    return line.split(' ').map((word) => {
      const box = [left, 20 * row, left + 5 * word.length, 20 * row + 10];
      left += 5 * (word.length + 1);
      return box;
    });
  });
  const boxes = Buffer.from(
    words.flatMap(([left = 0, top = 0, right = 0, bottom = 0]) =>
      [left / 300, top / 100, right / 300, bottom / 100].flatMap((share) => {
        const whole = Math.round(share * 32_767);
        return [whole >> 8, whole & 255];
      }),
    ),
  );
  const part = {
    page: 1,
    from: 0,
    to: words.length - 1,
    width: 300,
    height: 100,
    turn: 0 as const,
    boxes,
    confidences: null,
  };
  expect(passageSentences(lines.join(' '), [part]).map(({ text }) => text)).toEqual([
    '1. Kết quả',
    `${lines[1]} ${lines[2]}`,
  ]);
});
