import { expect, test } from 'vitest';
import type { OcrLine, OcrWord } from './ocr-engine.ts';
import { inReadingOrder } from './reading-order.ts';
import { isDoubtful, mayBeTurned, qualityOf } from './reading-quality.ts';
import { linesOfTable } from './tesseract-table.ts';
import { withoutNoise } from './word-noise.ts';

const HEIGHT = 24;
const LETTER = 12;

function words(text: string, left: number, top: number, confidence = 95): OcrWord[] {
  let at = left;
  return text.split(' ').map((part) => {
    const word = {
      text: part,
      confidence,
      left: at,
      top,
      right: at + part.length * LETTER,
      bottom: top + HEIGHT,
    };
    at = word.right + LETTER;
    return word;
  });
}

function line(...parts: readonly OcrWord[][]): OcrLine {
  return { block: 1, words: parts.flat() };
}

function textOf(lines: readonly OcrLine[]): string[] {
  return lines.map((each) => each.words.map(({ text }) => text).join(' '));
}

test('the head of a document is read column by column, the body after it', () => {
  const lines = [
    line(words('ỦY BAN NHÂN DÂN', 200, 100), words('CỘNG HÒA XÃ HỘI', 900, 100)),
    line(words('HUYỆN SÔNG MÂY', 200, 140), words('Độc lập - Tự do', 930, 144)),
    line(words('Số: 37/QĐ-UBND', 220, 200), words('Sông Mây, ngày 23', 920, 200)),
    line(words('QUYẾT ĐỊNH', 600, 280)),
    line(words('Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 21', 200, 340)),
  ];
  expect(textOf(inReadingOrder(lines, 0))).toEqual([
    'ỦY BAN NHÂN DÂN',
    'HUYỆN SÔNG MÂY',
    'Số: 37/QĐ-UBND',
    'CỘNG HÒA XÃ HỘI',
    'Độc lập - Tự do',
    'Sông Mây, ngày 23',
    'QUYẾT ĐỊNH',
    'Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân ngày 21',
  ]);
});

test('columns are told apart on a page that slants', () => {
  const slanting = (left: number, top: number): number =>
    top + Math.round(left * Math.tan((0.8 * Math.PI) / 180));
  const lines = ['một', 'hai', 'ba'].map((text, index) => {
    const top = 100 + index * 40;
    return line(
      words(`trái ${text}`, 200, slanting(200, top)),
      words(`phải ${text}`, 1100, slanting(1100, top)),
    );
  });
  expect(textOf(inReadingOrder(lines, 0.8))).toEqual([
    'trái một',
    'trái hai',
    'trái ba',
    'phải một',
    'phải hai',
    'phải ba',
  ]);
});

test('rows that are read as one line each, again and again, are a table and stay rows', () => {
  const lines = Array.from({ length: 6 }, (_, row) =>
    line(words(`hộ ${row}`, 200, 100 + row * 40), words(`${row}00 đồng`, 900, 100 + row * 40)),
  );
  expect(textOf(inReadingOrder(lines, 0)).slice(0, 4)).toEqual(['hộ 0', '000 đồng', 'hộ 1', '100 đồng']);
});

test('no lines give no lines', () => {
  expect(inReadingOrder([], 0)).toEqual([]);
});

test('signs that are rules, edges or dust go; dashes of lists and all words stay, whatever their confidence', () => {
  const lines = [
    line(words('- Lưu: VT | _', 0, 0)),
    line(words('~ ¬ ˆ', 0, 40)),
    line(words('mờ', 0, 80, 3)),
  ];
  expect(textOf(withoutNoise(lines))).toEqual(['- Lưu: VT', 'mờ']);
  expect(withoutNoise([line(words('-', 0, 0, 12))])).toEqual([]);
});

test("the engine's table is read line by line, in NFC, empty words left out", () => {
  const rows = [
    'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext',
    '4\t1\t1\t1\t1\t0\t10\t20\t80\t24\t-1\t',
    `5\t1\t1\t1\t1\t1\t10\t20\t30\t24\t96.5\t${'Điều'.normalize('NFD')}`,
    '5\t1\t1\t1\t1\t2\t50\t20\t12\t24\t91\t1.',
    '5\t1\t2\t1\t1\t1\t10\t80\t12\t24\t95\t ',
    '5\t1\t2\t1\t2\t1\t10\t120\t12\t24\t-1\tvà',
    '',
  ];
  const lines = linesOfTable(rows.join('\n'));
  expect(textOf(lines)).toEqual(['Điều 1.', 'và']);
  expect(lines[0]?.words[0]).toEqual({
    text: 'Điều',
    confidence: 96.5,
    left: 10,
    top: 20,
    right: 40,
    bottom: 44,
  });
  expect(lines[1]).toMatchObject({ block: 2, words: [{ confidence: 0 }] });
  expect(linesOfTable('')).toEqual([]);
});

test('a sure reading of Vietnamese is not doubtful; rubbish, unsure and standing words are', () => {
  const good = [line(words('Quyết định số 37/QĐ-UBND ngày 23 tháng 7 năm 1997', 0, 0))];
  expect(isDoubtful(qualityOf(good))).toBe(false);
  expect(isDoubtful(qualityOf([line(words('Quyết định số', 0, 0, 60))]))).toBe(true);
  expect(isDoubtful(qualityOf([line(words('ʇịɥɔ wsxq ẩẩẩk', 0, 0))]))).toBe(true);
  const onEnd = good.map((each) => ({
    ...each,
    words: each.words.map((word) => ({ ...word, right: word.left + 8 })),
  }));
  expect(isDoubtful(qualityOf(onEnd))).toBe(true);
  expect(qualityOf([])).toEqual({ confidence: 0, sound: 0, sureLetters: 0, sureShare: 0 });
});

test('a page may lie turned where hardly a letter is sure, not where many are read unsurely', () => {
  expect(mayBeTurned(qualityOf([line(words('Quyết định số', 0, 0, 60))]))).toBe(false);
  expect(mayBeTurned(qualityOf([line(words('Quyết ʇịɥɔ wsxq ẩẩẩk uʇưɐp', 0, 0))]))).toBe(true);
  expect(mayBeTurned(qualityOf([]))).toBe(true);
});
