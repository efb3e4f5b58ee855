import { expect, test } from 'vitest';
import { ConfigError, readConfig } from './config.ts';

test('an empty environment gives the defaults: embedded store, this machine alone, demonstration on', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    publicOrigin: undefined,
    store: { url: undefined, ownerUrl: undefined, folder: 'data/store' },
    originals: { folder: 'data/originals' },
    cacheFolder: 'data/cache',
    pageCacheBytes: 512 * 1024 * 1024,
    modelFolder: undefined,
    abbreviationsFile: undefined,
    rerankerFolder: undefined,
    rerankerMilliseconds: 3000,
    trustedProxies: 0,
    identityKey: undefined,
    identityKeyFile: 'data/keys/identity.key',
    singleSignOn: undefined,
    demonstration: true,
    anchoring: { file: 'data/audit-anchors.jsonl', minutes: 60 },
    logLevel: 'info',
  });
});

test('demonstration is off on PostgreSQL unless it is switched on', () => {
  const DATABASE_URL = 'postgres://tangthu_app@localhost/tangthu';
  expect(readConfig({ DATABASE_URL }).demonstration).toBe(false);
  expect(readConfig({ DATABASE_URL, DEMONSTRATION: 'on' }).demonstration).toBe(true);
  expect(readConfig({ DEMONSTRATION: 'off' }).demonstration).toBe(false);
});

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', LOG_LEVEL: '', DATA_FOLDER: '' })).toEqual(readConfig({}));
});

test('a reranking model and the time it is given are settings', () => {
  const config = readConfig({ RERANKER_MODEL: '/models/reranker', RERANKER_MILLISECONDS: '500' });
  expect(config).toMatchObject({ rerankerFolder: '/models/reranker', rerankerMilliseconds: 500 });
});

test('every fault is reported at once, each by its name', () => {
  const faulty = {
    PORT: '70000',
    DATABASE_URL: 'mysql://x',
    DEMONSTRATION: 'yes',
    PAGE_CACHE_MEGABYTES: '1.5',
    RERANKER_MILLISECONDS: '0',
    AUDIT_ANCHOR_MINUTES: '0',
    LOG_LEVEL: 'loud',
    PUBLIC_ORIGIN: 'https://tangthu.example.vn/portal',
  };
  expect(() => readConfig(faulty)).toThrow(ConfigError);
  for (const name of Object.keys(faulty)) expect(() => readConfig(faulty), name).toThrow(name);
});

test.each(['https://tangthu.example.vn', 'http://10.0.0.5:8080'])(
  'the origin %s is taken',
  (PUBLIC_ORIGIN) => {
    expect(readConfig({ PUBLIC_ORIGIN }).publicOrigin).toBe(PUBLIC_ORIGIN);
  },
);

test.each(['tangthu.example.vn', 'ftp://tangthu.example.vn', 'https://a@b', 'https://x/', 'https://'])(
  'the origin %s is refused',
  (PUBLIC_ORIGIN) => {
    expect(() => readConfig({ PUBLIC_ORIGIN })).toThrow('PUBLIC_ORIGIN');
  },
);
