import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    chatModel: undefined,
    trustedProxies: 0,
    identityKey: undefined,
    identityKeyFile: 'data/keys/identity.key',
    singleSignOn: undefined,
    demonstration: true,
    anchoring: { file: 'data/audit-anchors.jsonl', minutes: 60 },
    exports: {
      folder: 'data/exports',
      mostRows: 1_000_000,
      mostBytes: 20_000 * 1024 * 1024,
      days: 7,
    },
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

test('a chat model is set up by its name and endpoint; its key may stand in a file', () => {
  const set = { CHAT_MODEL: 'qwen', CHAT_MODEL_URL: 'http://model.lan:8000/v1/' };
  expect(readConfig(set).chatModel).toEqual({
    name: 'qwen',
    kind: 'openai',
    url: 'http://model.lan:8000/v1',
    key: undefined,
    silenceMilliseconds: 30_000,
    wholeMilliseconds: 120_000,
    atOnce: 2,
  });
  const file = join(mkdtempSync(join(tmpdir(), 'tangthu-key-')), 'key');
  writeFileSync(file, 'bí-mật\n');
  expect(
    readConfig({
      ...set,
      CHAT_MODEL_KIND: 'ollama',
      CHAT_MODEL_KEY_FILE: file,
      CHAT_MODEL_SILENCE_SECONDS: '5',
    }).chatModel,
  ).toMatchObject({ kind: 'ollama', key: 'bí-mật', silenceMilliseconds: 5_000 });
});

test.each([
  [{ CHAT_MODEL_URL: 'http://model.lan' }, ['CHAT_MODEL ']],
  [{ CHAT_MODEL: 'qwen' }, ['CHAT_MODEL_URL ']],
  [{ CHAT_MODEL_KEY: 'x' }, ['CHAT_MODEL ', 'CHAT_MODEL_URL ']],
  [{ CHAT_MODEL: 'qwen', CHAT_MODEL_URL: 'file:///etc/passwd' }, ['CHAT_MODEL_URL ']],
  [{ CHAT_MODEL: 'qwen', CHAT_MODEL_URL: 'http://an:khoa@model.lan' }, ['CHAT_MODEL_URL ']],
  [
    { CHAT_MODEL: 'q', CHAT_MODEL_URL: 'x', CHAT_MODEL_KIND: 'y', CHAT_MODEL_KEY_FILE: '/không/có' },
    ['CHAT_MODEL_URL ', 'CHAT_MODEL_KIND ', 'CHAT_MODEL_KEY_FILE '],
  ],
])('half a chat model is a fault: %o', (variables, names) => {
  for (const name of names) expect(() => readConfig(variables)).toThrow(`\n  ${name}`);
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
