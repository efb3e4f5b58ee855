import { SingleBar } from 'cli-progress';
import type { FoundFile } from './find-files.ts';
import type { LedgerItem } from './ledger.ts';

/** Shows how far a run is. */
export interface Progress {
  readonly item: (item: LedgerItem, file: FoundFile) => void;
  readonly stop: () => void;
}

const SILENT_SECONDS = 10;

/**
 * A progress bar with pages a second and time left on a terminal; elsewhere a line every ten seconds. The bar moves by
 * bytes, for a file's pages are unknown before it is read.
 */
export function showProgress(
  files: readonly FoundFile[],
  out: NodeJS.WriteStream = process.stderr,
): Progress {
  const started = performance.now();
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const tally = { bytes: 0, files: 0, pages: 0, refused: 0 };
  const bar = out.isTTY ? makeBar(out) : undefined;
  let lastLine = started;
  bar?.start(Math.max(1, total), 0, fieldsOf(tally, files.length, 0));
  return {
    item: (item, file) => {
      tally.bytes += file.bytes;
      tally.files += 1;
      tally.pages += item.pages ?? 0;
      if (item.outcome === 'refused' || item.outcome === 'quarantined') tally.refused += 1;
      const seconds = (performance.now() - started) / 1000;
      const fields = fieldsOf(tally, files.length, tally.pages / seconds);
      bar?.update(tally.bytes, fields);
      if (bar || performance.now() - lastLine < SILENT_SECONDS * 1000) return;
      lastLine = performance.now();
      out.write(
        `${fields.files} files, ${fields.pages} pages, ${fields.speed} pages/s, ${fields.refused} refused\n`,
      );
    },
    stop: () => bar?.stop(),
  };
}

function makeBar(out: NodeJS.WriteStream): SingleBar {
  return new SingleBar({
    format:
      '{bar} {percentage}% | {files} files | {pages} pages | {speed} pages/s | {eta_formatted} left | {refused} refused',
    stream: out,
    hideCursor: true,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    etaBuffer: 50,
  });
}

function fieldsOf(
  tally: { files: number; pages: number; refused: number },
  files: number,
  speed: number,
): { files: string; pages: number; speed: string; refused: number } {
  return {
    files: `${tally.files}/${files}`,
    pages: tally.pages,
    speed: speed.toFixed(0),
    refused: tally.refused,
  };
}
