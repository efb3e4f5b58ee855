import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openPdf } from './pdf-document.ts';
import { readPage } from './page-text.ts';
import { textVerdict } from './text-verdict.ts';
import { isVietnameseSyllable } from '@tangthu/language/text/vietnamese-syllable';

const data = process.env['TANGTHU_DATA'] ?? path.resolve('../shared/data');

function verdictOf(text: string): string {
  const words = text.split(/\s+/).filter(Boolean);
  const page = { text, words: words.map(() => anyWord), width: 595, height: 842 };
  return textVerdict(page);
}

const anyWord = { start: 0, end: 1, left: 0, top: 0, right: 1, bottom: 1 };

test('a page is usable, or needs OCR for a reason', () => {
  expect(verdictOf('')).toBe('none');
  expect(verdictOf('CÔNG BÁO/Số 577 + 578/Ngày 07-3-2023\n69')).toBe('stamp-only');
  expect(verdictOf('Người ký: Cổng Thông tin\nEmail: a@b.vn\nThời gian ký: 10.05.2019 08:30:11')).toBe(
    'stamp-only',
  );
  expect(verdictOf('BO GIAO Dl)C vA BAo T~O\nTRUONG D~I HQC TAYl>O\nS6: 5Gi/TB-DHTD CQNG HOA xA HQI')).toBe(
    'garbled',
  );
  expect(
    verdictOf('Ủy ban nhân dân thành phố ban hành Kế hoạch số 155/KH-UBND về số hóa 94 triệu trang'),
  ).toBe('usable');
  expect(
    verdictOf('The applicant shall submit the dossier to the provincial Department of Home Affairs'),
  ).toBe('usable');
  expect(verdictOf('TM. ỦY BAN NHÂN DÂN')).toBe('usable');
  const toneless = 'Uy ban nhan dan thanh pho ban hanh ke hoach so hoa tai lieu luu tru nam nay';
  expect(verdictOf(toneless)).toBe('garbled');
});

test('Vietnamese syllables are told from what looks like them', () => {
  for (const word of 'nghiêng quyết giếng gì yên oanh khuỷu ủy uỷ hoà hòa đường thuở tinh'.split(' ')) {
    expect(isVietnameseSyllable(word), word).toBe(true);
  }
  for (const word of 'tæng céng hßi xaõo street bcd ngghe quoocs hộì'.split(' ')) {
    expect(isVietnameseSyllable(word), word).toBe(false);
  }
});

async function countVerdicts(folder: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const file of readdirSync(path.join(data, folder))) {
    using pdf = await openPdf(readFileSync(path.join(data, folder, file)));
    for (let index = 0; index < pdf.pageCount; index++) {
      const name = textVerdict(readPage(pdf, index));
      counts[name] = (counts[name] ?? 0) + 1;
    }
  }
  return counts;
}

test.skipIf(!existsSync(data))('pages of real and made records are judged right', async () => {
  expect(await countVerdicts('records/letter-spaced')).toEqual({ usable: 188, none: 2 });
  expect(await countVerdicts('records/garbled')).toEqual({ garbled: 15 });
  expect(await countVerdicts('made/bad-layer')).toEqual({ garbled: 8 });
  expect(await countVerdicts('made/two-layer')).toEqual({ usable: 36 });
  const scanned = await countVerdicts('records/scanned');
  expect(scanned['usable'] ?? 0).toBeLessThanOrEqual(1);
});
