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
