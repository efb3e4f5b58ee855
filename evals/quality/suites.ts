import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOriginals } from '@tangthu/db/open-originals';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { loadSampleArchive } from '@tangthu/ingest/sample/load-archive';
import type { LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { sharedDataFolder } from '../shared-data.ts';
import { readCorpus, type CorpusText } from './corpus.ts';
import { fillStore, namesOf, passageNamesOf, readerOfAll } from './corpus-store.ts';
import { fingerprint } from './fingerprint.ts';
import { KeptStoreError } from './kept-cluster.ts';
import { withParts } from './parts.ts';
import { procedureText, readProcedures } from './procedures/procedure.ts';
import { procedureQuestions } from './procedures/procedure-questions.ts';
import { readQuestions, type Question } from './question.ts';
import { sampleQuestions } from './sample/sample-questions.ts';

/** A filled store's questions and who asks them. `nameOf` gives the id that questions use for what is found. */
export interface Suite {
  readonly reader: Reader;
  readonly questions: readonly Question[];
  readonly nameOf: ReadonlyMap<string, string>;
  /** What is asked for: documents, or passages, which `nameOf` knows as `<document>#<passage>`. */
  readonly unit: 'document' | 'passage';
  /** Plain sentences that belong with the figures. */
  readonly notes: readonly string[];
}

/** Where a suite's texts and questions come from, when not from its own folder. */
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
  procedures: proceduresSuite(),
  sample: sampleSuite(),
};

/** Real questions, one a line, to a corpus of texts; each is told whether the training had it. */
function corpusSuite(name: string): SuiteKind {
  return textSuite({
    texts: (folder) => readCorpus(join(folder, name, 'corpus.jsonl.gz')),
    questions: (folder) => Promise.resolve(withParts(readQuestions(join(folder, name, 'queries.jsonl')))),
    notes: [],
  });
}

/** Administrative procedures, found by questions that are made of their own names and parts. */
function proceduresSuite(): SuiteKind {
  const procedures = (folder: string): ReturnType<typeof readProcedures> =>
    readProcedures(join(folder, 'procedures/procedures.jsonl.gz'));
  return textSuite({
    texts: async (folder) =>
      (await procedures(folder)).map((procedure) => ({ id: procedure.code, text: procedureText(procedure) })),
    questions: async (folder) => procedureQuestions(await procedures(folder)),
    notes: [
      'The questions are made by rules from the data; the bundled model was trained to match these names with these steps,',
      'so `meaning` and `fused` flatter: compare runs by them, do not quote them as held out.',
    ],
  });
}

/** A suite of texts that stand on no pages. `--queries` gives other questions to the same texts. */
function textSuite({
  texts,
  questions,
  notes,
}: {
  readonly texts: (folder: string) => Promise<CorpusText[]>;
  readonly questions: (folder: string) => Promise<Question[]>;
  readonly notes: readonly string[];
}): SuiteKind {
  return {
    fill: async (store, embeddings, { data = sharedDataFolder() }) => {
      const corpus = await texts(data);
      await fillStore(store, embeddings, corpus, (done) =>
        process.stderr.write(`\r${done}/${corpus.length} texts`),
      );
      process.stderr.write('\n');
    },
    ask: async (store, { data = sharedDataFolder(), queries }) => ({
      reader: await readerOfAll(store),
      questions: queries ? withParts(readQuestions(queries)) : await questions(data),
      nameOf: await passageNamesOf(store),
      unit: 'passage',
      notes: queries ? [] : notes,
    }),
    fingerprint: async ({ data = sharedDataFolder() }) => fingerprint(await texts(data)),
  };
}

/** The sample archive's questions, each answered by the document that holds its evidence. */
function sampleSuite(): SuiteKind {
  return {
    fill: async (store, embeddings) => {
      const folder = await mkdtemp(join(tmpdir(), 'tangthu-evals-'));
      const originals = openOriginals({ folder });
      await loadSampleArchive({ store, embeddings, originals }).finally(() =>
        rm(folder, { recursive: true }),
      );
    },
    ask: async (store) => ({
      reader: await readerOfAll(store),
      questions: await sampleQuestions(),
      nameOf: await namesOf(store),
      unit: 'document',
      notes: [],
    }),
    fingerprint: () =>
      Promise.reject(new KeptStoreError('The sample archive goes in quickly: leave --keep out.')),
  };
}
