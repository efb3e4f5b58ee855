import { beforeAll, expect, test } from 'vitest';
import { renderPage } from '../../read/page-image.ts';
import { readPage, type PageText, type Word } from '../../read/page-text.ts';
import { openPdf } from '../../read/pdf-document.ts';
import { generateDocuments, type SampleDocument } from '../generate.ts';
import type { SamplePage } from '../layout/page-text.ts';
import { renderDocument } from './render-document.ts';

const seed = 2034;
const scale = 115 / 72;
const rendered: { document: SampleDocument; bytes: Uint8Array }[] = [];

beforeAll(async () => {
  const documents = [...generateDocuments({ count: 90, seed })];
  const wanted = [
    documents.find(({ truth }) => truth.date < '1990'),
    documents.find(({ truth, pages }) => truth.type === 'KH' && pages.length > 2),
    documents.find(({ truth }) => truth.type === '' && truth.typeName === '32'),
    documents.find(({ truth }) => truth.issuer.startsWith('Thành ủy')),
  ];
  for (const document of wanted) {
    if (document) rendered.push({ document, bytes: await renderDocument(document, seed) });
  }
  expect(rendered).toHaveLength(wanted.length);
}, 120_000);

test('the same document and seed give the same bytes', async () => {
  const [first] = rendered;
  if (!first) throw new Error('Nothing was rendered.');
  expect(Buffer.compare(await renderDocument(first.document, seed), first.bytes)).toBe(0);
});

test('the text layer gives back every word in its place', async () => {
  for (const { document, bytes } of rendered) {
    using pdf = await openPdf(bytes);
    expect(pdf.pageCount).toBe(document.pages.length);
    for (const [index, page] of document.pages.entries()) {
      const read = readPage(pdf, index);
      expect(wordsOf(read).sort(), `${document.truth.id} page ${index + 1}`).toEqual(wordsOf(page).sort());
      expect(astray(page, read), `${document.truth.id} page ${index + 1}`).toEqual([]);
    }
  }
});

test('word boxes lie on ink: darker inside than just around', async () => {
  for (const { document, bytes } of rendered) {
    using pdf = await openPdf(bytes);
    for (const [index, page] of document.pages.entries()) {
      const image = renderPage(pdf, index, { scale });
      const pale = page.words.filter((word) => {
        const inside = darkness(image, word, 0);
        const around = darkness(image, word, 3);
        return inside < around * 1.15;
      });
      const share = pale.length / page.words.length;
      expect(share, `${document.truth.id} page ${index + 1}`).toBeLessThan(0.02);
    }
  }
});

test('the file declares PDF/A-2b, embeds its font and colour profile, and is not encrypted', () => {
  for (const { bytes } of rendered) {
    const raw = Buffer.from(bytes).toString('latin1');
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>B</pdfaid:conformance>');
    expect(raw).not.toContain('/Encrypt');
    expect(raw).toMatch(/\/ID \[\s?<[0-9a-f]{32}> <[0-9a-f]{32}>\s?\]/);
  }
});

function wordsOf({ text, words }: PageText | SamplePage): string[] {
  return words.map(({ start, end }) => text.slice(start, end));
}

/**
 * Words of the truth for which no word of the same letters was read at the same place: 3 points across, and half a
 * line up or down, for a reader may give all words of a line that runs askew one height.
 */
function astray(page: SamplePage, read: PageText): string[] {
  const words = page.words.filter((word) => {
    const letters = page.text.slice(word.start, word.end);
    return !read.words.some(
      (other) => read.text.slice(other.start, other.end) === letters && near(word, other),
    );
  });
  return words.map((word) => page.text.slice(word.start, word.end));
}

function near(one: Word, other: Word): boolean {
  const [dx, dy] = [
    one.left + one.right - other.left - other.right,
    one.top + one.bottom - other.top - other.bottom,
  ];
  return Math.abs(dx) < 6 && Math.abs(dy) < 14 && Math.abs(one.left - other.left) < 3;
}

/** Mean darkness of a word's box, or of a frame so many points wide around it. */
function darkness(
  image: { data: Uint8Array; width: number; height: number },
  word: Word,
  frame: number,
): number {
  const outer = {
    left: word.left - frame,
    top: word.top - frame,
    right: word.right + frame,
    bottom: word.bottom + frame,
  };
  let [sum, count] = [0, 0];
  for (let y = Math.floor(outer.top * scale); y < Math.ceil(outer.bottom * scale); y += 1) {
    for (let x = Math.floor(outer.left * scale); x < Math.ceil(outer.right * scale); x += 1) {
      const within =
        x >= word.left * scale && x < word.right * scale && y >= word.top * scale && y < word.bottom * scale;
      if (frame > 0 && within) continue;
      sum += 255 - (image.data[(y * image.width + x) * 4 + 1] ?? 255);
      count += 1;
    }
  }
  return count > 0 ? sum / count : 0;
}
