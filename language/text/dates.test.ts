import { expect, test } from 'vitest';
import { findDates } from './dates.ts';

const isoDates = (text: string): string[] => findDates(text).map((date) => date.iso);

test('the date line of a document gives place and date', () => {
  for (const [line, place] of [
    ['Hà Nội, ngày 05 tháng 6 năm 2025', 'Hà Nội'],
    ['Số: 155/KH-UBND TP. Hồ Chí Minh, ngày 05 tháng 6 năm 2025', 'TP. Hồ Chí Minh'],
    ['Thành phố Hồ Chí Minh, ngày 05 tháng 06 năm 2025', 'Thành phố Hồ Chí Minh'],
    ['Bà Rịa - Vũng Tàu, ngày 5 tháng 6 năm 2025', 'Bà Rịa - Vũng Tàu'],
    ['Hạnh phúc\nQuận 10, ngày 5 tháng 6 năm 2025', 'Quận 10'],
    ['HÀ NỘI, NGÀY 5 THÁNG 6 NĂM 2025', 'HÀ NỘI'],
  ] as const) {
    for (const form of ['NFC', 'NFD'] as const) {
      expect(findDates(line.normalize(form))).toMatchObject([
        { place, year: 2025, month: 6, day: 5, iso: '2025-06-05' },
      ]);
    }
  }
});

test('dates in words and figures, as precise as written, with their places in the text', () => {
  const text = 'ngày 05/6/2025, 1.2.1999, tháng 6 năm 2024; tháng 7/2023, năm 1998';
  expect(isoDates(text)).toEqual(['2025-06-05', '1999-02-01', '2024-06', '2023-07', '1998']);
  expect(findDates(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    '05/6/2025',
    '1.2.1999',
    'tháng 6 năm 2024',
    '7/2023',
    'năm 1998',
  ]);
});

test('blank days and months are left out, not guessed', () => {
  expect(isoDates('Hà Nội, ngày     tháng 6 năm 2025')).toEqual(['2025-06']);
  expect(isoDates('ngày … tháng … năm 2025')).toEqual(['2025']);
  expect(isoDates('ngày05tháng6năm2025')).toEqual(['2025-06-05']);
});

test.each(['31/2/2020', '5/13/2020', '1/2/20255', 'Điều 1.2.2020.1', '', 'trang 12/345'])(
  'no date: «%s»',
  (text) => {
    expect(findDates(text)).toEqual([]);
  },
);

test.each([
  ['ngày hai mươi lăm tháng mười hai năm hai nghìn không trăm mười chín', '2019-12-25'],
  ['Ngày Mười Lăm tháng Tám năm một ngàn chín trăm chín mươi tám', '1998-08-15'],
  ['ngày mồng 5 tháng Giêng năm 2020', '2020-01-05'],
  ['ngày mười tháng năm năm 2025', '2025-05-10'],
  ['tháng năm năm hai nghìn lẻ năm', '2005-05'],
  ['ngày năm tháng năm năm hai nghìn không trăm linh năm', '2005-05-05'],
  ['năm hai nghìn', '2000'],
  ['ngay ba muoi mot thang chap nam mot nghin chin tram bay muoi tu', '1974-12-31'],
  ['tháng 6 nam 2025', '2025-06'],
])('«%s» is %s', (text, iso) => {
  for (const form of ['NFC', 'NFD'] as const) {
    const found = findDates(`Lập ${text}, tại xã`.normalize(form));
    expect(found.map((date) => date.iso)).toEqual([iso]);
  }
});

test.each([
  'ngày ba mươi hai tháng mười hai năm 2019',
  'năm hai mươi',
  'trong năm năm',
  'tháng mười ba năm ấy',
])('no whole date: «%s»', (text) => expect(isoDates(text).filter((iso) => iso.length > 4)).toEqual([]));

test('29 February only in leap years', () => {
  expect(isoDates('29/02/2024 và 29/02/2023')).toEqual(['2024-02-29']);
});
