import { expect, test } from 'vitest';
import type { DocumentMetadata, FieldName } from '../understand/metadata.ts';
import { withCorrections } from './corrections.ts';
import { likeness } from './same-value.ts';
import { withSidecar, type ReadPageState } from './with-sidecar.ts';

const layer: ReadPageState = { source: 'layer', marks: [] };
const recognised: ReadPageState = { source: 'ocr', marks: [] };

function read(
  values: Partial<Record<Exclude<FieldName, 'secrecy' | 'copyKind' | 'draft' | 'recipients'>, string>>,
  confidence = 0.9,
): DocumentMetadata {
  const fields = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, { value, confidence, page: 1, words: [0, 3] }]),
  );
  return { ...values, recipients: [], draft: false, pageCount: 1, fields, missing: {} };
}

test('values are the same whatever their case, tone style, abbreviation and typography', () => {
  expect(likeness('issuer', 'ỦY BAN NHÂN DÂN THÀNH PHỐ TÂN GIANG', 'Uỷ ban nhân dân TP. Tân Giang')).toBe(
    'same',
  );
  expect(likeness('issuer', 'SỞ Y TẾ', 'Sở Y tế thành phố Tân Giang')).toBe('same');
  expect(likeness('issuer', 'SỞ Y TẾ', 'Sở Nội vụ')).toBe('different');
  expect(likeness('subject', 'Về việc thu hồi đất tại khu phố 5', 'V/v thu hồi đất tại khu phố 5.')).toBe(
    'same',
  );
  expect(likeness('subject', 'Thu hồi đất “Bàu Sậy” – đợt 2', 'THU HOI DAT "BAU SAY" - DOT 2')).toBe('same');
  expect(likeness('subject', 'Thu hồi đất'.normalize('NFD'), 'thu hồi đất')).toBe('same');
  expect(
    likeness(
      'subject',
      'Kế hoạch số hoá tài liêu lưu trữ năm 2025',
      'Kế hoạch số hóa tài liệu lưu trữ năm 2025',
    ),
  ).toBe('near');
  expect(likeness('subject', 'Thu hồi đất', 'Bồi thường, hỗ trợ')).toBe('different');
  expect(likeness('subject', '', 'Bồi thường')).toBe('different');
  expect(likeness('documentNumber', '05/2015/QĐ-UBND', 'Số: 5/QĐ-UBND')).toBe('same');
  expect(likeness('documentNumber', '155/KH-UBND', '156/KH-UBND')).toBe('different');
  expect(likeness('documentNumber', '5/2015/QĐ-UBND', '5/2016/QĐ-UBND')).toBe('different');
  expect(likeness('type', 'Quyết định', 'QĐ')).toBe('same');
  expect(likeness('signer', 'Nguyễn Văn Hòa', 'Chủ tịch Nguyễn Văn Hoà')).toBe('same');
  expect(likeness('signer', 'Nguyễn Văn Hòa', 'Nguyễn Văn Hoa')).toBe('near');
  expect(likeness('signer', 'Nguyễn Văn Hòa', 'Nguyễn Văn Hùng')).toBe('different');
});

test('the delivery fills in what the page lacks, with all that follows from it', () => {
  const { metadata, differences } = withSidecar(
    read({ subject: 'Thu hồi đất' }),
    { number: '05', symbol: '2015/QĐ-UBND', issuedDate: '2015-01-14', type: 'QĐ', language: 'Tiếng Việt' },
    [layer],
  );
  expect(metadata).toMatchObject({
    documentNumber: '05/2015/QĐ-UBND',
    number: '05',
    numberKey: '52015qdubnd',
    issuedDate: '2015-01-14',
    type: 'Quyết định',
    subject: 'Thu hồi đất',
  });
  expect(metadata.fields).not.toHaveProperty('documentNumber');
  expect(differences).toEqual([]);
});

test('a Party number in two columns is put together its own way, and half a number says nothing', () => {
  const numberOf = (number?: string, symbol?: string): string | undefined =>
    withSidecar(read({}), { ...(number && { number }), ...(symbol && { symbol }) }, []).metadata
      .documentNumber;
  expect(numberOf('127', 'KL/TW')).toBe('127-KL/TW');
  expect(numberOf('155', 'KH-UBND')).toBe('155/KH-UBND');
  expect(numberOf('155/KH-UBND', 'KH-UBND')).toBe('155/KH-UBND');
  expect(numberOf('155')).toBeUndefined();
  expect(numberOf(undefined, 'KH-UBND')).toBeUndefined();
});

test('where they differ the page stands, unless it was hardly read', () => {
  const sidecar = { issuedDate: '2015-01-14', documentNumber: '6/QĐ-UBND', pages: 3 };
  const values = { issuedDate: '2015-01-19', documentNumber: '5/QĐ-UBND' };
  const sure = withSidecar(read(values), sidecar, [layer]);
  expect(sure.metadata).toMatchObject(values);
  expect(sure.differences).toEqual([
    { field: 'documentNumber', value: '5/QĐ-UBND', delivered: '6/QĐ-UBND' },
    { field: 'issuedDate', value: '2015-01-19', delivered: '2015-01-14' },
    { field: 'pages', value: '1', delivered: '3' },
  ]);
  const unsure = withSidecar(read(values, 0.3), sidecar, [recognised]);
  expect(unsure.metadata).toMatchObject({ issuedDate: '2015-01-14', numberKey: '6qdubnd' });
  expect(unsure.differences).toHaveLength(3);
});

test('a recognised page gets the delivery’s spelling where both say the same; a page with its own text keeps its own', () => {
  const page = { subject: 'Kế hoạch số hoá tài liêu lưu trữ năm 2025' };
  const sidecar = { subject: 'Kế hoạch số hóa tài liệu lưu trữ năm 2025' };
  const fromOcr = withSidecar(read(page), sidecar, [recognised]);
  expect([fromOcr.metadata.subject, fromOcr.differences]).toEqual([sidecar.subject, []]);
  expect(withSidecar(read(page), sidecar, [layer]).metadata.subject).toBe(page.subject);
});

test('a value that the field cannot hold changes nothing', () => {
  const { metadata } = withSidecar(read({}), { documentNumber: 'không số', issuedDate: 'năm 1980' }, []);
  expect(metadata).toEqual(read({}));
});

test('new rules leave what an archivist set right, emptied fields too', () => {
  const anew = {
    ...read({ documentNumber: '12/QĐ-UBND', subject: 'sai', signer: 'Ai đó' }),
    year: 2020,
    numberKey: 'x',
  };
  const kept = withCorrections(
    anew,
    new Map([
      ['documentNumber', '13/2021/QĐ-UBND'],
      ['signer', null],
    ]),
  );
  expect(kept).toMatchObject({
    documentNumber: '13/2021/QĐ-UBND',
    numberKey: '132021qdubnd',
    subject: 'sai',
  });
  expect(kept).not.toHaveProperty('signer');
  expect(kept).not.toHaveProperty('year');
});
