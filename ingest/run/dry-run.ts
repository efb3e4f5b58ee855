import { readFile } from 'node:fs/promises';
import { openOcrEngine } from '../ocr/open-ocr-engine.ts';
import { counted } from './counted.ts';
import type { FoundFile } from './find-files.ts';
import { prepare } from './prepare.ts';

/** Reads each file and prints what a run would store of it, a line a document. Returns the exit code: 0 when all could go in. */
export async function dryRun(files: readonly FoundFile[]): Promise<number> {
  const ocr = await openOcrEngine(process.env);
  let refused = 0;
  for (const { path } of files) {
    const read = await prepare(await readFile(path), ocr);
    if ('outcome' in read) {
      refused += 1;
      console.log(`${path}\t${read.outcome}\t${read.reason}`);
      continue;
    }
    for (const { metadata, pages } of read.documents) {
      const { type, documentNumber, issuedDate, subject } = metadata;
      const facts = [type, documentNumber, issuedDate, counted(pages.length, 'page'), subject];
      console.log(`${path}\t${facts.map((fact) => fact ?? '–').join('\t')}`);
    }
  }
  await ocr?.close();
  return refused ? 1 : 0;
}
