import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startPostgres } from '@tangthu/db/testing/postgres-server';

const run = promisify(execFile);
const PROGRAMS = '/usr/lib/postgresql/18/bin';
const FOLDER = '/var/lib/tangthu';

/** The settings of the tests' own server, so that figures are comparable. */
const SETTINGS = `listen_addresses = '127.0.0.1'
unix_socket_directories = ''
shared_preload_libraries = 'pg_textsearch'
dynamic_shared_memory_type = mmap
shared_buffers = 512MB
maintenance_work_mem = 1GB
max_wal_size = 4GB
fsync = off
`;

/** A store cannot be kept here, or another run is still filling it; the message says what to do. */
export class KeptStoreError extends Error {
  override readonly name = 'KeptStoreError';
}

/** Whether this machine can keep a cluster: it takes the right to make a root, and a root that is ours. */
export function canKeep(): boolean {
  return !process.env['TEST_DATABASE_URL'] && process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** A PostgreSQL in the Debian root of the tests, with files of its own that outlive the run. */
export class KeptCluster {
  /** Where its files lie. Removing the folder while nobody uses it forgets the cluster. */
  readonly folder: string;
  private readonly root: string;
  private readonly inside: string;

  private constructor(root: string, key: string) {
    this.root = root;
    this.inside = join(FOLDER, key);
    this.folder = join(root, this.inside);
  }

  /** The cluster of a key, made or not. Throws `KeptStoreError` where the tests' root cannot be used. */
  static async at(key: string, say: (line: string) => void): Promise<KeptCluster> {
    if (!canKeep()) {
      throw new KeptStoreError(
        'A store is kept only in the PostgreSQL that the tests install: run as root, without TEST_DATABASE_URL, or leave --keep out.',
      );
    }
    const root = process.env['TANGTHU_POSTGRES_ROOT'] ?? join(homedir(), '.cache/tangthu/postgresql-18');
    if (!existsSync(join(root, PROGRAMS, 'pg_ctl'))) await (await startPostgres(say)).stop();
    return new KeptCluster(root, key);
  }

  /** Makes it anew and empty. */
  async make(): Promise<void> {
    if (await this.isRunning()) await this.control('stop', '-w', '-m', 'immediate');
    await rm(this.folder, { recursive: true, force: true });
    const parent = join(this.root, FOLDER);
    await mkdir(parent, { recursive: true });
    await chown(parent, await this.idOf('-u'), await this.idOf('-g'));
    const encoding = [
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
    ];
    await this.runInside(
      'initdb',
      '-D',
      this.inside,
      '-U',
      'postgres',
      '-A',
      'trust',
      '--no-sync',
      ...encoding,
    );
    await writeFile(join(this.folder, 'postgresql.auto.conf'), SETTINGS);
  }

  /** Starts it, where no other run has; returns the superuser's address. */
  async start(): Promise<string> {
    if (!(await this.isRunning())) {
      await this.control('start', '-w', '-l', `${this.inside}/server.log`, '-o', `-p ${await freePort()}`);
    }
    const [, , , port] = (await readFile(join(this.folder, 'postmaster.pid'), 'utf8')).split('\n');
    return `postgres://postgres@127.0.0.1:${port ?? ''}/postgres`;
  }

  /** Removes clusters whose key begins so, but the latest ones, those that run, and this one. */
  async forgetOthers(prefix: string, most: number): Promise<void> {
    const parent = join(this.root, FOLDER);
    const folders = (await readdir(parent))
      .filter((name) => name.startsWith(prefix))
      .map((name) => join(parent, name));
    const ages = await Promise.all(
      folders.map(async (folder) => ({ folder, used: (await stat(folder)).mtimeMs })),
    );
    const old = ages.sort((one, two) => two.used - one.used).slice(most);
    for (const { folder } of old) {
      if (folder !== this.folder && !existsSync(join(folder, 'postmaster.pid')))
        await rm(folder, { recursive: true });
    }
  }

  /** Stops it, whoever is connected. */
  stop(): Promise<void> {
    return this.control('stop', '-w', '-m', 'fast');
  }

  private isRunning(): Promise<boolean> {
    return this.control('status').then(
      () => true,
      () => false,
    );
  }

  private control(...words: string[]): Promise<void> {
    return this.runInside('pg_ctl', '-D', this.inside, ...words);
  }

  private async runInside(program: string, ...words: string[]): Promise<void> {
    const user = `${await this.idOf('-u')}:${await this.idOf('-g')}`;
    await run('chroot', [`--userspec=${user}`, this.root, `${PROGRAMS}/${program}`, ...words]);
  }

  private async idOf(kind: '-u' | '-g'): Promise<number> {
    return Number((await run('chroot', [this.root, 'id', kind, 'postgres'])).stdout);
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
