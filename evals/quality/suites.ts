import { createReadStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { readTruth } from '@tangthu/ingest/sample/archive-truth';
import { loadSampleArchive } from '@tangthu/ingest/sample/load-archive';
import type { LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { sharedDataFolder } from '../shared-data.ts';
import { fillStore, type CorpusText } from './corpus-store.ts';
import { withParts } from './parts.ts';
import type { Question } from './question.ts';

/** A filled store's questions and who asks them. `nameOf` gives the id that questions use for a document. */
export interface Suite {
  readonly reader: Reader;
  readonly questions: readonly Question[];
  readonly nameOf: ReadonlyMap<string, string>;
}

/** Where a suite's questions come from, when not from its own folder. */
export interface SuiteSources {
  readonly data?: string | undefined;
  readonly queries?: string | undefined;
}

type Filling = (store: Store, embeddings: LocalEmbeddings, sources: SuiteSources) => Promise<Suite>;

/** The suites by name; each fills an empty store. */
export const suites: Record<string, Filling> = {
  legal: (store, embeddings, sources) => corpusSuite('legal', store, embeddings, sources),
  citizen: (store, embeddings, sources) => corpusSuite('citizen', store, embeddings, sources),
  sample: sampleSuite,
};

async function corpusSuite(
  name: string,
  store: Store,
  embeddings: LocalEmbeddings,
  { data = sharedDataFolder(), queries }: SuiteSources,
): Promise<Suite> {
  const corpus = await readCorpus(join(data, name, 'corpus.jsonl.gz'));
  const reader = await fillStore(store, embeddings, corpus, (done) =>
    process.stderr.write(`\r${done}/${corpus.length} texts`),
  );
  process.stderr.write('\n');
  const questions = withParts(readQuestions(queries ?? join(data, name, 'queries.jsonl')));
  return { reader, questions, nameOf: await names(store) };
}

/** The sample archive's questions, each answered by the document that holds its evidence. */
async function sampleSuite(store: Store, embeddings: LocalEmbeddings): Promise<Suite> {
  const originals = await mkdtemp(join(tmpdir(), 'tangthu-evals-'));
  try {
    await loadSampleArchive({ store, embeddings, originals });
  } finally {
    await rm(originals, { recursive: true });
  }
  const truths = await readTruth();
  const questions = truths.flatMap(({ path, questions }) =>
    questions.map(({ text, kind }, index) => ({ id: `${path}#${index}`, text, kind, relevant: [path] })),
  );
  const agencies = await asWriter(store, (writer) => writer.query<{ id: number }>('select id from agency'));
  const ids = agencies.map(({ id }) => id);
  const reader = { account: '00000000-0000-7000-8000-000000000000', agencies: { '01': ids, '02': ids } };
  return { reader, questions, nameOf: await names(store) };
}

async function names(store: Store): Promise<Map<string, string>> {
  const rows = await asWriter(store, (writer) =>
    writer.query<{ id: string; original_name: string }>('select id, original_name from document'),
  );
  return new Map(rows.map((row) => [row.id, row.original_name]));
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
