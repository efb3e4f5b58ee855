import { expect, test } from 'vitest';
import { documentTypeOfAbbreviation, documentTypeOfName, documentTypes } from './document-types.ts';

test('every archive code from 01 to 31 has exactly one type', () => {
  const codes = documentTypes.map((type) => type.archiveCode).filter((code) => code !== '32');
  expect(codes).toEqual(Array.from({ length: 31 }, (_, index) => String(index + 1).padStart(2, '0')));
});

test('look-alike abbreviations stay apart, aliases meet', () => {
  const nameOf = (abbreviation: string, party?: boolean) =>
    documentTypeOfAbbreviation(abbreviation, party)?.name;
  expect([nameOf('HD'), nameOf('HĐ'), nameOf('DA'), nameOf('ĐA')]).toEqual([
    'Hướng dẫn',
    'Hợp đồng',
    'Dự án',
    'Đề án',
  ]);
  expect([nameOf('QĐ'), nameOf('QyĐ'), nameOf('CT'), nameOf('CTr')]).toEqual([
    'Quyết định',
    'Quy định',
    'Chỉ thị',
    'Chương trình',
  ]);
  expect([nameOf('TTr'), nameOf('TTh')]).toEqual(['Tờ trình', 'Tờ trình']);
  expect([nameOf('TT'), nameOf('TT', true)]).toEqual(['Thông tư', 'Thông tri']);
  expect(nameOf('UBND')).toBeUndefined();
});

test('the printed type name is known in any case, with or without diacritics, the longest name first', () => {
  expect(documentTypeOfName('QUYẾT ĐỊNH\nVề việc …')?.name).toBe('Quyết định');
  expect(documentTypeOfName('  quyet dinh ve viec')?.name).toBe('Quyết định');
  expect(documentTypeOfName('THÔNG TƯ LIÊN TỊCH số')?.name).toBe('Thông tư liên tịch');
  expect(documentTypeOfName('BỘ LUẬT Dân sự')?.name).toBe('Bộ luật');
  expect(documentTypeOfName('Luật sư nói')?.name).toBe('Luật');
  expect(documentTypeOfName('Điều 1. Quyết định')).toBeUndefined();
});
