import fc from 'fast-check';
import { passageWithHiddenWords, wholePages, type HiddenWords } from '@tangthu/db/personal-numbers';
import { maskPersonalNumbers } from '@tangthu/language/text/personal-numbers';
import { expect, test } from 'vitest';
import { chunkDocument } from '../chunk/chunks.ts';
import type { PageText } from '../read/page-text.ts';
import { findPersonalData } from '../understand/personal-data.ts';
import { placedPage } from '../understand/testing/placed-page.ts';
import { maskPages, maskPassage, wordsHidden } from './mask-pages.ts';

function page(...lines: string[]): PageText {
  return placedPage(lines.map((line, at) => [line, 60, 100 + 16 * at] as const));
}

function masked(pages: readonly PageText[]): PageText[] {
  return maskPages(pages, findPersonalData(pages));
}

function hiddenIn(pages: readonly PageText[]): HiddenWords {
  return new Map(
    [...Map.groupBy(wordsHidden(pages, masked(pages)), ({ page }) => page)].map(([number, words]) => [
      number,
      new Map(words.map(({ word, written }) => [word, written])),
    ]),
  );
}

test('every digit but the last four is masked in its place, over words, lines and misread letters', () => {
  const [shown] = masked([
    page(
      'Ông An, CCCD: 079203000999, trú tại',
      'Căn cước công dân số 0790 8500',
      '0777 và số 079 203 000 555.',
      'CMND 012345678; ĐT (024) 3825 3888, +84 912 345 678',
      'CCCD: O792O3OOO111. Tổng 250.000.000.000 đồng',
      'Biên nhận 012345678 ghi sau',
    ),
  ]);
  expect(shown?.text).toBe(
    [
      'Ông An, CCCD: ********0999, trú tại',
      'Căn cước công dân số **** ****',
      '0777 và số *** *** **0 555.',
      'CMND *****5678; ĐT (***) **** 3888, +** *** **5 678',
      'CCCD: ********O111. Tổng 250.000.000.000 đồng',
      'Biên nhận *****5678 ghi sau',
    ].join('\n'),
  );
});

test('passages, headings and terms are cut from masked pages, and their hidden words lead back to what is written', () => {
  const pages = [
    page('Điều 1. Công nhận ông An, CCCD 079203000999', `cùng ${'và các hộ dân khác '.repeat(40)}`),
    page('Bà Hoa, số điện thoại', '0912 345 678, nhận hồ sơ.'),
  ];
  const shown = masked(pages);
  const hidden = hiddenIn(pages);
  const chunks = chunkDocument(shown).map((chunk) => ({
    ...chunk,
    spans: chunk.spans.map((span) => ({ ...span, to: span.to - 1 })),
  }));
  expect(chunks.map(({ text, heading }) => text + heading).join('')).not.toMatch(/079203|0912/u);
  const whole = chunks.map(({ text, spans }) => passageWithHiddenWords(text, spans, hidden));
  expect(whole).toEqual(chunkDocument(pages).map(({ text }) => text));
  expect(whole.map((text, at) => maskPassage(text, chunks[at]?.spans ?? [], shown))).toEqual(
    chunks.map(({ text }) => text),
  );
  expect(
    wholePages(
      shown.map(({ text }) => text),
      hidden,
    ),
  ).toEqual(pages.map(({ text }) => text));
});

test('any text keeps its length and its words, and masked once it stays as it is', () => {
  const piece = fc.oneof(
    fc.constantFrom('CCCD', 'CMND số', 'ĐT:', 'đồng', '😀', 'tài khoản', '+84', '(0', '\n', ')', '.'),
    fc.stringMatching(/^[0-9OolI .-]{1,14}$/),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join(' ').normalize('NFC');
      const once = maskPersonalNumbers(text);
      expect(once).toHaveLength(text.length);
      expect(once.replace(/[^ \n]/gu, '*')).toBe(text.replace(/[^ \n]/gu, '*'));
      const pages = [page(...text.split('\n'))];
      expect(
        wholePages(
          masked(pages).map(({ text: shown }) => shown),
          hiddenIn(pages),
        ),
      ).toEqual([pages[0]?.text]);
    }),
  );
});
