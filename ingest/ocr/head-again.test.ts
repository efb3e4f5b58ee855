import { expect, test } from 'vitest';
import { greyLevels } from './grey-levels.ts';
import type { OcrEngine, OcrLine, OcrWord } from './ocr-engine.ts';
import { openOcrEngine } from './open-ocr-engine.ts';
import { withSecondLook } from './second-look.ts';
import { tellingLines } from './telling-lines.ts';
import { scannedPage, upperPart, whitePage } from './testing/scanned-page.ts';
import { readUpright } from './upright-reading.ts';
import { saysTheSame, votedWords } from './word-vote.ts';

const LETTER = 12;

/** Words on one line, each with its confidence behind a colon: `tháng:97 19:90`. */
function words(text: string, top = 100): OcrWord[] {
  let left = 100;
  return text.split(' ').map((part) => {
    const [said = '', confidence = '95'] = part.split('|');
    const word = {
      text: said,
      confidence: Number(confidence),
      left,
      top,
      right: left + Math.max(4, said.length) * LETTER,
      bottom: top + 30,
    };
    left = word.left + 8 * LETTER;
    return word;
  });
}

function textOf(line: readonly OcrWord[]): string {
  return line.map(({ text }) => text).join(' ');
}

/** How far apart the middles of two words are, in pixels. */
function apart(one: OcrWord, other: OcrWord): number {
  const across = one.left + one.right - other.left - other.right;
  return Math.hypot(across, one.top + one.bottom - other.top - other.bottom) / 2;
}

function line(text: string, top: number): OcrLine {
  return { block: 1, words: words(text, top) };
}

test('of several readings each word is spelled as most of their confidence says', () => {
  const voted = votedWords(
    words('ngày|97 16|97 tháng|96 4|97 năm|97 1996|74'),
    words('ngày|96 16|97 tháng|76 4|93 nắm|86 1999|63'),
    words('ngày|97 16|97 thắng|40 4|97 năm|93 1990.|89'),
    words('ngày|97 16|97 tháng|97 4|97 năm|97 1990|66'),
  );
  expect(textOf(voted)).toBe('ngày 16 tháng 4 năm 1990.');
  expect(voted.at(-1)?.confidence).toBeLessThanOrEqual(60);
});

test('a word that other looks miss or part stays as it was read; figures that all confirm keep their confidence', () => {
  const voted = votedWords(words('Số: 104/CT-SNN|91'), words('Số: 104/CT-SNN|80'), words('Số:'), []);
  expect(textOf(voted)).toBe('Số: 104/CT-SNN');
  expect(voted.at(-1)?.confidence).toBe(91);
  expect(votedWords([], [])).toEqual([]);
});

test('readings say the same whatever signs stand about their words', () => {
  expect(saysTheSame(words('ngày 5.'), words('_ngày 5'))).toBe(true);
  expect(saysTheSame(words('ngày 5'), words('ngày 6'))).toBe(false);
  expect(saysTheSame(words('ngày 5'), words('ngày'))).toBe(false);
});

test('a page that begins a document tells by its number and date, and the doubtful lines about them', () => {
  const head = [
    line('ỦY|97 BẠN|71 NHÂN|97 DÂN|97', 100),
    line('CỘNG|97 HÒA|97 XÃ|97 HỘI|97', 100),
    line('Số:|96 12/QĐ-UBND|93', 200),
    line('Hải|97 Đăng,|97 ngày|97 3|97 tháng|97 5|97 năm|97 2020|97', 240),
    line('Về|97 việc|97 khen|97 thưởng|97', 300),
    line('đợt|97 2|97', 340),
    line('Căn|97 cú|60 Luật|97', 900),
  ];
  expect(tellingLines(head, 2339).map(({ words }) => textOf(words))).toEqual([
    'ỦY BẠN NHÂN DÂN',
    'Số: 12/QĐ-UBND',
    'Hải Đăng, ngày 3 tháng 5 năm 2020',
    'đợt 2',
  ]);
  const body = [line('theo|60 Luật|97 số|97 80/2015|97', 100), line('Số|97 lượng:|97 2/3|97', 1900)];
  expect(tellingLines(body, 2339)).toEqual([]);
  expect(tellingLines([], 2339)).toEqual([]);
});

test('a number and a date below running text begin no document: they end one', () => {
  const end = [
    line('điều|60 khoản|97 thi|97 hành|97 của|97 luật|97 này|97', 100),
    line('và|97 các|97 văn|97 bản|60 có|97 liên|97 quan|97', 140),
    line('được|97 rà|97 soát|60 cho|97 phù|97 hợp|97 với|97', 180),
    line('Luật|97 này|97 được|97 thông|97 qua|97 ngày|97 13|97 tháng|97 11|97 năm|97 2020.|97', 220),
    line('Số:|96 12/SY-VPCTN|60', 300),
  ];
  expect(tellingLines(end, 2339)).toEqual([]);
  expect(tellingLines(end.slice(2), 2339)).toHaveLength(3);
});

test('the head of a worn scan looked at again is read better, its words where they stand', async () => {
  const engine = (await openOcrEngine({ ...process.env, OCR_ENGINE: 'native' })) as OcrEngine;
  try {
    const { image, text } = await scannedPage('heavy');
    const { level } = await readUpright(engine, upperPart(image, 0.2));
    const printed = new Set(text.split(/\s+/));
    const right = (lines: readonly OcrLine[]): number =>
      lines.flatMap(({ words }) => words).filter((word) => printed.has(word.text)).length;
    const given = level.lines.filter(({ words }) => words.length > 2);
    const again = await withSecondLook(engine, level.image, level.paper, given);
    expect(right(again)).toBeGreaterThan(right(given));
    const moved = again.flatMap(({ words }, at) =>
      words.flatMap((word) => {
        const same = given[at]?.words.filter(({ text }) => text === word.text) ?? [];
        // On grain the first look's boxes reach too far on either side.
        return same.length === 1 && same[0] && /\p{L}/u.test(word.text) ? [apart(same[0], word)] : [];
      }),
    );
    expect(moved.length).toBeGreaterThan(10);
    expect(moved.filter((pixels) => pixels > 20).length).toBeLessThan(moved.length / 10);
  } finally {
    await engine.close();
  }
}, 120_000);

test('lines without ink are looked at again without harm, and no lines cost nothing', async () => {
  const engine = (await openOcrEngine({ ...process.env, OCR_ENGINE: 'native' })) as OcrEngine;
  try {
    const paper = whitePage();
    const given = [line('Số: 1/QĐ', 0), line('ở', 2320)];
    const again = await withSecondLook(engine, paper, greyLevels(paper).paper, given);
    expect(again.map(({ words }) => textOf(words))).toEqual(['Số: 1/QĐ', 'ở']);
  } finally {
    await engine.close();
  }
  await expect(withSecondLook(engine, whitePage(), 255, [])).resolves.toEqual([]);
});
