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
import { fillStore, readerOfAll, type CorpusText } from './corpus-store.ts';
import { fingerprint } from './fingerprint.ts';
import { KeptStoreError } from './kept-database.ts';
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

/** What a suite is made of. */
export interface SuiteKind {
  /** Fills an empty store with the suite's documents. */
  fill(store: Store, embeddings: LocalEmbeddings, sources: SuiteSources): Promise<void>;
  /** The questions to a filled store. */
  ask(store: Store, sources: SuiteSources): Promise<Suite>;
  /** What tells apart two fillings by the same model: the texts, and the rows that this code makes of them. */
  fingerprint(sources: SuiteSources): Promise<string>;
}

/** The suites by name. */
export const suites: Record<string, SuiteKind> = {
  legal: corpusSuite('legal'),
  citizen: corpusSuite('citizen'),
  sample: sampleSuite(),
};

/** Questions of one line each to a corpus of one document a text. */
function corpusSuite(name: string): SuiteKind {
  const texts = ({ data = sharedDataFolder() }: SuiteSources): Promise<CorpusText[]> =>
    readCorpus(join(data, name, 'corpus.jsonl.gz'));
  return {
    fill: async (store, embeddings, sources) => {
      const corpus = await texts(sources);
      await fillStore(store, embeddings, corpus, (done) =>
        process.stderr.write(`\r${done}/${corpus.length} texts`),
      );
      process.stderr.write('\n');
    },
    ask: async (store, { data = sharedDataFolder(), queries = join(data, name, 'queries.jsonl') }) => ({
      reader: await readerOfAll(store),
      questions: withParts(readQuestions(queries)),
      nameOf: await names(store),
    }),
    fingerprint: async (sources) => fingerprint(await texts(sources)),
  };
}

/** The sample archive's questions, each answered by the document that holds its evidence. */
function sampleSuite(): SuiteKind {
  return {
    fill: async (store, embeddings) => {
      const originals = await mkdtemp(join(tmpdir(), 'tangthu-evals-'));
      await loadSampleArchive({ store, embeddings, originals }).finally(() =>
        rm(originals, { recursive: true }),
      );
    },
    ask: async (store) => ({
      reader: await readerOfAll(store),
      questions: (await readTruth()).flatMap(({ path, questions }) =>
        questions.map(({ text, kind }, index) => ({ id: `${path}#${index}`, text, kind, relevant: [path] })),
      ),
      nameOf: await names(store),
    }),
    fingerprint: () =>
      Promise.reject(new KeptStoreError('The sample archive goes in quickly: leave --keep out.')),
  };
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
