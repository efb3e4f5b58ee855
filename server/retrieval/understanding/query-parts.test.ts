import { expect, test } from 'vitest';
import { AgencyIndex } from './agency-index.ts';
import { partsOf } from './query-parts.ts';
import { isQuestion } from './question-form.ts';
import { withoutRuns } from './remaining-words.ts';
import { typedWords } from './typed-words.ts';

const names = [
  'Ủy ban nhân dân Quận 10',
  'Ủy ban nhân dân Quận 1',
  'Ủy ban nhân dân phường 10',
  'Ủy ban nhân dân thành phố Tân Giang',
  'Ủy ban nhân dân xã Đồng',
  'Sở Địa chính thành phố Tân Giang',
  'Sở Tài nguyên và Môi trường thành phố Tân Giang',
  'Hội Liên hiệp Phụ nữ quận Hải Đăng',
  'Ủy ban Mặt trận Tổ quốc Việt Nam phường Hải Đăng',
];
const agencies = new AgencyIndex(names.map((name, id) => ({ id, name })));

const everyone = new Set(names.keys());

/** What a query says, as `kind: value`, unsure parts with a question mark, and what is left of it without the sure ones. */
function read(query: string): { parts: string[]; rest: string } {
  const words = typedWords(query);
  const mentions = agencies.mentionsIn(query, words);
  const parts = partsOf(query, words, {
    agencyAt: (at) => mentions.at(at, everyone),
    fondsAt: () => undefined,
  });
  const sure = parts.filter((part) => part.sure).map(({ run }) => run);
  return {
    parts: parts.map((part) => {
      const mark = part.sure ? '' : '?';
      if (part.kind === 'type') return `${mark}type: ${part.named.type.name}`;
      if (part.kind === 'agency') return `${mark}agency: ${part.named.name}`;
      if (part.kind === 'date') return `${mark}date: ${part.named.from ?? ''}..${part.named.to ?? ''}`;
      return `${mark}fonds: ${part.named.title}`;
    }),
    rest: withoutRuns(query, words, sure),
  };
}

const decision = ['type: Quyết định', 'agency: Ủy ban nhân dân Quận 10', 'date: 1998-01-01..1998-12-31'];

test.each([
  'quyết định của UBND quận 10 năm 1998 về giải phóng mặt bằng',
  'Quyết định của Ủy ban nhân dân Quận 10 năm 1998 về việc giải phóng mặt bằng',
  'quyết định của Uỷ ban nhân dân quận 10 năm 1998 v/v giải phóng mặt bằng',
  'QĐ UBND Q.10 năm 1998 giải phóng mặt bằng',
  'QD UBND Q10 năm 1998 giải phóng mặt bằng',
  'tìm các quyết định của quận 10 ban hành năm 1998 giải phóng mặt bằng',
  'quyết định do ubnd quận 10 ban hành năm 1998 liên quan đến giải phóng mặt bằng',
])('«%s» says type, maker and year', (query) => {
  for (const typed of [query, query.normalize('NFD').normalize('NFC')]) {
    expect(read(typed)).toEqual({ parts: decision, rest: 'giải phóng mặt bằng' });
  }
});

test('so it does without diacritics', () => {
  expect(read('quyet dinh cua ubnd quan 10 nam 1998 ve giai phong mat bang')).toEqual({
    parts: decision,
    rest: 'giai phong mat bang',
  });
});

test.each([
  ['công văn của Sở TN&MT tháng 6 năm 2025 về đo đạc', 'Sở Tài nguyên và Môi trường thành phố Tân Giang'],
  ['công văn của Sở TNMT về đo đạc', 'Sở Tài nguyên và Môi trường thành phố Tân Giang'],
  ['công văn Sở Tài nguyên Môi trường về đo đạc', 'Sở Tài nguyên và Môi trường thành phố Tân Giang'],
  ['văn bản của Sở Địa chính về đo đạc', 'Sở Địa chính thành phố Tân Giang'],
  ['báo cáo của Hội LHPN quận Hải Đăng', 'Hội Liên hiệp Phụ nữ quận Hải Đăng'],
  ['thông báo của MTTQ phường Hải Đăng', 'Ủy ban Mặt trận Tổ quốc Việt Nam phường Hải Đăng'],
  ['quyết định của UBND P.10', 'Ủy ban nhân dân phường 10'],
  ['quyết định của UBND TP năm 2015 về đất', 'Ủy ban nhân dân thành phố Tân Giang'],
])('«%s» is by %s', (query, name) => {
  expect(read(query).parts).toContain(`agency: ${name}`);
});

test.each([
  'quyết định của UBND quận 100 về đất',
  'quyết định của UBND xã Đồng Sim về đất',
  'quyết định của UBND thành phố Thủ Đức',
])('«%s» is by nobody that is known', (query) => {
  expect(read(query).parts.filter((part) => part.includes('agency'))).toEqual([]);
});

test.each([
  ['thông báo năm 1998', '1998-01-01..1998-12-31'],
  ['thông báo từ năm 1998 đến 2001', '1998-01-01..2001-12-31'],
  ['thông báo từ tháng 11/1998 đến hết tháng 2 năm 2000', '1998-11-01..2000-02-29'],
  ['thông báo trước năm 2000', '..1999-12-31'],
  ['thông báo sau ngày 31/12/1999', '2000-01-01..'],
  ['thông báo từ năm 2020 đến nay', '2020-01-01..'],
  ['thông báo đến hết năm 1999', '..1999-12-31'],
  ['thông báo tháng 6 năm 2025', '2025-06-01..2025-06-30'],
  ['thông báo quý III năm 2025', '2025-07-01..2025-09-30'],
  ['thông báo ngày 05/6/2025', '2025-06-05..2025-06-05'],
  ['thông báo ngày 5 tháng 6 năm 2025', '2025-06-05..2025-06-05'],
])('«%s» means the days %s', (query, days) => {
  expect(read(query).parts).toEqual(['type: Thông báo', `date: ${days}`]);
});

test.each([
  'thông báo ngày 31/02/2020',
  'thông báo tháng 13',
  'thông báo năm học 2005',
  'thông báo năm 1700',
])('«%s» names no days', (query) => {
  expect(read(query).parts.filter((part) => part.includes('date'))).toEqual([]);
});

test('what may as well be the subject is only offered', () => {
  expect(read('kế hoạch tuyển dụng công chức năm 2018')).toEqual({
    parts: ['?type: Kế hoạch', '?date: 2018-01-01..2018-12-31'],
    rest: 'kế hoạch tuyển dụng công chức năm 2018',
  });
  expect(read('quyết định phê duyệt dự toán năm 2005 của UBND quận 10').parts).toEqual([
    '?type: Quyết định',
    '?date: 2005-01-01..2005-12-31',
    '?agency: Ủy ban nhân dân Quận 10',
  ]);
  expect(read('quyết định hành chính').parts).toEqual(['?type: Quyết định']);
  expect(read('năm 1998').parts).toEqual(['?date: 1998-01-01..1998-12-31']);
});

test('a maker with a date at the end describes the record', () => {
  expect(read('quyết định giải phóng mặt bằng của UBND quận 10 năm 1998')).toEqual({
    parts: ['?type: Quyết định', 'agency: Ủy ban nhân dân Quận 10', 'date: 1998-01-01..1998-12-31'],
    rest: 'quyết định giải phóng mặt bằng',
  });
});

test('names that are seldom types stay words until a maker follows', () => {
  expect(read('quy định về bồi thường').parts).toEqual([]);
  expect(read('luật sư được gặp bị can').parts).toEqual([]);
  expect(read('quy định của UBND quận 10 về chợ').parts).toContain('type: Quy định');
});

test('a query of makers and dates alone, or of a type alone, leaves no words', () => {
  expect(read('UBND quận 10 năm 1998').rest).toBe('');
  expect(read('quyết định').rest).toBe('');
  expect(read('văn bản của UBND quận 10').rest).toBe('');
});

test('a document number is passed over and stays', () => {
  expect(read('Quyết định số 27/QĐ-UBND ngày 02/3/1998 của UBND quận 10 về việc thu hồi đất').parts).toEqual([
    'type: Quyết định',
    'date: 1998-03-02..1998-03-02',
    'agency: Ủy ban nhân dân Quận 10',
  ]);
});

test('quoted words say nothing', () => {
  expect(read('"quyết định của UBND quận 10" về đất').parts).toEqual([]);
  expect(read('“QĐ” của UBND').parts).toEqual([]);
});

test.each(['', '   ', '!!!', '🙂 năm', 'năm', 'ngày tháng năm', 'của', 'quyết định của', 'x'.repeat(500)])(
  'the query %j does no harm',
  (query) => {
    expect(read(query).parts.filter((part) => !part.includes('type'))).toEqual([]);
  },
);

test.each([
  'quyết định hành chính là gì',
  'quyet dinh hanh chinh la gi',
  'Từ năm 2020, con muốn theo mẹ vào trại giam phải đáp ứng điều kiện gì?',
  'năm 2005 phường định thu ngân sách bao nhiêu tiền',
  'UBND xã có được mở tài khoản không',
])('«%s» asks', (query) => {
  expect(isQuestion(query, typedWords(query))).toBe(true);
});

test.each(['quyết định của UBND quận 10 năm 1998', 'kế hoạch số hóa tài liệu', 'máy móc, đầu tư'])(
  '«%s» does not ask',
  (query) => {
    expect(isQuestion(query, typedWords(query))).toBe(false);
  },
);
