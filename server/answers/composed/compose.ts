import type { Reader } from '@tangthu/db/reader';
import type { QueryEmbeddings, SearchContext } from '../../retrieval/search-context.ts';
import type { AnswerEvent } from '../answer-view.ts';
import type { Evidence } from '../evidence.ts';
import type { ChatModel } from './chat-model.ts';
import { Delivery } from './delivery.ts';
import { ModelFault } from './model-fault.ts';
import { promptOf, promptPassages } from './prompt.ts';
import { withoutThinking } from './thinking.ts';
import { declines, writtenSentences } from './written-sentences.ts';

/** What a composed answer gives, in the order of the answer's stream. */
export type ComposedEvent = Extract<AnswerEvent, { readonly event: 'sentence' | 'cut' | 'fell-back' }>;

/** What composing works with. */
export interface Composing {
  readonly store: SearchContext['store'];
  readonly embeddings: Pick<QueryEmbeddings, 'embedQuery'>;
  readonly model: ChatModel;
  /** Is told why a model composed nothing; never texts. */
  readonly onFault: (fault: ModelFault) => void;
}

/** What a model writes beyond these is not read. */
const MOST_SENTENCES = 12;

/**
 * Has the model compose an answer from the evidence and gives each sentence once it has stood its check, under what the reader may read
 * at that moment. Ends with `fell-back` where nothing can stand: what was given before is then taken back. Throws the signal's reason
 * when the person leaves, and what the store throws.
 */
export async function* composeAnswer(
  composing: Composing,
  reader: Reader,
  query: string,
  { passages }: Pick<Evidence, 'passages'>,
  signal: AbortSignal,
): AsyncGenerator<ComposedEvent, void, undefined> {
  try {
    yield* checkedSentences(composing, reader, query, promptPassages(passages), signal);
  } catch (error) {
    if (!(error instanceof ModelFault)) throw error;
    composing.onFault(error);
    yield { event: 'fell-back', why: error.why };
  }
}

async function* checkedSentences(
  { store, embeddings, model }: Composing,
  reader: Reader,
  query: string,
  passages: Evidence['passages'],
  signal: AbortSignal,
): AsyncGenerator<ComposedEvent, void, undefined> {
  if (passages.length === 0) throw new ModelFault('declined', 'There is nothing that a model could read.');
  const delivery = new Delivery(store, reader, embeddings, passages);
  const written = writtenSentences(withoutThinking(model.ask(promptOf(query, passages), signal)));
  let shown = 0;
  let cut = 0;
  for await (const sentence of written) {
    if (declines(sentence)) {
      if (shown + cut === 0) throw new ModelFault('declined', 'The model found no answer in the passages.');
      continue;
    }
    const checked = await delivery.check(sentence);
    yield checked;
    if (checked.event === 'sentence') shown++;
    else cut++;
    if (shown + cut === MOST_SENTENCES) break;
  }
  signal.throwIfAborted();
  if (shown > 0) return;
  throw cut > 0
    ? new ModelFault('all-cut', 'Nothing that the model wrote stood its check.')
    : new ModelFault('empty', 'The model wrote nothing.');
}
