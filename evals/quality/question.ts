/** A question and the ids of the texts that answer it. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly relevant: readonly string[];
  /** How it is asked, where a suite tells kinds apart. */
  readonly kind?: string;
}
