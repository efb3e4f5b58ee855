import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generateDocuments } from '@tangthu/ingest/sample/generate';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { namesOf, readerOfAll } from '../quality/corpus-store.ts';
import { filledKind } from '../quality/filled-suite.ts';
import { Random } from '../quality/random.ts';
import { fillNoisedArchive } from '../quality/sample/noised-archive.ts';
import type { AnswerQuestion } from './answer-question.ts';
import { answerableQuestions } from './answerable-questions.ts';
import { otherDocuments } from './asked-archive.ts';
import { heldOutForms, leastOdds, sharesFrom } from './calibrate.ts';
import { judgeQuestions } from './judged-question.ts';
import { learnAnswers } from './learn-answers.ts';
import { readersOf } from './question-readers.ts';
import { ofHiddenRecords, ofOtherNames, ofOtherNumbers, ofOtherYears } from './unanswerable-questions.ts';
import { unsaidQuestions } from './unsaid-questions.ts';

/** Another archive than the sample's, a few characters misread as in most scans: the sample stays unseen. */
const ARCHIVE = { count: 240, seed: 4242 };
const NOISE = 0.01;
const OF_EACH = 50;
/** Of the unanswerable questions of unknown forms so many are to be refused. */
const REFUSED = 0.9;
const TARGET = fileURLToPath(import.meta.resolve('@tangthu/server/answers/answer-model.json'));

/**
 * `npm run train-answers -w evals`: learns which sentences answer, and from which odds on, from questions to another generated archive
 * than the sample's, and writes it to the server.
 */
const embeddings = await loadEmbeddings();
const { store, suite, close } = await filledKind(
  'answers',
  {
    fill: async (empty, model) => {
      await fillNoisedArchive(empty, model, NOISE, generateDocuments(ARCHIVE));
    },
    ask: async (filled) => ({
      reader: await readerOfAll(filled),
      questions: [],
      nameOf: await namesOf(filled),
      unit: 'document',
      notes: [],
    }),
    fingerprint: () => Promise.resolve(`${ARCHIVE.count}-${ARCHIVE.seed}`),
  },
  embeddings,
);
try {
  const readers = readersOf(store, { ...suite.reader, unmasked: '' });
  const judged = await judgeQuestions({ store, embeddings }, questions(), suite.nameOf, readers);
  const held = heldOutForms(judged);
  const least = leastOdds(held, REFUSED);
  console.log('questions of forms that the model never saw:', sharesFrom(held, least));
  writeFileSync(TARGET, `${JSON.stringify({ ...learnAnswers(judged), least }, undefined, 2)}\n`);
  console.log(`Wrote ${TARGET}`);
} finally {
  await close();
}

function questions(): AnswerQuestion[] {
  const documents = otherDocuments(ARCHIVE);
  const random = new Random('training');
  const others = [
    unsaidQuestions(documents, 'training'),
    ofOtherYears(documents, random),
    ofOtherNames(documents, random),
    ofOtherNumbers(documents, random),
    ofHiddenRecords(documents, random),
  ].flatMap((made) => random.shuffled(made).slice(0, OF_EACH));
  return [...answerableQuestions(documents), ...others];
}
