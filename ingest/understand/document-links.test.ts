import { expect, test } from 'vitest';
import type { PageText } from '../read/page-text.ts';
import { documentLinks } from './document-links.ts';
import { placedPage } from './testing/placed-page.ts';

/** A page whose lines stand below each other. */
function page(text: string): PageText {
  return placedPage(text.split('\n').map((line, at) => [line, 90, 100 + 16 * at]));
}

const own = { type: 'Quyết định', numberKey: '202025qdubnd', issuedDate: '2025-06-05' };

test('a number is linked once, with its strongest relation, its date and its issuer', () => {
  const links = documentLinks(
    [
      page('Căn cứ Quyết định số 15/2019/QĐ-UBND;'),
      page('Điều 3. Quyết định này thay thế Quyết định số 15/2019/QĐ-UBND ngày 12/3/2019 của UBND quận 5.'),
    ],
    own,
  );
  expect(links).toEqual([
    {
      relation: 'replaces',
      citedNumber: '15/2019/QĐ-UBND',
      citedKey: '152019qdubnd',
      citedDate: '2019-03-12',
      citedIssuer: 'UBND quận 5',
    },
  ]);
});

test('two dates are two documents; the own number is a link only with another date', () => {
  const text =
    'Bãi bỏ Quyết định số 20/2025/QĐ-UBND ngày 01/02/2024, Quyết định số 7/QĐ-UBND ngày 03/04/2020.\n' +
    'Kèm theo Quyết định số 20/2025/QĐ-UBND ngày 05/6/2025. Theo Quyết định số 7/QĐ-UBND ngày 05/5/2021.';
  expect(
    documentLinks([page(text)], own).map(({ relation, citedDate }) => `${relation} ${citedDate ?? ''}`),
  ).toEqual(['repeals 2024-02-01', 'repeals 2020-04-03', 'cites 2021-05-05']);
});

test('a list goes on over the end of a page', () => {
  const links = documentLinks(
    [
      page('Điều 1. Bãi bỏ các Quyết định sau đây:\na) Quyết định số 1/2019/QĐ-UBND;'),
      page('b) Quyết định số 2/2019/QĐ-UBND.'),
    ],
    own,
  );
  expect(links.map(({ relation }) => relation)).toEqual(['repeals', 'repeals']);
});

test('who reports only cites, who plans does only what is said of the plan itself', () => {
  const relationsOf = (type: string, symbol = ''): string[] =>
    documentLinks(
      [
        page(
          '1. Sửa đổi Quyết định số 1/2019/QĐ-UBND.\n2. Văn bản này thay thế Kế hoạch số 2/KH-UBND ngày 01/02/2024.',
        ),
      ],
      { type, symbol },
    ).map(({ relation }) => relation);
  expect(relationsOf('Quyết định')).toEqual(['amends', 'replaces']);
  expect(relationsOf('Kế hoạch')).toEqual(['cites', 'replaces']);
  expect(relationsOf('Tờ trình')).toEqual(['cites', 'cites']);
  expect(relationsOf('Thông tư', 'VBHN-BTC')).toEqual(['cites', 'cites']);
});

test('no pages, no words: no links', () => {
  expect(documentLinks([], {})).toEqual([]);
  expect(documentLinks([{ text: '', words: [], width: 595, height: 842 }], {})).toEqual([]);
});
