import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { asWriter } from '@tangthu/db/writer';
import { createDatabase, makeApplicationRole } from '@tangthu/db/testing/database';
import { startPostgres } from '@tangthu/db/testing/postgres-server';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { fillStore, type CorpusText } from './quality/corpus-store.ts';
import { measureSearch, type Question } from './quality/search-suite.ts';
import { printResults, writeResults } from './report.ts';
import { sharedDataFolder } from './shared-data.ts';

const SUITES = ['legal', 'citizen'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { data: { type: 'string' }, queries: { type: 'string' }, json: { type: 'string' } },
});
const suite = positionals[0] ?? '';
if (SUITES.includes(suite)) await runSuite(suite);
else {
  console.error(`Say which suite to run: ${SUITES.join(', ')}`);
  process.exitCode = 1;
}

/** Fills a throwaway PostgreSQL with the suite's corpus, asks its questions, prints and writes the figures. */
async function runSuite(name: string): Promise<void> {
  const folder = join(values.data ?? sharedDataFolder(), name);
  const corpus = await readCorpus(join(folder, 'corpus.jsonl.gz'));
  const questions = readQuestions(values.queries ?? join(folder, 'queries.jsonl'));
  const embeddings = await loadEmbeddings(process.env['EMBEDDING_MODEL'] || undefined);
  const server = await startPostgres((line) => console.error(line));
  await makeApplicationRole(server.url);
  const store = await openStore({ ...(await createDatabase(server.url)), folder: '' });
  try {
    await migrate(store);
    const reader = await fillStore(store, embeddings, corpus, (done) =>
      process.stderr.write(`\r${done}/${corpus.length} texts`),
    );
    process.stderr.write('\n');
    const documents = await asWriter(store, (writer) =>
      writer.query<{ id: string; original_name: string }>('select id, original_name from document'),
    );
    const nameOf = new Map(documents.map((row) => [row.id, row.original_name]));
    const results = await measureSearch({ store, embeddings }, reader, questions, nameOf);
    printResults(`evals ${name} (${embeddings.modelId})`, results);
    if (values.json) writeResults(values.json, name, results);
  } finally {
    await store.close();
    await server.stop();
  }
}

async function readCorpus(path: string): Promise<CorpusText[]> {
  const texts: CorpusText[] = [];
  for await (const line of createInterface(createReadStream(path).pipe(createGunzip()))) {
    const { id, title, text } = JSON.parse(line) as { id: string | number; title?: string; text: string };
    texts.push({ id: String(id), text: title ? `${title}\n${text}` : text });
  }
  return texts;
}

function readQuestions(path: string): Question[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Question);
}
