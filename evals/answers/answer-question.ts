/** Why a question has no answer. */
type Missing = 'absent' | 'unsaid' | 'year' | 'name' | 'number' | 'hidden';

/** A question to an archive whose truth is known. */
export interface AnswerQuestion {
  readonly text: string;
  /** The sentences that answer, word for word as they stand on the pages, each with its document; empty where none does. */
  readonly evidence: readonly { readonly path: string; readonly sentence: string }[];
  /** Of questions without an answer. */
  readonly missing?: Missing;
  /** What the question was made from: questions of one form belong together when some are kept back. */
  readonly form: string;
  /** Only the records of this agency may be read by who asks; all when left out. */
  readonly readerOf?: string;
}
