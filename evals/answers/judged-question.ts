import type { Reader } from '@tangthu/db/reader';
import { gatherEvidence } from '@tangthu/server/answers/evidence';
import { weighEvidence, type SentenceEmbeddings } from '@tangthu/server/answers/judged-evidence';
import type { SentenceFeatures } from '@tangthu/server/answers/sentence-features';
import type { SearchContext } from '@tangthu/server/retrieval/search-context';
import type { AnswerQuestion } from './answer-question.ts';
import { isRight } from './right-sentence.ts';

/** A question's sentences with their features, and which of them answer. */
export interface JudgedQuestion {
  readonly question: AnswerQuestion;
  readonly features: readonly SentenceFeatures[];
  readonly right: readonly boolean[];
  readonly sentences: readonly string[];
}

/** What questions are asked of: a store and a model that embeds sentences too. */
export type AnswerContext = SearchContext & { readonly embeddings: SentenceEmbeddings };

/** Misread text still answers when so many of the words stand there. */
const MOST_WORDS = 0.7;

/** Gathers the evidence for each question as the product does, and judges every sentence of it. */
export async function judgeQuestions(
  context: AnswerContext,
  questions: readonly AnswerQuestion[],
  nameOf: ReadonlyMap<string, string>,
  readers: (agency: string | undefined) => Promise<Reader>,
): Promise<JudgedQuestion[]> {
  const judged: JudgedQuestion[] = [];
  for (const question of questions) {
    const evidence = await gatherEvidence(context, await readers(question.readerOf), {
      query: question.text,
    });
    const weighed = await weighEvidence(context.embeddings, evidence);
    judged.push({
      question,
      features: weighed.map(({ features }) => features),
      right: weighed.map(({ passage, sentence }) =>
        isRight(question, nameOf.get(passage.document.id) ?? '', sentence.text, MOST_WORDS),
      ),
      sentences: weighed.map(({ sentence }) => sentence.text),
    });
    process.stderr.write(`\r${judged.length}/${questions.length} questions`);
  }
  process.stderr.write('\n');
  return judged;
}
