import { expect, test } from 'vitest';
import { documentColumns, FieldValueError, subjectCodes } from './document-fields.ts';

test('a number gives its parts and the key that search looks for, however it is typed', () => {
  const plan = {
    document_number: '155/KH-UBND',
    number: '155',
    symbol: 'KH-UBND',
    number_key: '155khubnd',
  };
  for (const typed of [
    '155/KH-UBND',
    ' 155 / KH - UBND ',
    'Số: 155/KH-UBND',
    '155/KH-UBND'.normalize('NFD'),
  ]) {
    expect(documentColumns('documentNumber', typed), typed).toEqual(plan);
  }
  expect(documentColumns('documentNumber', '30/2020/NĐ-CP')).toMatchObject({ number_key: '302020ndcp' });
  expect(documentColumns('documentNumber', '05-NQ/ĐU')).toMatchObject({
    symbol: 'NQ/ĐU',
    number_key: '5nqdu',
  });
});

test('a number of an unknown form is parted at its first mark; what is no number is refused', () => {
  expect(documentColumns('documentNumber', '12a/xyz')).toEqual({
    document_number: '12a/xyz',
    number: '12a',
    symbol: 'xyz',
    number_key: '12axyz',
  });
  for (const typed of ['KH-UBND', '155', '/QĐ-UBND', 'số 155', 'x'.repeat(2001)]) {
    expect(() => documentColumns('documentNumber', typed), typed).toThrow(FieldValueError);
  }
});

test('a date is taken in any full form, and only a day of the calendar', () => {
  for (const typed of ['2025-06-05', '05/06/2025', '5.6.2025', 'ngày 05 tháng 6 năm 2025']) {
    expect(documentColumns('issuedDate', typed), typed).toEqual({ issued_date: '2025-06-05' });
  }
  for (const typed of [
    '2025-02-30',
    '31/06/2025',
    '06/2025',
    '2025',
    'hôm qua',
    '05/06/2025 và 06/06/2025',
  ]) {
    expect(() => documentColumns('issuedDate', typed), typed).toThrow(FieldValueError);
  }
});

test('a type goes by its name in the table, by its abbreviation, or stays as it is given', () => {
  for (const typed of ['QĐ', 'quyết định', 'QUYẾT ĐỊNH', 'quyet dinh']) {
    expect(documentColumns('type', typed), typed).toEqual({ type: 'Quyết định' });
  }
  expect(documentColumns('type', 'Đơn đề nghị')).toEqual({ type: 'Đơn đề nghị' });
});

test('a subject line brings its terms along; other fields are trimmed text in NFC', () => {
  const subject = 'Về việc thu hồi đất';
  expect(documentColumns('subject', ` ${subject.normalize('NFD')}\n`)).toEqual({
    subject,
    subject_codes: subjectCodes(subject),
  });
  expect(documentColumns('signingCapacity', 'KT.  CHỦ TỊCH')).toEqual({ signing_capacity: 'KT. CHỦ TỊCH' });
});

test('an empty value clears the field and all that was derived from it', () => {
  for (const nothing of [null, '', ' \n ']) {
    expect(documentColumns('documentNumber', nothing)).toEqual({
      document_number: null,
      number: null,
      symbol: null,
      number_key: null,
    });
    expect(documentColumns('subject', nothing)).toEqual({ subject: null, subject_codes: null });
    expect(documentColumns('issuedDate', nothing)).toEqual({ issued_date: null });
  }
});
