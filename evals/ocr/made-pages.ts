import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { OcrEngine } from '@tangthu/ingest/ocr/ocr-engine';
import { readPages } from '@tangthu/ingest/read/page-reading';
import { linesOfWords, pageScore, type PageScore } from './page-score.ts';

interface MadeTruth {
  readonly id: string;
  readonly pages: readonly {
    readonly page: number;
    readonly profile: string;
    readonly pxWidth: number;
    readonly ptWidth: number;
    readonly text: string;
    /** Boxes in pixels, as the page lies on the scan: left, top, right, bottom. */
    readonly words: readonly { readonly t: string; readonly px: readonly [number, number, number, number] }[];
  }[];
}

/**
 * The errors of the synthetic documents of the folder `made`: `image-only`, which are recognised, or `two-layer`, whose
 * own layers (another's OCR, with its errors) are read. The profile of a layer page is `two-layer`.
 */
export async function madePageScores(
  folder: string,
  kind: 'image-only' | 'two-layer',
  engine: OcrEngine | undefined,
): Promise<PageScore[]> {
  const scores: PageScore[] = [];
  for (const name of readdirSync(join(folder, kind)).sort()) {
    const id = basename(name, '.pdf');
    const truth = JSON.parse(readFileSync(join(folder, 'truth', `${id}.json`), 'utf8')) as MadeTruth;
    const readings = await readPages(new Uint8Array(readFileSync(join(folder, kind, name))), engine);
    for (const page of truth.pages) {
      const reading = readings[page.page - 1];
      if (!reading) throw new Error(`${name} has no page ${page.page}.`);
      const profile = kind === 'two-layer' ? kind : page.profile;
      scores.push(pageScore(`${kind}/${id} ${page.page}`, profile, truthOf(page), reading));
    }
  }
  return scores;
}

function truthOf({
  text,
  words,
  pxWidth,
  ptWidth,
}: MadeTruth['pages'][number]): Parameters<typeof pageScore>[2] {
  const points = ptWidth / pxWidth;
  const placed = words.map(({ t, px: [left, top, right, bottom] }) => ({
    text: t,
    left: left * points,
    top: top * points,
    right: right * points,
    bottom: bottom * points,
  }));
  return { text, lines: linesOfWords(text, placed) };
}
