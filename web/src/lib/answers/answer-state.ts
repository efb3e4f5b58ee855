import type {
  AnswerEvent,
  AnswerKind,
  AnswerSentence,
  Citation,
  Refusal,
} from '@tangthu/server/answers/answer-view';

/** An answer as far as it has come. */
export interface AnswerState {
  /** `broken`: it ended before its end; what is there stands. `none`: nothing was asked. */
  readonly phase: 'waiting' | 'coming' | 'whole' | 'refused' | 'broken' | 'none';
  readonly kind: AnswerKind;
  readonly sentences: readonly AnswerSentence[];
  /** How many sentences of a chat model were cut. */
  readonly cut: number;
  readonly fellBack: boolean;
  readonly refusal: Refusal | null;
}

/** Nothing has come yet. */
export const waiting: AnswerState = {
  phase: 'waiting',
  kind: 'extractive',
  sentences: [],
  cut: 0,
  fellBack: false,
  refusal: null,
};

/** The answer after one more event. */
export function advance(state: AnswerState, event: AnswerEvent): AnswerState {
  switch (event.event) {
    case 'no-question':
      return { ...state, phase: 'none' };
    case 'started':
      return { ...state, phase: 'coming', kind: event.kind };
    case 'sentence':
      return { ...state, sentences: [...state.sentences, event.sentence] };
    case 'cut':
      return { ...state, cut: state.cut + 1 };
    // What a chat model had said before it failed is taken back.
    case 'fell-back':
      return { ...state, kind: 'extractive', sentences: [], fellBack: true };
    case 'refusal':
      return { ...state, phase: 'refused', refusal: event.refusal };
    case 'failed':
      return broken(state);
    case 'done':
      return state.phase === 'coming' ? { ...state, phase: 'whole' } : state;
  }
}

/** The answer where its line broke: a refusal and a whole answer stay what they are. */
export function broken(state: AnswerState): AnswerState {
  return state.phase === 'waiting' || state.phase === 'coming' ? { ...state, phase: 'broken' } : state;
}

/** The citations of an answer, each once, by their numbers. */
export function citationsOf({ sentences }: Pick<AnswerState, 'sentences'>): Citation[] {
  const all = sentences.flatMap(({ citations }) => citations);
  return [...new Map(all.map((one) => [one.number, one])).values()].sort(
    (one, two) => one.number - two.number,
  );
}
