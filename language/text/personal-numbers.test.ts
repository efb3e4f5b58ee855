import { expect, test } from 'vitest';
import {
  findPersonalNumbers,
  maskPersonalNumbers,
  maskTyped,
  personalNumberKey,
  typedNumbers,
} from './personal-numbers.ts';

/** Ways of writing one number: plain, parted, misread. */
const CITIZEN = [
  '079203000999',
  '079 203 000 999',
  '0792 0300 0999',
  '079203 000999',
  '079.203.000.999',
  'O79203000999',
  '0792030oo999',
  '079 2 03 000999',
];
const OLD = ['012345678', '012 345 678', '012.345.678', '0l2345678'];
const PHONE = [
  '0912345678',
  '0912 345 678',
  '0912.345.678',
  '+84 912 345 678',
  '(+84) 912345678',
  '091 234 5678',
  '024 3825 3888',
  '(024) 3825 3888',
  '02438253888',
  '0912-345-678',
];
const AROUND: Readonly<Record<string, readonly string[]>> = {
  citizen: [
    'Ông An, CCCD số: #, cấp ngày 01/02/2022',
    'Căn cước công dân #.',
    'Can cuoc: # do',
    'số định danh cá nhân # và',
    'bà Hoa (#) trú tại',
    '1. #',
  ],
  old: ['Số CMND: # cấp', 'giấy chứng minh nhân dân số # ngày', 'CMND # do'],
  phone: ['liên hệ # để biết', 'ĐT: #', 'Điện thoại: #; fax', 'số di động #, gặp bà Hoa', '(SĐT #)'],
};
const OTHERS = [
  'Số: 155/KH-UBND ngày 05/6/2025',
  'mã hồ sơ 000.00.00.H26-250606-0001',
  'thủ tục 1.011442.000.00.00.H38',
  'tổng số tiền 250.000.000.000 đồng',
  'số tiền 079203000999 đồng',
  'tài khoản 079203000999 tại ngân hàng',
  'mã số thuế 0109100106',
  'MST: 0300588569',
  'mã hàng: 012345678',
  'ngày 07.03.2025 10:15:30',
  'diện tích 0912345678 m2',
  'tờ bản đồ số 12, thửa 345, 678 m2',
  'H49.64.33.2001.160.1.pdf',
  'tọa độ 0912345678',
  'seri AB 123456789',
];

test('recall and precision on made variants', () => {
  const made = Object.entries({ citizen: CITIZEN, old: OLD, phone: PHONE }).flatMap(([kind, numbers]) =>
    (AROUND[kind] ?? []).flatMap((frame) =>
      numbers.map((number) => [frame.replace('#', number), number] as const),
    ),
  );
  const missed = made.filter(([text, number]) => {
    const [found, ...more] = findPersonalNumbers(text).map(({ start, end }) => text.slice(start, end));
    return found !== number || more.length > 0;
  });
  const wrong = OTHERS.filter((text) => findPersonalNumbers(text).length > 0);
  expect({ made: made.length, missed: missed.map(([text]) => text), wrong }).toEqual({
    made: 110,
    missed: [],
    wrong: [],
  });
});

test('numbers are compared by their digits', () => {
  expect(['079 203 000 999', 'O79.2O3.000.999'].map(personalNumberKey)).toEqual([
    '079203000999',
    '079203000999',
  ]);
  expect(['0912.345.678', '+84 912 345 678', '(+84) 912345678'].map(personalNumberKey)).toEqual(
    Array(3).fill('0912345678'),
  );
});

test('what is typed is searched without its numbers of people, and kept masked', () => {
  expect(typedNumbers('giấy khai sinh 079203000999 ông An')).toEqual({
    text: 'giấy khai sinh   ông An',
    people: ['079203000999'],
  });
  expect(typedNumbers('079 203 000 999')).toEqual({ text: ' ', people: ['079203000999'] });
  expect(typedNumbers('«012345678»')).toEqual({ text: '', people: ['012345678'] });
  expect(typedNumbers('0912.345.678, 0912345678')).toMatchObject({ people: ['0912345678'] });
  for (const plain of ['155/KH-UBND', '', '1.001193', '000.00.00.H26-250606-0001', 'đất 2025'])
    expect(typedNumbers(plain)).toEqual({ text: plain, people: [] });
  expect(maskTyped('ông An 079203000999')).toBe('ông An ********0999');
  expect(maskTyped('012345678')).toBe('*****5678');
  expect(maskPersonalNumbers('CCCD 079203000999'.normalize('NFD'))).toBe(
    'CCCD ********0999'.normalize('NFD'),
  );
});
