import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { openOriginals } from '@tangthu/db/open-originals';
import { describeStores } from '@tangthu/db/testing/stores';
import type { OcrEngine, OcrWord } from '@tangthu/ingest/ocr/ocr-engine';
import { openTesseractProgram } from '@tangthu/ingest/ocr/tesseract-program';
import { findFiles } from '@tangthu/ingest/run/find-files';
import { ingest } from '@tangthu/ingest/run/ingest';
import { resolvePlacement } from '@tangthu/ingest/run/placement';
import { generateDocuments } from '@tangthu/ingest/sample/generate';
import { renderDocument } from '@tangthu/ingest/sample/render/render-document';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SearchResult } from '../retrieval/search-result.ts';
import { makePortalWorld, type PortalWorld } from '../testing/portal-world.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import type { DocumentView, PageView } from './record-view.ts';

/** How the pages of the file lie: one upright, three turned. */
const TURNS = [0, 90, 180, 270] as const;

/** A scan of one page, four times, turned as `TURNS` says, with its words under it. */
async function turnedScans(): Promise<Uint8Array> {
  const [document] = [...generateDocuments({ count: 12, seed: 5 })].filter(
    ({ pages }) => (pages[0]?.words.length ?? 0) > 150,
  );
  if (!document) throw new Error('The generated archive has no full page: ask for more documents.');
  const pdf = await PDFDocument.load(await renderDocument(document, 5));
  const turned = await PDFDocument.create();
  for (const turn of TURNS) {
    const [page] = await turned.copyPages(pdf, [0]);
    if (page) turned.addPage(page).setRotation(degrees(turn));
  }
  return turned.save();
}

/** A box in shares of the page, whoever read it. */
type Box = readonly [left: number, top: number, right: number, bottom: number];

describeStores('pages that lie turned', (open) => {
  let world: PortalWorld;
  let engine: OcrEngine | undefined;
  let id: string;
  beforeAll(async () => {
    const store = await open();
    world = await makePortalWorld(store);
    engine = await openTesseractProgram({ path: process.env['PATH'], slots: 1, seconds: 60 });
    const source = join(world.folder, 'source');
    await mkdir(source);
    await writeFile(join(source, 'quét ngược.pdf'), await turnedScans());
    const placement = await resolvePlacement(store, { agency: 'A', mode: '01' });
    const originals = openOriginals({ folder: join(world.folder, 'originals') });
    const { items } = await ingest(
      { store, embeddings: new SyllableEmbeddings(), originals },
      { files: await findFiles(source), source, placementOf: () => placement },
    );
    id = items[0]?.document ?? '';
  });
  afterAll(async () => {
    await engine?.close();
    await world.close();
  });

  const json = async <Answer>(path: string): Promise<Answer> => {
    const answer = await world.get(path, 'an');
    expect(answer.status, path).toBe(200);
    return answer.json() as Promise<Answer>;
  };
  const image = async (path: string): Promise<Buffer> =>
    Buffer.from(await (await world.get(path, 'an')).arrayBuffer());

  /** What is read off the shown image as it is, with boxes in shares of it. */
  async function wordsOfImage(number: number): Promise<{ text: string; box: Box }[]> {
    const shown = await image(`/iiif/${id}/${number}/full/max/0/default.jpg`);
    const { data, info } = await sharp(shown).greyscale().raw().toBuffer({ resolveWithObject: true });
    const lines = (await engine?.recognize({ data, ...info, dotsPerInch: 200 }, 'page')) ?? [];
    const box = ({ left, top, right, bottom }: OcrWord): Box => [
      left / info.width,
      top / info.height,
      right / info.width,
      bottom / info.height,
    ];
    return lines
      .flatMap(({ words }) => words)
      .filter(({ text, confidence }) => confidence > 85 && /\p{L}{3}/u.test(text))
      .map((word) => ({ text: word.text, box: box(word) }));
  }

  test.each([2, 3, 4])('page %i is shown upright, and its words lie where they are read', async (number) => {
    const page = await json<PageView>(`/api/documents/${id}/pages/${number}`);
    expect(page.width).toBeLessThan(page.height);
    if (!engine) return;
    const read = await wordsOfImage(number);
    expect(read.length).toBeGreaterThan(60);
    const found = read.filter(({ text, box }) =>
      page.words.some((word) => page.text.slice(word.start, word.end) === text && covers(word.box, box)),
    );
    expect(found.length / read.length).toBeGreaterThan(0.85);
  });

  test('sizes, thumbnails and the lit places of hits are those of upright pages', async () => {
    const document = await json<DocumentView>(`/api/documents/${id}`);
    expect(document.pages.every(({ width, height }) => width < height)).toBe(true);
    const sizes = await Promise.all(
      TURNS.map(async (_, index) => {
        const { width, height } = await sharp(
          await image(`/api/documents/${id}/pages/${index + 1}/thumbnail`),
        ).metadata();
        return width < height;
      }),
    );
    expect(sizes).toEqual([true, true, true, true]);
    const upright = await json<PageView>(`/api/documents/${id}/pages/1`);
    const words = upright.words.slice(20, 24).map(({ start, end }) => upright.text.slice(start, end));
    const query = encodeURIComponent(words.join(' '));
    for (const number of [2, 3, 4]) {
      const { lit } = await json<PageView>(`/api/documents/${id}/pages/${number}?q=${query}`);
      const [first] = lit;
      const expected = upright.words[20]?.box;
      expect(Math.abs((first?.left ?? 0) - (expected?.[0] ?? 1))).toBeLessThan(0.03);
      expect(Math.abs((first?.top ?? 0) - (expected?.[1] ?? 1))).toBeLessThan(0.03);
    }
    const { hits } = await json<SearchResult>(`/api/search?q=${query}`);
    const boxes = hits.find(({ document: found }) => found.id === id)?.boxes ?? [];
    expect(boxes.length).toBeGreaterThan(0);
    expect(boxes.every(({ left, top, right, bottom }) => right - left > bottom - top)).toBe(true);
  });
});

/** Whether the middle of what was read lies in the word's box. */
function covers([left, top, right, bottom]: Box, read: Box): boolean {
  const [x, y] = [(read[0] + read[2]) / 2, (read[1] + read[3]) / 2];
  return x > left && x < right && y > top && y < bottom;
}
