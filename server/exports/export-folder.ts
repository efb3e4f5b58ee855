import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** The folder in which the files of exports lie: beside each file its rows, and both under another name while they are written. */
export class ExportFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Where the finished file of an export lies. */
  fileOf(id: string): string {
    return join(this.#folder, id);
  }

  /** Where the ids and hashes of its rows lie. */
  rowsOf(id: string): string {
    return join(this.#folder, `${id}.rows`);
  }

  /** Makes room for writing: both paths, of which nothing is left from before. */
  async begin(id: string): Promise<{ readonly file: string; readonly rows: string }> {
    await mkdir(this.#folder, { recursive: true });
    await this.remove(id);
    return { file: `${this.fileOf(id)}.part`, rows: `${this.rowsOf(id)}.part` };
  }

  /** Gives what was written its names. */
  async finish(id: string): Promise<void> {
    await rename(`${this.rowsOf(id)}.part`, this.rowsOf(id));
    await rename(`${this.fileOf(id)}.part`, this.fileOf(id));
  }

  /** Removes everything of an export. */
  async remove(id: string): Promise<void> {
    const paths = [this.fileOf(id), this.rowsOf(id)].flatMap((path) => [path, `${path}.part`]);
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }

  /** The exports of which anything lies here. */
  async ids(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return [...new Set(names.map((name) => name.split('.')[0] ?? '').filter((id) => ID.test(id)))];
  }
}

/** Whatever else lies in the folder is nobody's export. */
const ID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;
