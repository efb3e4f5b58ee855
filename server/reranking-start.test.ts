import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { asWriter } from '@tangthu/db/writer';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { RerankerError } from '@tangthu/language/reranking/local-reranker';
import { writeTinyCrossEncoder } from '@tangthu/language/testing/tiny-cross-encoder';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig, type Config } from './config.ts';
import type { SearchResult } from './retrieval/search-result.ts';
import { startServer } from './start-server.ts';
import { agencyId, fillArchive } from './testing/small-archive.ts';

const question = 'thu hồi đất để làm đường';
const pages = [
  'Quyết định thu hồi đất để làm đường Lê Lợi.',
  'Thông báo thu hồi đất để làm trường học.',
  'Báo cáo thu hồi đất làm công viên.',
];
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tangthu-reranking-'));
  const store = await openStore(configWith().store);
  await migrate(store);
  await fillArchive(
    store,
    await loadEmbeddings(),
    pages.map((page) => ({ agency: 'A', subject: page, pages: [page] })),
  );
  await asWriter(store, async (writer) => {
    await writer.query(
      `with made as (
         insert into account (sign_in_name, display_name, demonstration) values ('an', 'An', true) returning id)
       insert into membership (account, agency, role, modes) select id, $1, 'official', '{01}' from made`,
      [await agencyId(writer, 'A')],
    );
    await writer.query('update agency set demonstration = true');
  });
  await store.close();
});
afterAll(() => rm(folder, { recursive: true }));

const configWith = (variables: NodeJS.ProcessEnv = {}): Config =>
  readConfig({ PORT: '0', LOG_LEVEL: 'silent', DATA_FOLDER: join(folder, 'data'), ...variables });

/** The titles that a server under these settings finds for the question. */
async function titlesWith(variables: NodeJS.ProcessEnv): Promise<string[]> {
  const server = await startServer(configWith(variables));
  try {
    const signedIn = await fetch(`${server.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ signInName: 'an' }),
    });
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
    const answer = await fetch(`${server.url}/api/search?q=${encodeURIComponent(question)}`, {
      headers: { cookie },
    });
    const { hits } = (await answer.json()) as SearchResult;
    return hits.map(({ document }) => document.title);
  } finally {
    await server.close();
  }
}

test('RERANKER_MODEL puts the hits into the order of a model from a folder; without it nothing changes', async () => {
  // It knows no word of them, so the shorter of two passages fits better.
  await writeTinyCrossEncoder(join(folder, 'model'), { words: ['khác'], family: 'bert' });
  expect((await titlesWith({}))[0]).toBe(pages[0]);
  expect(await titlesWith({ RERANKER_MODEL: join(folder, 'model') })).toEqual(pages.toReversed());
});

test('a folder without a model ends the start with a sentence', async () => {
  const start = startServer(configWith({ RERANKER_MODEL: folder }));
  await expect(start).rejects.toThrow(RerankerError);
  await expect(start).rejects.toThrow(/lacks config\.json/);
});
