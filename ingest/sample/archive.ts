import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { truthOf, type ArchiveTruth } from './archive-truth.ts';
import type { SampleDocument } from './generate.ts';
import type { PlannedFile } from './plan.ts';
import { renderDocument } from './render/render-document.ts';
import { buildWorld } from './world.ts';

/** A file (hồ sơ) as `world.json` lists it. */
export type ListedFile = Pick<PlannedFile, 'code' | 'title' | 'retention' | 'mode'> & {
  fonds: string;
  custodian: string;
};

const listHead = [
  'fileCode',
  'fileTitle',
  'document',
  'order',
  'mode',
  'retention',
  'fonds',
  'creator',
  'title',
];

/**
 * Renders documents into a folder: PDFs by custodian, a `list.csv` beside them, and `truth.jsonl.gz`.
 * Files of the same name are overwritten; `written` is called after each document with its number of pages.
 */
export async function writeArchive(
  folder: string,
  documents: Iterable<SampleDocument>,
  seed: number,
  written: (pages: number) => void = () => undefined,
): Promise<ArchiveTruth[]> {
  const truths: ArchiveTruth[] = [];
  for (const document of documents) {
    const truth = truthOf(document);
    const path = join(folder, truth.path);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, await renderDocument(document, seed));
    truths.push(truth);
    written(truth.pages);
  }
  await writeLists(folder, truths);
  await writeFile(
    join(folder, 'truth.jsonl.gz'),
    gzipSync(truths.map((truth) => `${JSON.stringify(truth)}\n`).join(''), { level: 9 }),
  );
  return truths;
}

/** Writes `world.json`: the fictional city and the files that the documents lie in. */
export async function writeWorld(folder: string, truths: readonly ArchiveTruth[]): Promise<void> {
  const world = { ...buildWorld(), files: filesOf(truths) };
  await writeFile(join(folder, 'world.json'), `${JSON.stringify(world, null, 1)}\n`);
}

function filesOf(truths: readonly ArchiveTruth[]): ListedFile[] {
  const files = new Map<string, ListedFile>();
  for (const { fileCode, fileTitle, fonds, custodian, retention, mode } of truths) {
    const known = files.get(fileCode);
    if (!known) files.set(fileCode, { code: fileCode, title: fileTitle, fonds, custodian, retention, mode });
    else if (mode > known.mode) known.mode = mode;
  }
  return [...files.values()];
}

async function writeLists(folder: string, truths: readonly ArchiveTruth[]): Promise<void> {
  for (const custodian of new Set(truths.map((truth) => truth.custodian))) {
    const rows = truths
      .filter((truth) => truth.custodian === custodian)
      .map((truth) => [
        truth.fileCode,
        truth.fileTitle,
        `${truth.id}.pdf`,
        String(truth.order),
        truth.mode,
        truth.retention,
        truth.fonds,
        truth.creator,
        truth.subject,
      ]);
    const lines = [listHead, ...rows].map((row) => row.map(quoted).join(','));
    await writeFile(join(folder, custodian, 'list.csv'), `${lines.join('\r\n')}\r\n`);
  }
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
