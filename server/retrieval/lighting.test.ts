import { expect, test } from 'vitest';
import { litPage, type PageWords } from './lighting.ts';

/** A page of the given lines: every character 5 points wide, every line 20 points high. */
function pageOf(...lines: string[]): PageWords {
  const text = lines.join('\n');
  const wordSpans: number[] = [];
  const wordBoxes: number[] = [];
  let offset = 0;
  lines.forEach((line, row) => {
    for (const word of line.matchAll(/\S+/gu)) {
      wordSpans.push(offset + word.index, offset + word.index + word[0].length);
      wordBoxes.push(5 * word.index, 20 * row, 5 * (word.index + word[0].length), 20 * row + 15);
    }
    offset += line.length + 1;
  });
  return { text, wordSpans, wordBoxes, width: 500, height: 1000 };
}

const lit = (page: PageWords, query: string): string[] =>
  litPage(page, query).ranges.map(({ start, end }) => page.text.slice(start, end));

test('the boxes of the named words are lit, as shares of the page', () => {
  const page = pageOf('Quyết định về việc', 'thu hồi đất tại phường');
  expect(litPage(page, 'thu hồi đất')).toEqual({
    boxes: [
      { left: 0, top: 0.02, right: 0.03, bottom: 0.035, kind: 'match' },
      { left: 0.04, top: 0.02, right: 0.07, bottom: 0.035, kind: 'match' },
      { left: 0.08, top: 0.02, right: 0.11, bottom: 0.035, kind: 'match' },
    ],
    ranges: [{ start: 19, end: 30, kind: 'match' }],
  });
});

test('tone-mark style, letter case and NFD make no difference', () => {
  for (const written of ['Uỷ ban nhân dân', 'ỦY BAN NHÂN DÂN', 'uỷ ban nhân dân'.normalize('NFD')]) {
    for (const typed of ['ủy ban nhân dân', 'uỷ ban nhân dân'.normalize('NFD'), 'uy ban nhan dan', 'UBND']) {
      expect(lit(pageOf(written), typed), `${typed} on ${written}`).toEqual([written]);
    }
  }
});

test('a single syllable with other diacritics is another word', () => {
  expect(lit(pageOf('đạt đất dat'), 'đất')).toEqual(['đất dat']);
  expect(lit(pageOf('đạt đất dat'), 'dat')).toEqual(['đạt đất dat']);
});

test('a syllable of a found pair is not lit where it stands alone, and function words never are', () => {
  const page = pageOf('Ủy ban nhân dân giao nhân viên của phòng và của tổ');
  expect(lit(page, 'nhân dân của phòng')).toEqual(['nhân dân', 'của phòng']);
});

test('a quoted phrase is lit as a whole', () => {
  expect(lit(pageOf('mặt bằng sạch, mặt phẳng'), '"mặt bằng"')).toEqual(['mặt bằng']);
});

test('a document number is lit however it is typed', () => {
  for (const typed of ['155/KH-UBND', '155 kh ubnd', '155khubnd', 'số 155-KH/UBND']) {
    const page = pageOf('Số: 155/KH-UBND ngày 5');
    expect(
      litPage(page, typed).boxes.map(({ left }) => left),
      typed,
    ).toContain(0.04);
    expect(
      litPage(page, typed).boxes.map(({ left }) => left),
      typed,
    ).not.toContain(0.2);
  }
});

test('a passage that holds few of the words is lit line by line', () => {
  const page = pageOf('Mở đầu trang', 'bồi thường cho hộ dân', 'có nhà bị giải tỏa', 'cuối trang');
  const { boxes, ranges } = litPage(page, 'đền bù di dời', [{ from: 3, to: 12 }]);
  expect(boxes).toEqual([
    { left: 0, top: 0.02, right: 0.21, bottom: 0.035, kind: 'passage' },
    { left: 0, top: 0.04, right: 0.18, bottom: 0.055, kind: 'passage' },
  ]);
  expect(ranges.map(({ start, end }) => page.text.slice(start, end))).toEqual([
    'bồi thường cho hộ dân',
    'có nhà bị giải tỏa',
  ]);
});

test('ranges never overlap where a line of the passage holds a match', () => {
  const page = pageOf('bồi thường cho hộ dân có nhà');
  const { ranges } = litPage(page, 'đền bù di dời giải tỏa hộ dân', [{ from: 0, to: 6 }]);
  expect(ranges.map(({ start, end, kind }) => `${kind}:${page.text.slice(start, end)}`)).toEqual([
    'passage:bồi thường cho ',
    'match:hộ dân',
    'passage: có nhà',
  ]);
});

test('only the passage is lit where only the passage is asked for', () => {
  const page = pageOf('thu hồi đất', 'thu hồi đất');
  expect(litPage(page, 'thu hồi', [{ from: 3, to: 5 }], true).ranges).toEqual([
    { start: 12, end: 19, kind: 'match' },
  ]);
});

test('nothing is lit for an empty query, bare punctuation, or an empty page', () => {
  expect(litPage(pageOf('thu hồi đất'), '')).toEqual({ boxes: [], ranges: [] });
  expect(litPage(pageOf('thu hồi đất'), '"" & | ! ( ) :* \'')).toEqual({ boxes: [], ranges: [] });
  expect(litPage(pageOf(''), 'đất', [{ from: 0, to: 3 }])).toEqual({ boxes: [], ranges: [] });
});
