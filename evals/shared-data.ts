import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of real records, questions and mergers: `TANGTHU_DATA`, else `../shared/data` beside the project. */
export function sharedDataFolder(): string {
  return resolve(process.env['TANGTHU_DATA'] ?? join(import.meta.dirname, '../../shared/data'));
}

/** The path of one part of the real data, or undefined where it is not there. */
export function sharedData(part: string): string | undefined {
  const path = join(sharedDataFolder(), part);
  return existsSync(path) ? path : undefined;
}

/** A file of the real data, or one that was named, is not there; the message says what to set. */
export class MissingDataError extends Error {
  override readonly name = 'MissingDataError';
}

/** The path again. Throws `MissingDataError` where no file is there. */
export function presentFile(path: string): string {
  if (existsSync(path)) return path;
  throw new MissingDataError(
    `There is no file ${path}. Name the folder of real data by TANGTHU_DATA or --data, a file of questions by --queries.`,
  );
}
