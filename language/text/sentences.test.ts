import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from './sentences.ts';

const split = (text: string): string[] => sentences(text).map(({ start, end }) => text.slice(start, end));

test('articles, abbreviations, numbers and initials stay whole; a symbol may end a sentence', () => {
  expect(
    split(
      'Điều 1. Phê duyệt kế hoạch. Giao UBND TP. Hồ Chí Minh và Q. 10 thực hiện theo Quyết định số 155/QĐ-UBND. ' +
        'Ủy ban nhân dân chịu trách nhiệm.\nĐiều 2. Số tiền 1.000.000 đồng. Ông Nguyễn Văn A. Trần ký tên tại xã. Đất này công.',
    ),
  ).toEqual([
    'Điều 1. Phê duyệt kế hoạch.',
    'Giao UBND TP. Hồ Chí Minh và Q. 10 thực hiện theo Quyết định số 155/QĐ-UBND.',
    'Ủy ban nhân dân chịu trách nhiệm.',
    'Điều 2. Số tiền 1.000.000 đồng.',
    'Ông Nguyễn Văn A. Trần ký tên tại xã.',
    'Đất này công.',
  ]);
});

test('lists and legal bases split at their lines, wrapped lines do not', () => {
  expect(
    split(
      'Căn cứ Luật Đất đai;\nCăn cứ Nghị định số 30/2020/NĐ-CP\nngày 5/3/2020;\n1. Mục tiêu\na) Bảo đảm\nan toàn.\n- Lưu: VT.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH',
    ),
  ).toEqual([
    'Căn cứ Luật Đất đai;',
    'Căn cứ Nghị định số 30/2020/NĐ-CP\nngày 5/3/2020;',
    '1. Mục tiêu',
    'a) Bảo đảm\nan toàn.',
    '- Lưu: VT.',
    'KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH',
  ]);
});

test('an article cited at the start of a wrapped line starts no sentence, a real article does', () => {
  expect(split('theo quy định tại\nĐiều 5 Nghị định này\nĐiều 6. Hiệu lực\nChương II\nTỔ CHỨC')).toEqual([
    'theo quy định tại\nĐiều 5 Nghị định này',
    'Điều 6. Hiệu lực',
    'Chương II\nTỔ CHỨC',
  ]);
});

test('a cited article may end a sentence, v.v. goes on, questions and quotes end', () => {
  expect(split('Theo khoản 2 Điều 5. Trường hợp khác thì thôi.')).toEqual([
    'Theo khoản 2 Điều 5.',
    'Trường hợp khác thì thôi.',
  ]);
  expect(split('Các xã, phường, v.v. và đơn vị… Thật không? “Có.” Hết')).toEqual([
    'Các xã, phường, v.v. và đơn vị…',
    'Thật không?',
    '“Có.”',
    'Hết',
  ]);
  expect(split('1.1. Mục đích. Yêu cầu')).toEqual(['1.1. Mục đích.', 'Yêu cầu']);
});

test('clauses that an amendment quotes, and those put in later, stay whole', () => {
  expect(
    split(
      'sửa đổi khoản 2 như sau:\n“2. Văn phòng đăng ký.\n4a. Chi nhánh. Cơ quan khác.\n"b1) Hộ dân”.\nIIA. Các chất.',
    ),
  ).toEqual([
    'sửa đổi khoản 2 như sau:',
    '“2. Văn phòng đăng ký.',
    '4a. Chi nhánh.',
    'Cơ quan khác.',
    '"b1) Hộ dân”.',
    'IIA. Các chất.',
  ]);
});

test('any text: all that is not white space is in exactly one sentence', () => {
  const piece = fc.constantFrom(
    'Điều 1.',
    ' ',
    '\n',
    '\n\n',
    'đất',
    'Ủy ban',
    '.',
    ';',
    ':',
    '?',
    'TP.',
    '- ',
    'a) ',
    '1.2',
    '…',
    'ệ',
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      for (const form of ['NFC', 'NFD'] as const) {
        const text = pieces.join('').normalize(form);
        expect(split(text).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const sentence of split(text)) expect(sentence.trim()).toBe(sentence);
      }
    }),
  );
  expect(sentences('')).toEqual([]);
  expect(sentences(' \n ')).toEqual([]);
});
