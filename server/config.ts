import { join } from 'node:path';
import { z } from 'zod';
import { anchorFile } from '@tangthu/db/audit/anchors';
import { dataFolder, storeLocation } from '@tangthu/db/location';
import type { StoreLocation } from '@tangthu/db/open';
import { OriginalsError } from '@tangthu/db/originals';
import { originalsLocation, type OriginalsLocation } from '@tangthu/db/open-originals';
import {
  chatModelFaults,
  chatModelOf,
  chatModelVariables,
  type ChatModelSettings,
} from './answers/composed/chat-model-settings.ts';
import type { Anchoring } from './audit/anchoring.ts';
import type { ExportLimits } from './exports/export-worker.ts';
import type { SingleSignOnSettings } from './identity/single-sign-on.ts';

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
  /** The agency's own chat model that composes answers; answers are extractive alone when undefined. */
  readonly chatModel: ChatModelSettings | undefined;
  /** How many proxies of the operator's stand before the server and add to `X-Forwarded-For`. */
  readonly trustedProxies: number;
  /** The key of second factors in 64 hexadecimal digits; that of a file when undefined. */
  readonly identityKey: string | undefined;
  readonly identityKeyFile: string;
  /** The agency's own single sign-on. */
  readonly singleSignOn: SingleSignOnSettings | undefined;
  /** Whether demonstration accounts may sign in without a password. */
  readonly demonstration: boolean;
  /** Where the head of the audit log is kept outside of the database, and how often. */
  readonly anchoring: Anchoring;
  /** Where people's exports are kept, and how much they may take. */
  readonly exports: ExportLimits & { readonly folder: string };
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

const settings = z.object({
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
  ...chatModelVariables,
  DEMONSTRATION: z
    .enum(['on', 'off'], 'must be on or off')
    .transform((value) => value === 'on')
    .optional(),
  TRUSTED_PROXIES: wholeNumber(0, 10).default(0),
  IDENTITY_KEY: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, 'must be 64 hexadecimal digits, e.g. of `openssl rand -hex 32`')
    .optional(),
  SINGLE_SIGN_ON_ISSUER: z.url('must be the address of an OpenID provider').optional(),
  SINGLE_SIGN_ON_CLIENT: z.string().optional(),
  SINGLE_SIGN_ON_SECRET: z.string().optional(),
  SINGLE_SIGN_ON_NAME: z.string().default('Đăng nhập một lần'),
  SINGLE_SIGN_ON_CLAIM: z.string().default('email'),
  PAGE_CACHE_MEGABYTES: wholeNumber(1, 1_000_000).default(512),
  AUDIT_ANCHOR_MINUTES: wholeNumber(1, 1_440).default(60),
  EXPORT_ROWS: wholeNumber(1, 1_000_000).default(1_000_000),
  EXPORT_MEGABYTES: wholeNumber(1, 10_000_000).default(20_000),
  EXPORT_DAYS: wholeNumber(1, 365).default(7),
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
    chatModel: chatModelOf(data),
    trustedProxies: data.TRUSTED_PROXIES,
    identityKey: data.IDENTITY_KEY,
    identityKeyFile: join(folder, 'keys', 'identity.key'),
    singleSignOn: singleSignOnOf(data),
    demonstration: data.DEMONSTRATION ?? data.DATABASE_URL === undefined,
    anchoring: { file: anchorFile(set), minutes: data.AUDIT_ANCHOR_MINUTES },
    exports: {
      folder: join(folder, 'exports'),
      mostRows: data.EXPORT_ROWS,
      mostBytes: data.EXPORT_MEGABYTES * MEGABYTE,
      days: data.EXPORT_DAYS,
    },
    logLevel: data.LOG_LEVEL,
  };
}

/** A chat model is set up as a whole, and so is a single sign-on, which comes back to the address that people type. */
const environment = settings.superRefine((set, faults) => {
  for (const { name, message } of chatModelFaults(set))
    faults.addIssue({ code: 'custom', path: [name], message });
  if (set.SINGLE_SIGN_ON_ISSUER === undefined) return;
  for (const needed of ['SINGLE_SIGN_ON_CLIENT', 'SINGLE_SIGN_ON_SECRET', 'PUBLIC_ORIGIN'] as const) {
    if (set[needed] !== undefined) continue;
    faults.addIssue({
      code: 'custom',
      path: [needed],
      message: 'must be set where SINGLE_SIGN_ON_ISSUER is',
    });
  }
});

function singleSignOnOf(set: z.output<typeof settings>): SingleSignOnSettings | undefined {
  if (set.SINGLE_SIGN_ON_ISSUER === undefined) return undefined;
  return {
    name: set.SINGLE_SIGN_ON_NAME,
    issuer: set.SINGLE_SIGN_ON_ISSUER,
    clientId: set.SINGLE_SIGN_ON_CLIENT ?? '',
    clientSecret: set.SINGLE_SIGN_ON_SECRET ?? '',
    claim: set.SINGLE_SIGN_ON_CLAIM,
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
