import { execFile, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { bitmapFile } from './bitmap-file.ts';
import { namelessFile } from './nameless-file.ts';
import { OcrError, type OcrEngine, type OcrLayout } from './ocr-engine.ts';
import { linesOfTable } from './tesseract-table.ts';

/** How the program is started. */
export interface ProgramSettings {
  /** The folders that are searched for the program, as in PATH. */
  readonly path: string | undefined;
  /** Processes at once. */
  readonly slots: number;
  /** A process that takes longer is ended and its page given up. */
  readonly seconds: number;
}

const PROGRAM = 'tesseract';

/** Linux opens it anew, so that the program reads the file by blocks; from what it calls stdin it takes byte by byte. */
const INPUT = process.platform === 'linux' ? '/dev/stdin' : 'stdin';

/** Paragraphs are not asked for, and finding them by their words takes time. */
const SETTINGS = ['-l', 'vie', '-c', 'paragraph_text_based=0'];

/** Tesseract's page segmentation modes. */
const MODES: Record<OcrLayout, string> = { page: '3', column: '6' };

const MOST_COMPLAINT = 200;

/** The native Tesseract as an engine, one process an image (whose pixels never have a name on the disk); undefined where it or its Vietnamese data is not installed. */
export async function openTesseractProgram(settings: ProgramSettings): Promise<OcrEngine | undefined> {
  const version = await installedVersion(environment(settings));
  if (version === undefined) return undefined;
  const limit = pLimit(settings.slots);
  const closing = new AbortController();
  return {
    name: 'tesseract',
    version,
    slots: settings.slots,
    recognize: async (image, layout) => {
      // Written before its turn comes, so that nothing is left to do between two processes.
      const input = namelessFile(bitmapFile(image));
      try {
        const options = optionsFor(layout, image.dotsPerInch);
        return linesOfTable(await limit(() => outputOf(settings, options, input, closing.signal)));
      } finally {
        closeSync(input);
      }
    },
    close: () => {
      closing.abort();
      return Promise.resolve();
    },
  };
}

async function installedVersion(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  try {
    const run = promisify(execFile);
    const [languages, version] = await Promise.all([
      run(PROGRAM, ['--list-langs'], { env }),
      run(PROGRAM, ['--version'], { env }),
    ]);
    if (!languages.stdout.split(/\s+/).includes('vie')) return undefined;
    return /\d+(?:\.\d+)+/.exec(version.stdout)?.[0] ?? 'unknown';
  } catch {
    return undefined;
  }
}

function optionsFor(layout: OcrLayout, dotsPerInch: number): string[] {
  return [...SETTINGS, '--psm', MODES[layout], '--dpi', `${Math.round(dotsPerInch)}`, 'tsv'];
}

/** What the program says of the image in a file. Throws `OcrError`. */
async function outputOf(
  settings: ProgramSettings,
  options: readonly string[],
  input: number,
  closing: AbortSignal,
): Promise<string> {
  if (closing.aborted) throw new OcrError('Recognition was stopped.');
  const running = spawn(PROGRAM, [INPUT, 'stdout', ...options], {
    env: environment(settings),
    stdio: [input, 'pipe', 'pipe'],
    timeout: settings.seconds * 1000,
    killSignal: 'SIGKILL',
    signal: closing,
  }) as ChildProcessByStdio<null, Readable, Readable>;
  const [table, complaint, [code, signal]] = await Promise.all([
    text(running.stdout),
    text(running.stderr),
    once(running, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
  ]).catch((cause: unknown) => {
    const stopped = (cause as Error).name === 'AbortError';
    throw new OcrError(stopped ? 'Recognition was stopped.' : 'Tesseract could not be run.', { cause });
  });
  if (signal)
    throw new OcrError(`Recognition was ended after ${settings.seconds} seconds or crashed (${signal}).`);
  if (code !== 0) throw new OcrError(`Tesseract failed: ${complaint.trim().slice(0, MOST_COMPLAINT)}`);
  return table;
}

/** More threads make Tesseract slower, not faster: a process is one core's work. */
function environment({ path }: ProgramSettings): NodeJS.ProcessEnv {
  return { ...process.env, PATH: path, OMP_THREAD_LIMIT: '1' };
}
