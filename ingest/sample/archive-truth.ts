import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { AnsweredQuestion, DocumentTruth, SampleDocument } from './generate.ts';
import type { LinkKind } from './story.ts';
import type { Day } from './agency.ts';

/** One word: [start, end, left, top, right, bottom], offsets in UTF-16 units, the box in points from the top left. */
export type WordRow = [start: number, end: number, left: number, top: number, right: number, bottom: number];

/** All that is true of one document of the ready archive; one line of `truth.jsonl.gz`. */
export interface ArchiveTruth extends DocumentTruth {
  /** The PDF's path inside the archive's folder. */
  path: string;
  links: { kind: LinkKind; to: string }[];
  questions: AnsweredQuestion[];
  /** Codes of the agencies whose members may read it on certain days, if their access modes include its mode. */
  readers: Record<Day, string[]>;
  texts: { text: string; width: number; height: number; skew: number; words: WordRow[] }[];
}

/** The days on which readers are stated: before and after the agencies of the fictional city were merged. */
export const readerDays: Day[] = ['1999-12-31', '2024-06-30', '2025-07-02', '2026-11-22'];

/** The folder of the ready archive that ships with the project. */
export const sampleArchive = fileURLToPath(new URL('./archive', import.meta.url));

/** The folder of the hand-over package that gives the sample's archivist work. */
export const handoverPackage = fileURLToPath(new URL('./handover/ban-giao-huyen-song-may', import.meta.url));

/** The folder of the papers that give the sample's desk residents to look up, and the procedures that govern their cases. */
export const deskArchive = fileURLToPath(new URL('./desk', import.meta.url));

/** The folder of the secret papers that ingest must set aside. */
export const quarantineArchive = fileURLToPath(new URL('./quarantine', import.meta.url));

/** A document's line of truth. */
export function truthOf(document: SampleDocument): ArchiveTruth {
  const { truth, links, questions } = document;
  return {
    ...truth,
    path: `${truth.custodian}/${truth.id}.pdf`,
    links,
    questions,
    readers: Object.fromEntries(readerDays.map((day) => [day, document.readers(day)])),
    texts: document.pages.map(({ text, width, height, skew, words }) => ({
      text,
      width,
      height,
      skew: Math.round(skew * 10_000) / 10_000,
      words: words.map(({ start, end, left, top, right, bottom }): WordRow => [
        start,
        end,
        left,
        top,
        right,
        bottom,
      ]),
    })),
  };
}

/** Reads the truth of an archive that the generator wrote, in the order of its documents. */
export async function readTruth(folder: string = sampleArchive): Promise<ArchiveTruth[]> {
  const lines = gunzipSync(await readFile(join(folder, 'truth.jsonl.gz'))).toString('utf8');
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ArchiveTruth);
}
