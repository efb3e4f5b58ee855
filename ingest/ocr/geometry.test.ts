import { expect, test } from 'vitest';
import { greyLevels } from './grey-levels.ts';
import { levelled, unlevelled } from './level.ts';
import type { OcrImage, OcrWord } from './ocr-engine.ts';
import { findRules, withoutRules } from './rules.ts';
import { measureSkew } from './skew.ts';
import { withoutSpecks } from './specks.ts';
import { columnOfCells, linesOnPage } from './table-column.ts';
import { findTables } from './tables.ts';
import { turned, turnedBack } from './turn.ts';
import { whitePage } from './testing/scanned-page.ts';

const INK = 20;
const INK_LEVEL = 128;

function paint(image: OcrImage, left: number, top: number, width: number, height: number): void {
  for (let y = top; y < top + height; y++)
    image.data.fill(INK, y * image.width + left, y * image.width + left + width);
}

function wordAt(left: number, top: number, right: number, bottom: number): OcrWord {
  return { text: 'từ', confidence: 90, left, top, right, bottom };
}

/** A word around all ink of an image. */
function inkBox({ data, width }: OcrImage): OcrWord {
  const dark: number[] = [];
  data.forEach((level, at) => {
    if (level < INK_LEVEL) dark.push(at);
  });
  const across = dark.map((at) => at % width);
  const down = dark.map((at) => Math.floor(at / width));
  return wordAt(Math.min(...across), Math.min(...down), Math.max(...across) + 1, Math.max(...down) + 1);
}

/** Lines of dashes that fall by this many degrees to the right. */
function slantingLines(degrees: number): OcrImage {
  const image = whitePage();
  const slope = Math.tan((degrees * Math.PI) / 180);
  for (let line = 300; line < 2000; line += 50) {
    for (let x = 200; x < 1450; x += 40) paint(image, x, line + Math.round((x - 827) * slope), 28, 18);
  }
  return image;
}

/** A table of three rows and two columns, the first row running across both. */
function ruledTable(): OcrImage {
  const image = whitePage();
  for (const y of [400, 500, 600, 700]) paint(image, 200, y, 803, 3);
  for (const x of [200, 1000]) paint(image, x, 400, 3, 303);
  paint(image, 600, 500, 3, 203);
  for (const [x, y] of [
    [300, 440],
    [300, 540],
    [700, 540],
    [700, 640],
  ] as const)
    paint(image, x, y, 60, 20);
  return image;
}

test.each([-6, -0.6, 0, 0.4, 3.5])(
  'lines that slant by %d degrees are measured and made level',
  (degrees) => {
    const image = slantingLines(degrees);
    const { degrees: found } = measureSkew(image, INK_LEVEL);
    expect(Math.abs(found - degrees)).toBeLessThan(0.2);
    const level = levelled(image, found, 255);
    expect(Math.abs(measureSkew(level, INK_LEVEL).degrees)).toBeLessThan(0.2);
  },
);

test('a word of the levelled image is put back where its ink is', () => {
  const image = whitePage();
  paint(image, 1300, 1800, 40, 20);
  const level = levelled(image, 3, 255);
  const { left: x, top: y } = unlevelled(inkBox(level), image, 3);
  expect(Math.abs(x - 1300)).toBeLessThan(4);
  expect(Math.abs(y - 1800)).toBeLessThan(4);
});

test.each([90, 180, 270] as const)('what stands on a page turned by %d degrees is put back', (turn) => {
  const image = whitePage();
  paint(image, 300, 500, 80, 20);
  expect(turnedBack(inkBox(turned(image, turn)), image, turn)).toEqual(wordAt(300, 500, 380, 520));
});

test('dust goes, dots by letters stay', () => {
  const image = whitePage();
  paint(image, 100, 100, 3, 3);
  paint(image, 400, 400, 20, 28);
  paint(image, 424, 424, 3, 3);
  const { data, width } = withoutSpecks(image, { ink: INK_LEVEL, paper: 255 });
  expect(data[101 * width + 101]).toBe(255);
  expect(data[425 * width + 425]).toBe(INK);
  expect(data[410 * width + 410]).toBe(INK);
});

test('a page of even paper has no ink, whatever its shade and grain', () => {
  const image = whitePage();
  image.data.forEach((_, at) => (image.data[at] = 230 + (at % 7)));
  const { ink } = greyLevels(image);
  expect(image.data.every((value) => value >= ink)).toBe(true);
});

test('a ruled table gives its cells, merged ones as one, and its lines can be painted over', () => {
  const image = ruledTable();
  const rules = findRules(image, INK_LEVEL);
  expect([rules.level.length, rules.upright.length]).toEqual([4, 3]);
  const [table, ...others] = findTables(rules, 200);
  expect(others).toEqual([]);
  expect(table?.cells.map(({ right, left }) => right - left)).toEqual([800, 400, 400, 400, 400]);
  const { data, width } = withoutRules(image, rules, 255);
  expect(data[401 * width + 800]).toBe(255);
  expect(data[450 * width + 310]).toBe(INK);
});

test('cells are read in one column, empty ones left out, and their words put back', () => {
  const image = ruledTable();
  const column = columnOfCells(image, findTables(findRules(image, INK_LEVEL), 200), {
    ink: INK_LEVEL,
    paper: 255,
  });
  if (!column) throw new Error('There is no column of cells.');
  expect(column.places).toHaveLength(4);
  const { data, width, height } = column.image;
  const lines = [];
  for (let y = 0; y < height; y++) {
    const x = data.subarray(y * width, (y + 1) * width).indexOf(INK);
    if (x >= 0 && (data[(y - 1) * width + x] ?? 255) > INK)
      lines.push({ block: 1, words: [wordAt(x, y, x + 60, y + 20)] });
  }
  const places = linesOnPage(column, lines).map(({ line }) => line.words[0]);
  expect(places.map((word) => [word?.left, word?.top])).toEqual([
    [300, 440],
    [300, 540],
    [700, 540],
    [700, 640],
  ]);
});

test('a single line or frame is no table', () => {
  const image = whitePage();
  paint(image, 300, 300, 600, 3);
  expect(findTables(findRules(image, INK_LEVEL), 200)).toEqual([]);
});
