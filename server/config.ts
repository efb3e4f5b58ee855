import { join } from 'node:path';
import { z } from 'zod';
import { dataFolder, storeLocation } from '@tangthu/db/location';
import type { StoreLocation } from '@tangthu/db/open';
import { OriginalsError } from '@tangthu/db/originals';
import { originalsLocation, type OriginalsLocation } from '@tangthu/db/open-originals';

/** Everything that the environment settles. Folders are paths as given; a megabyte is 1024 × 1024 bytes. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** The address that people type, where a proxy with https stands before the server. */
  readonly publicOrigin: string | undefined;
  readonly store: StoreLocation;
  readonly originals: OriginalsLocation;
  readonly cacheFolder: string;
  readonly pageCacheBytes: number;
  /** Folder of the embedding model; the bundled one when undefined. */
  readonly modelFolder: string | undefined;
  /** A file with abbreviations beside the bundled ones; none when undefined. */
  readonly abbreviationsFile: string | undefined;
  /** Folder of a cross-encoder that reads the best documents again; none when undefined. */
  readonly rerankerFolder: string | undefined;
  /** How long a search waits for it. */
  readonly rerankerMilliseconds: number;
  /** Whether demonstration accounts may sign in without a password. */
  readonly demonstration: boolean;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** The environment cannot be used; the message lists every fault, one a line. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const MEGABYTE = 1024 * 1024;

const postgresAddress = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'must be an address such as postgres://user@host/database');

const environment = z.object({
  PORT: wholeNumber(0, 65_535).default(8080),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_ORIGIN: z
    .string()
    .refine(isOrigin, 'must be an origin such as https://tangthu.example.vn, without a path')
    .optional(),
  DATA_FOLDER: z.string().optional(),
  DATABASE_URL: postgresAddress.optional(),
  DATABASE_OWNER_URL: postgresAddress.optional(),
  EMBEDDING_MODEL: z.string().optional(),
  ABBREVIATIONS: z.string().optional(),
  RERANKER_MODEL: z.string().optional(),
  RERANKER_MILLISECONDS: wholeNumber(1, 600_000).default(3_000),
  DEMONSTRATION: z
    .enum(['on', 'off'], 'must be on or off')
    .transform((value) => value === 'on')
    .optional(),
  PAGE_CACHE_MEGABYTES: wholeNumber(1, 1_000_000).default(512),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
});

/** Reads the settings from environment variables; an empty one counts as not set. Throws `ConfigError` with every fault at once. */
export function readConfig(variables: NodeJS.ProcessEnv): Config {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const { data, error } = environment.safeParse(set);
  if (error) {
    const faults = error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`);
    throw new ConfigError(`These environment variables cannot be used:\n${faults.join('\n')}`);
  }
  const folder = dataFolder(set);
  return {
    host: data.HOST,
    port: data.PORT,
    publicOrigin: data.PUBLIC_ORIGIN,
    store: storeLocation(set),
    originals: originalsOf(set),
    cacheFolder: join(folder, 'cache'),
    pageCacheBytes: data.PAGE_CACHE_MEGABYTES * MEGABYTE,
    modelFolder: data.EMBEDDING_MODEL,
    abbreviationsFile: data.ABBREVIATIONS,
    rerankerFolder: data.RERANKER_MODEL,
    rerankerMilliseconds: data.RERANKER_MILLISECONDS,
    demonstration: data.DEMONSTRATION ?? data.DATABASE_URL === undefined,
    logLevel: data.LOG_LEVEL,
  };
}

function originalsOf(variables: NodeJS.ProcessEnv): OriginalsLocation {
  try {
    return originalsLocation(variables);
  } catch (error) {
    if (!(error instanceof OriginalsError)) throw error;
    throw new ConfigError(`These environment variables cannot be used:\n  ${error.message}`, {
      cause: error,
    });
  }
}

function wholeNumber(least: number, most: number) {
  const rule = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, rule)
    .transform(Number)
    .refine((value) => value >= least && value <= most, rule);
}

function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.parse(text)?.origin === text;
}
