import { readFileSync } from 'node:fs';
import { MissingDataError, presentFile } from '../shared-data.ts';

/** A question and the ids of the texts that answer it. */
export interface Question {
  readonly id: string;
  readonly text: string;
  readonly relevant: readonly string[];
  /** How it is asked, or its part of the training, where a suite tells kinds apart. */
  readonly kind?: string;
}

/**
 * Reads questions of one line each: `{"id", "text", "relevant": []}`; blank lines count for nothing. Throws
 * `MissingDataError` where the file is absent, and where a line is no question.
 */
export function readQuestions(path: string): Question[] {
  return readFileSync(presentFile(path), 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() ? [questionOf(line, `Line ${index + 1} of ${path}`)] : []));
}

function questionOf(line: string, place: string): Question {
  const { id, text, relevant } = JSON.parse(line) as Record<string, unknown>;
  if (typeof text !== 'string' || !Array.isArray(relevant) || relevant.length === 0) {
    throw new MissingDataError(`${place} is no question: it needs "text" and at least one id in "relevant".`);
  }
  return { id: String(id), text, relevant: relevant.map(String) };
}
