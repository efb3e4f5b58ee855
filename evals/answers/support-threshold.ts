import { openStore } from '@tangthu/db/open';
import { migrate } from '@tangthu/db/migrate';
import { generateDocuments } from '@tangthu/ingest/sample/generate';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { supportFeatures } from '@tangthu/server/answers/checks/check-sentence';
import { supportScore } from '@tangthu/server/answers/checks/support-threshold';
import { citedText } from '@tangthu/server/answers/composed/delivery';
import { gatherEvidence, type EvidencePassage } from '@tangthu/server/answers/evidence';
import { readerOfAll } from '../quality/corpus-store.ts';
import { Random } from '../quality/random.ts';
import { fillNoisedArchive } from '../quality/sample/noised-archive.ts';
import { answerableQuestions } from './answerable-questions.ts';
import { otherDocuments } from './asked-archive.ts';
import { honestSentences, plantedFaults, type ClaimedSentence } from './planted-faults.ts';

// Prints how honest and unsupported sentences score, for setting the threshold of `server/answers/checks/support-threshold.ts`.

/** Another archive than the sample's. */
const OTHER_ARCHIVE = { count: 120, seed: 77 };
const QUESTIONS = 30;
const SENTENCES = 400;
/** Faults that only the threshold can find: they claim nothing that could be looked up. */
const UNSUPPORTED = ['unsupported clause', 'unsupported sentence', 'wrong citation', 'obeyed instruction'];
const THRESHOLDS = [-6, -4, -2, 0, 2, 4];

const embeddings = await loadEmbeddings();
const evidence = await gatherOther();
const random = new Random('support');
const unsupported = plantedFaults(evidence, random, SENTENCES).filter(({ kind }) =>
  UNSUPPORTED.includes(kind),
);
const scores = {
  honest: await scoresOf(honestSentences(evidence, random, SENTENCES)),
  unsupported: await scoresOf(unsupported),
};
process.stdout.write(`honest: ${range(scores.honest)}; unsupported: ${range(scores.unsupported)}\n`);
for (const threshold of THRESHOLDS) {
  const [honest, through] = [scores.honest, scores.unsupported].map((all) =>
    (all.filter((score) => score > threshold).length / all.length).toFixed(3),
  );
  process.stdout.write(`above ${threshold}: honest ${honest ?? ''}, unsupported ${through ?? ''}\n`);
}

async function gatherOther(): Promise<(readonly EvidencePassage[])[]> {
  const store = await openStore({ folder: 'memory://' });
  try {
    await migrate(store);
    await fillNoisedArchive(store, embeddings, 0, generateDocuments(OTHER_ARCHIVE));
    const reader = { ...(await readerOfAll(store)), unmasked: '' };
    const found: (readonly EvidencePassage[])[] = [];
    for (const { text } of answerableQuestions(otherDocuments(OTHER_ARCHIVE)).slice(0, QUESTIONS)) {
      found.push((await gatherEvidence({ store, embeddings }, reader, { query: text })).passages);
    }
    return found;
  } finally {
    await store.close();
  }
}

async function scoresOf(claims: readonly ClaimedSentence[]): Promise<number[]> {
  const scores: number[] = [];
  for (const { text, citations, passages } of claims) {
    const cited = citations.flatMap((number) => passages[number - 1] ?? []).map(citedText);
    scores.push(supportScore(await supportFeatures(text, cited, embeddings)));
  }
  return scores.sort((one, two) => one - two);
}

function range(scores: readonly number[]): string {
  return `${scores.length} from ${(scores[0] ?? 0).toFixed(2)} to ${(scores.at(-1) ?? 0).toFixed(2)}`;
}
