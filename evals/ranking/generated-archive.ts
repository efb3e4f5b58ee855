import { generateDocuments, type SampleDocument } from '@tangthu/ingest/sample/generate';
import { namesOf, readerOfAll } from '../quality/corpus-store.ts';
import { fillNoisedArchive } from '../quality/sample/noised-archive.ts';
import type { SuiteKind } from '../quality/suites.ts';

/** Another archive than the sample's, so that the sample stays unseen. */
const OTHER_ARCHIVE = { count: 240, seed: 77 };
/** A few misread characters, as in most scans. */
const NOISE = 0.01;

/** Records of the generated city with the questions that they answer, for the features that law texts lack: subject lines, dates. */
export function generatedArchive(): SuiteKind {
  const documents = (): SampleDocument[] => [...generateDocuments(OTHER_ARCHIVE)];
  return {
    fill: async (store, embeddings) => {
      await fillNoisedArchive(store, embeddings, NOISE, documents());
    },
    ask: async (store) => ({
      reader: await readerOfAll(store),
      questions: documents().flatMap(({ truth, questions }) =>
        questions
          .filter(({ kind }) => kind !== 'number')
          .map(({ text, kind }, index) => ({
            id: `${truth.id}#${index}`,
            text,
            kind,
            relevant: [`${truth.custodian}/${truth.id}.pdf`],
          })),
      ),
      nameOf: await namesOf(store),
      unit: 'document',
      notes: [],
    }),
    fingerprint: () => Promise.resolve(JSON.stringify(OTHER_ARCHIVE)),
  };
}
