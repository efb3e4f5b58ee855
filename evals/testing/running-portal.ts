import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../server/main.ts', import.meta.url));

/** The whole product in a process of its own, as users run it. */
export interface RunningPortal {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the server on a free port with these settings; resolves once it listens. Throws what it said when it does not. */
export async function startPortal(settings: Record<string, string>): Promise<RunningPortal> {
  const environment = {
    DATABASE_URL: '',
    EMBEDDING_MODEL: '',
    LOG_LEVEL: 'error',
    DEMONSTRATION: 'on',
    PORT: '0',
  };
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  for await (const line of createInterface(child.stdout)) {
    const url = /https?:\/\/\S+/.exec(line)?.[0];
    if (!url) continue;
    return {
      url,
      close: async () => {
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('The server ended before it listened.');
}
