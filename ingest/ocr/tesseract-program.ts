import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer, text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import { OcrError, type OcrEngine, type OcrImage, type OcrLayout } from './ocr-engine.ts';
import { greyMap } from './grey-map.ts';
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

/** Tesseract's page segmentation modes. */
const MODES: Record<OcrLayout, string> = { page: '3', column: '6' };

const MOST_COMPLAINT = 200;

/** The native Tesseract as an engine, one process an image; undefined where it or its Vietnamese data is not installed. */
export async function openTesseractProgram(settings: ProgramSettings): Promise<OcrEngine | undefined> {
  const version = await installedVersion(environment(settings));
  if (version === undefined) return undefined;
  const limit = pLimit(settings.slots);
  const closing = new AbortController();
  return {
    name: 'tesseract',
    version,
    slots: settings.slots,
    recognize: (image, layout) => limit(() => recognize(settings, image, layout, closing.signal)),
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

async function recognize(
  settings: ProgramSettings,
  image: OcrImage,
  layout: OcrLayout,
  closing: AbortSignal,
): Promise<ReturnType<typeof linesOfTable>> {
  if (closing.aborted) throw new OcrError('Recognition was stopped.');
  const running = spawn(
    PROGRAM,
    [
      'stdin',
      'stdout',
      '-l',
      'vie',
      '--psm',
      MODES[layout],
      '--dpi',
      `${Math.round(image.dotsPerInch)}`,
      'tsv',
    ],
    {
      env: environment(settings),
      timeout: settings.seconds * 1000,
      killSignal: 'SIGKILL',
      signal: closing,
    },
  );
  // A process that ends early closes its input; its exit says why.
  running.stdin.on('error', () => undefined);
  running.stdin.end(greyMap(image));
  try {
    const [table, complaint, [code, signal]] = await Promise.all([
      buffer(running.stdout),
      text(running.stderr),
      once(running, 'close') as Promise<[number | null, NodeJS.Signals | null]>,
    ]);
    if (signal)
      throw new OcrError(`Recognition was ended after ${settings.seconds} seconds or crashed (${signal}).`);
    if (code !== 0) throw new OcrError(`Tesseract failed: ${complaint.trim().slice(0, MOST_COMPLAINT)}`);
    return linesOfTable(table.toString('utf8'));
  } catch (error) {
    if (error instanceof OcrError) throw error;
    const stopped = (error as Error).name === 'AbortError';
    throw new OcrError(stopped ? 'Recognition was stopped.' : 'Tesseract could not be run.', {
      cause: error,
    });
  }
}

/** More threads make Tesseract slower, not faster: a process is one core's work. */
function environment({ path }: ProgramSettings): NodeJS.ProcessEnv {
  return { ...process.env, PATH: path, OMP_THREAD_LIMIT: '1' };
}
