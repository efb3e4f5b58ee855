import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const COMMAND = join(import.meta.dirname, '../command.ts');

/** Worker processes of the real command, kept at a number: one that is killed is followed by another. */
export interface WorkerProcesses {
  /** Kills one at once, whichever `choose` (0 to 1) falls on, and starts another. */
  killOne(choose: number): void;
  /** Lets no process write a file of more than this many bytes, as on a full disk; undefined lifts it. */
  limitFiles(bytes: number | undefined): Promise<void>;
  /** Asks all to finish what they have in hand, and waits. Returns what they wrote. */
  stop(): Promise<string>;
}

/** Starts so many workers (`npm run ingest -- work`) in this environment. */
export function startWorkers(count: number, environment: NodeJS.ProcessEnv): WorkerProcesses {
  let limit: number | undefined;
  let written = '';
  let stopping = false;
  const start = (): ChildProcess => {
    const limited = limit === undefined ? [] : ['prlimit', `--fsize=${limit}:`];
    const worker = spawn('env', [...limited, process.execPath, COMMAND, 'work'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const hear = (part: Buffer): void => {
      written += part.toString();
    };
    worker.stdout.on('data', hear);
    worker.stderr.on('data', hear);
    worker.once('exit', (code) => {
      if (code !== null && !stopping) written += `A worker ended by itself with code ${code}.\n`;
    });
    return worker;
  };
  const workers = Array.from({ length: count }, start);
  const discard = (): void => workers.forEach((worker) => worker.kill('SIGKILL'));
  process.once('exit', discard);
  return {
    killOne: (choose) => {
      const at = Math.floor(choose * workers.length);
      workers[at]?.kill('SIGKILL');
      workers[at] = start();
    },
    limitFiles: async (bytes) => {
      limit = bytes;
      const size = bytes === undefined ? 'unlimited' : String(bytes);
      const running = workers.filter(isRunning);
      await Promise.all(running.map(({ pid }) => run('prlimit', ['--pid', String(pid), `--fsize=${size}:`])));
    },
    stop: async () => {
      stopping = true;
      const running = workers.filter(isRunning);
      const ended = running.map((worker) => once(worker, 'exit'));
      running.forEach((worker) => worker.kill('SIGTERM'));
      await Promise.all(ended);
      process.off('exit', discard);
      return written;
    },
  };
}

function isRunning({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode === null && signalCode === null;
}
