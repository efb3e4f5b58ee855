import { createHash } from 'node:crypto';
import { createWriteStream, type WriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { basename, dirname, join, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { PackageError } from '../package-error.ts';

/** A file as it was written into a package. */
export interface WrittenFile {
  readonly path: string;
  readonly bytes: number;
  /** In lower-case hexadecimal. */
  readonly sha256: string;
}

/** A package that is being written. It takes its name when it is finished, and leaves nothing behind when it is not. */
export interface PackageSink {
  /** A folder for what is put together before it is written; it goes with the sink. */
  readonly workshop: string;
  add(path: string, content: Readable | Uint8Array | string): Promise<WrittenFile>;
  finish(): Promise<void>;
  abandon(): Promise<void>;
}

/** Opens a package to be written at a path: a ZIP file where it ends so, else a folder. Throws `PackageError` if it is there. */
export async function openSink(path: string): Promise<PackageSink> {
  const target = resolve(path);
  if (await stat(target).catch(() => undefined))
    throw new PackageError(`${path} is there already. Name another place, or move it away.`);
  const workshop = join(dirname(target), `.${basename(target)}.unfinished`);
  await rm(workshop, { recursive: true, force: true });
  await mkdir(join(workshop, 'parts'), { recursive: true });
  const content = join(workshop, 'package');
  const body = /\.zip$/i.test(path) ? zipBody(content) : folderBody(content);
  return {
    workshop: join(workshop, 'parts'),
    add: body.add,
    finish: async () => {
      await body.end();
      await rename(content, target);
      await rm(workshop, { recursive: true, force: true });
    },
    abandon: async () => {
      await body.end().catch(() => undefined);
      await rm(workshop, { recursive: true, force: true });
    },
  };
}

interface SinkBody {
  add: PackageSink['add'];
  end(): Promise<void>;
}

function folderBody(folder: string): SinkBody {
  return {
    add: async (path, content) => {
      const target = join(folder, path);
      await mkdir(dirname(target), { recursive: true });
      const counter = countingStream();
      await pipeline(
        streamOf(content),
        counter.stream,
        createWriteStream(target, { flags: 'wx', flush: true }),
      );
      return { path, ...counter.result() };
    },
    end: () => Promise.resolve(),
  };
}

/** The same for every package, so that the same records give the same bytes: 1 January 1980, the first day of ZIP. */
const ZIP_TIME = new Date(1980, 0, 1);

function zipBody(file: string): SinkBody {
  const zip = new ZipFile();
  const output: WriteStream = createWriteStream(file, { flush: true });
  const written = pipeline(zip.outputStream, output);
  // Heard at the end; until then an error must not go unheard.
  written.catch(() => undefined);
  let ended = false;
  return {
    add: async (path, content) => {
      const counter = countingStream();
      const compress = !/\.pdf$/i.test(path);
      const done = once(counter.stream, 'end');
      zip.addReadStream(counter.stream, path, {
        mtime: ZIP_TIME,
        mode: 0o100644,
        compress,
        forceDosTimestamp: true,
      });
      await Promise.race([Promise.all([pipeline(streamOf(content), counter.stream), done]), written]);
      return { path, ...counter.result() };
    },
    end: async () => {
      if (!ended) zip.end();
      ended = true;
      await written;
    },
  };
}

function streamOf(content: Readable | Uint8Array | string): Readable {
  return content instanceof Readable ? content : Readable.from([Buffer.from(content)]);
}

function countingStream(): { stream: Transform; result: () => Omit<WrittenFile, 'path'> } {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform: (part: Buffer, _encoding, done) => {
      hash.update(part);
      bytes += part.length;
      done(null, part);
    },
  });
  return { stream, result: () => ({ bytes, sha256: hash.digest('hex') }) };
}
