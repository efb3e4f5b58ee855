import type { Reader } from '@tangthu/db/reader';
import type { QueryEmbeddings, SearchContext } from '../retrieval/search-context.ts';
import type { AnswerEvent, AnswerRequest, AnswerSentence } from './answer-view.ts';
import { asksQuestion } from './asks-question.ts';
import { chooseSentences, type ChosenSentence } from './chosen-sentences.ts';
import { cite } from './citing.ts';
import type { ChatModel } from './composed/chat-model.ts';
import { composeAnswer } from './composed/compose.ts';
import type { ModelFault } from './composed/model-fault.ts';
import { gatherEvidence, type Evidence } from './evidence.ts';
import { weighEvidence, type SentenceEmbeddings } from './judged-evidence.ts';

/** What questions are answered with; made once at the start of the server. */
export interface AnswerContext extends SearchContext {
  readonly embeddings: QueryEmbeddings & SentenceEmbeddings;
  /** The agency's own chat model; without one all answers are extractive. */
  readonly chatModel?: ChatModel | undefined;
  /** Is told why a model composed nothing; never texts. */
  readonly onFault?: (fault: ModelFault) => void;
}

/**
 * Answers a question from what the reader may read, piece by piece: sentences of the records word for word, or what a chat model
 * composed of them and stood its check. Says that there is no answer where the evidence is missing. Every byte depends on
 * nothing but the question and the records that this reader may read. Throws the signal's reason when the person leaves.
 */
export async function* answerQuestion(
  context: AnswerContext,
  reader: Reader,
  request: AnswerRequest,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void, undefined> {
  if (!asksQuestion(request.query)) return yield { event: 'no-question' };
  const started = performance.now();
  const evidence = await gatherEvidence(context, reader, request);
  signal.throwIfAborted();
  const chosen = chooseSentences(await weighEvidence(context.embeddings, evidence));
  signal.throwIfAborted();
  const { searched, nearest } = evidence;
  const composes = context.chatModel !== undefined && chosen.length > 0;
  yield { event: 'started', kind: composes ? 'composed' : 'extractive', searched };
  if (chosen.length === 0) yield { event: 'refusal', refusal: { searched, nearest } };
  else if (!(yield* composed(context, reader, request.query, evidence, signal))) yield* extracted(chosen);
  yield { event: 'done', milliseconds: Math.round(performance.now() - started) };
}

/** Whether a chat model composed an answer that stands; false without one. */
async function* composed(
  { store, embeddings, chatModel, onFault = () => undefined }: AnswerContext,
  reader: Reader,
  query: string,
  evidence: Evidence,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, boolean, undefined> {
  if (!chatModel) return false;
  const composing = { store, embeddings, model: chatModel, onFault };
  let stands = true;
  for await (const event of composeAnswer(composing, reader, query, evidence, signal)) {
    if (event.event === 'fell-back') stands = false;
    yield event;
  }
  return stands;
}

function* extracted(chosen: readonly ChosenSentence[]): Generator<AnswerEvent, void, undefined> {
  for (const [index, { passage, sentence }] of chosen.entries()) {
    const citation = cite(passage, sentence, index + 1);
    const answer: AnswerSentence = { text: citation.quote, citations: [citation] };
    yield { event: 'sentence', sentence: answer };
  }
}
