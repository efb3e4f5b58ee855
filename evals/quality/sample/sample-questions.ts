import { readTruth } from '@tangthu/ingest/sample/archive-truth';
import { fold } from '@tangthu/language/text/fold';
import type { Question } from '../question.ts';

const ACCENTED = ['known-item', 'paraphrase', 'later-name'];

/** The questions that the sample archive comes with, each answered by the document that holds its evidence. */
export async function sampleQuestions(): Promise<Question[]> {
  return (await readTruth()).flatMap(({ path, questions }) =>
    questions.map(({ text, kind }, index) => ({ id: `${path}#${index}`, text, kind, relevant: [path] })),
  );
}

/** Whether a question of the archive is asked with diacritics, and can be asked again without. */
export function isAccented({ kind }: Question): boolean {
  return ACCENTED.includes(kind ?? '');
}

/** The accented questions among these, in their order, as they are typed without diacritics. */
export function strippedQuestions(questions: readonly Question[]): Question[] {
  return questions.filter(isAccented).map((question) => ({ ...question, text: fold(question.text) }));
}
