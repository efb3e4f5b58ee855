import { expect, test } from 'vitest';
import { translatorFor } from '../i18n/translator.ts';
import { coverageSentence } from './fonds-coverage.ts';

const vi = { t: await translatorFor('vi'), language: 'vi' } as const;
const en = { t: await translatorFor('en'), language: 'en' } as const;
const fonds = { code: 'F', title: 'Phông F', pages: 8200, unread: 0, lowQuality: 214, promised: 10_000 };

test('a fonds is measured against what was promised, and what is hard to read is said', () => {
  expect(coverageSentence(fonds, vi)).toBe(
    'đã số hóa 82% phông này (8.200/10.000 trang); 214 trang chất lượng thấp.',
  );
  expect(coverageSentence({ ...fonds, pages: 12_000 }, en)).toContain('100%');
});

test('where nothing was promised the pages are counted, with those not read yet', () => {
  expect(coverageSentence({ ...fonds, pages: 1, promised: null, lowQuality: 0, unread: 1 }, en)).toBe(
    '1 page digitized; 1 page not read yet.',
  );
});
