import { connect } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { prepareEmbeddings } from '@tangthu/db/embedding-table';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { StoreError } from '@tangthu/db/store';
import { createDatabase } from '@tangthu/db/testing/database';
import { describeStores } from '@tangthu/db/testing/stores';
import { EmbeddingModelError } from '@tangthu/language/embedding/local-embeddings';
import { AbbreviationFileError } from '@tangthu/language/text/abbreviations';
import { readConfig, type Config } from './config.ts';
import { ListenError } from './listen.ts';
import { startServer, type RunningServer } from './start-server.ts';
import { requireBoundSignIn } from './store-safety.ts';

let folder: string;
let running: RunningServer[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tangthu-server-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  await rm(folder, { recursive: true, force: true });
});

const configIn = (name: string, variables: NodeJS.ProcessEnv = {}): Config =>
  readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_FOLDER: join(folder, name), ...variables });
const start = async (config: Config): Promise<RunningServer> => {
  const server = await startServer(config);
  running.push(server);
  return server;
};

test('one port answers the API and the portal, and a stopped server frees its port and its store', async () => {
  const server = await start(configIn('one'));
  const api = await fetch(`${server.url}/api/demo-accounts`);
  expect([api.status, await api.json()]).toEqual([200, []]);
  expect((await fetch(`${server.url}/api/me`)).status).toBe(401);
  const page = await fetch(`${server.url}/`, { redirect: 'manual' });
  expect(page.headers.get('x-frame-options')).toBe('DENY');
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');

  const { port } = new URL(server.url);
  await expect(startServer(configIn('two', { PORT: port }))).rejects.toThrow(ListenError);
  await expect(startServer(configIn('one'))).rejects.toThrow(/in use by another process/);

  await running.pop()?.close();
  await start(configIn('one', { PORT: port }));
});

test('a start that fails leaves nothing open', async () => {
  const { port } = new URL((await start(configIn('one'))).url);
  await expect(startServer(configIn('two', { PORT: port }))).rejects.toThrow(`Port ${port} is taken`);
  await start(configIn('two'));
});

test('a file of abbreviations that cannot be used is refused in plain words', async () => {
  const ABBREVIATIONS = join(folder, 'none.json');
  await expect(startServer(configIn('one', { ABBREVIATIONS }))).rejects.toThrow(AbbreviationFileError);
});

test('requests that are broken or endless harm nobody', async () => {
  const { url } = await start(configIn('one'));
  const rest = 'Host: x\r\nConnection: close\r\n\r\n';
  const broken = [
    'GET /api/me HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: [::\r\nConnection: close\r\n\r\n',
    `GET /api/${'a'.repeat(20_000)} HTTP/1.1\r\n${rest}`,
    `GET //evil.example/%ff%00 HTTP/1.1\r\n${rest}`,
    `GET /%E0%A4%A HTTP/1.1\r\n${rest}`,
    `GET /api/documents/%E0%A4%A HTTP/1.1\r\n${rest}`,
    `GET http://evil.example/api/me HTTP/1.1\r\n${rest}`,
    `OPTIONS * HTTP/1.1\r\n${rest}`,
    'nonsense\r\n\r\n',
  ];
  for (const request of broken) {
    expect(await raw(url, request), request.slice(0, 60)).not.toMatch(/^HTTP\/1.1 (200|500)|evil\.example/);
  }
  expect((await fetch(`${url}/api/me`)).status).toBe(401);
});

test('a store that another model filled is refused, with how to embed it anew; so is a folder without a model', async () => {
  const config = configIn('one');
  const store = await openStore(config.store);
  await migrate(store);
  await prepareEmbeddings(store, { modelId: 'another', dimensions: 8 });
  await store.close();
  await expect(startServer(config)).rejects.toThrow(/embedded by the model another.*--reembed/);
  await expect(startServer(configIn('two', { EMBEDDING_MODEL: folder }))).rejects.toThrow(
    EmbeddingModelError,
  );
});

describeStores('the sign-in of the application', (open) => {
  test('one that row security binds is accepted', async () => {
    await requireBoundSignIn(await open());
  });
});

test.skipIf(!inject('postgresUrl'))('a superuser is refused on PostgreSQL, with what to do', async () => {
  const { ownerUrl } = await createDatabase(inject('postgresUrl'));
  const config = configIn('unused', { DATABASE_URL: ownerUrl, DATABASE_OWNER_URL: ownerUrl });
  await expect(startServer(config)).rejects.toThrow(StoreError);
  await expect(startServer(config)).rejects.toThrow(/could read every record past the access rules/);
});

test.skipIf(!inject('postgresUrl'))('a store without tables says how to make them', async () => {
  const { url } = await createDatabase(inject('postgresUrl'));
  await expect(startServer(configIn('unused', { DATABASE_URL: url }))).rejects.toThrow(/DATABASE_OWNER_URL/);
});

function raw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (data) => (answer += data.toString())).on('end', () => resolve(answer));
    socket.on('error', reject);
  });
}
