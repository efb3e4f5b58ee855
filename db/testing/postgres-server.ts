import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile, chown } from 'node:fs/promises';
import { createServer } from 'node:net';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const BINARIES = '/usr/lib/postgresql/18/bin';
const PACKAGES = 'postgresql-18-pgvector,postgresql-18-pg-textsearch';

/** A running PostgreSQL 18 with pgvector and pg_textsearch; `url` is its superuser's address. */
export interface PostgresServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** A throwaway server that can be made to fail. */
export interface OwnPostgresServer extends PostgresServer {
  /** Ends it at once, by SIGKILL or by a fast shutdown that breaks off what runs, and starts it again after so many seconds with what it holds. */
  restart(how: 'killed' | 'shut-down', seconds: number): Promise<void>;
}

/**
 * The server that tests and benchmarks use: `TEST_DATABASE_URL` where one is given, else a throwaway server from a
 * Debian root of its own, which is installed at the first call (about a minute) and leaves the host untouched.
 * Throws an Error that says what is missing where neither can be had.
 */
export async function startPostgres(say: (line: string) => void = () => undefined): Promise<PostgresServer> {
  const given = process.env['TEST_DATABASE_URL'];
  return given ? { url: given, stop: () => Promise.resolve() } : startOwnPostgres(say);
}

/** Such a throwaway server, whatever `TEST_DATABASE_URL` says. */
export async function startOwnPostgres(
  say: (line: string) => void = () => undefined,
): Promise<OwnPostgresServer> {
  const root = process.env['TANGTHU_POSTGRES_ROOT'] ?? join(homedir(), '.cache', 'tangthu', 'postgresql-18');
  if (!existsSync(join(root, BINARIES, 'postgres'))) await installRoot(root, say);
  return startIn(root);
}

async function installRoot(root: string, say: (line: string) => void): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new Error(
      'The tests need PostgreSQL 18 with pgvector and pg_textsearch: set TEST_DATABASE_URL to such a server ' +
        '(docker compose up database), or run as root on Debian, or set TANGTHU_TEST_STORES=pglite to leave PostgreSQL out.',
    );
  }
  say('Installing PostgreSQL 18 with pgvector and pg_textsearch into a folder of its own (about a minute) …');
  if (!existsSync('/usr/sbin/debootstrap')) {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'debootstrap']);
  }
  const { stdout } = await run('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI)',
    'Created-By: Packages',
  ]);
  const mirror = stdout.split('\n')[0] ?? '';
  const unfinished = `${root}.${process.pid}`;
  await mkdir(unfinished, { recursive: true });
  const script = '/usr/share/debootstrap/scripts/sid';
  await run(
    'debootstrap',
    ['--variant=minbase', `--include=${PACKAGES}`, 'forky', unfinished, mirror, script],
    {
      maxBuffer: 1 << 26,
    },
  );
  if (existsSync(root)) await rm(unfinished, { recursive: true });
  else await rename(unfinished, root);
}

async function startIn(root: string): Promise<OwnPostgresServer> {
  const folder = await mkdtemp(join(root, 'tmp', 'tangthu-'));
  const inside = `/tmp/${basename(folder)}`;
  const user = await userOf(root);
  await chown(folder, user.uid, user.gid);
  const inRoot = (program: string, ...words: string[]): [string, string[]] => [
    'chroot',
    [`--userspec=${user.uid}:${user.gid}`, root, `${BINARIES}/${program}`, ...words],
  ];
  const encoding = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  await run(...inRoot('initdb', '-D', inside, '-U', 'postgres', '-A', 'trust', '--no-sync', ...encoding));
  const port = await freePort();
  await writeFile(join(folder, 'postgresql.auto.conf'), settings(port));
  const start = (): ChildProcess => spawn(...inRoot('postgres', '-D', inside), { stdio: 'ignore' });
  let server = start();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill(signal);
    await ended;
  };
  const discard = (): void => {
    server.kill('SIGQUIT');
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  process.once('exit', discard);
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  await untilAnswers(url);
  return {
    url,
    restart: async (how, seconds) => {
      await end(how === 'killed' ? 'SIGKILL' : 'SIGINT');
      await setTimeout(seconds * 1000);
      // What is left of a killed server holds its memory for a moment: until that is gone a new one ends at once.
      for (server = start(); !(await answersSoon(url, server)); server = start());
    },
    stop: async () => {
      process.off('exit', discard);
      await end('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** fsync is off: this server is thrown away. Shared memory by mmap: the root has no /dev/shm. */
function settings(port: number): string {
  return `port = ${port}
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_preload_libraries = 'pg_textsearch'
dynamic_shared_memory_type = mmap
shared_buffers = 512MB
maintenance_work_mem = 1GB
max_wal_size = 4GB
fsync = off
`;
}

async function userOf(root: string): Promise<{ uid: number; gid: number }> {
  const { stdout } = await run('chroot', [root, 'id', '-u', 'postgres']);
  const group = await run('chroot', [root, 'id', '-g', 'postgres']);
  return { uid: Number(stdout), gid: Number(group.stdout) };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/** False when the server ended instead. */
async function answersSoon(url: string, server: ChildProcess): Promise<boolean> {
  const ended = once(server, 'exit').then(() => setTimeout(100, false));
  return Promise.race([untilAnswers(url).then(() => server.exitCode === null), ended]);
}

async function untilAnswers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt >= 150) throw error;
      await setTimeout(100);
    }
  }
}
