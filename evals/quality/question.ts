import { readFileSync } from 'node:fs';

/** A question and the ids of the texts that answer it. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly relevant: readonly string[];
  /** How it is asked, or its part of the training, where a suite tells kinds apart. */
  readonly kind?: string;
}

/** Reads questions of one line each: `{"id", "text", "relevant": []}`. */
export function readQuestions(path: string): Question[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Question);
}
