import { Random } from '../quality/random.ts';
import { absentQuestions } from './absent-questions.ts';
import type { AnswerQuestion } from './answer-question.ts';
import { answerableQuestions } from './answerable-questions.ts';
import type { AskedDocument } from './asked-archive.ts';
import { ofHiddenRecords, ofOtherNames, ofOtherNumbers, ofOtherYears } from './unanswerable-questions.ts';
import { unsaidQuestions } from './unsaid-questions.ts';

/** How many questions of each kind: 120 that are answered, 60 that are not. */
const ANSWERED = 120;
const SHARES = { absent: 12, unsaid: 8, year: 12, name: 12, number: 4, hidden: 12 } as const;

/** The questions of the eval, the same in every run, drawn from all that can be made of an archive. */
export function evalQuestions(documents: readonly AskedDocument[]): AnswerQuestion[] {
  const random = new Random('answers');
  const absent = absentQuestions.map((text) => ({
    text,
    evidence: [],
    missing: 'absent' as const,
    form: text,
  }));
  const made: Record<keyof typeof SHARES, readonly AnswerQuestion[]> = {
    absent,
    unsaid: unsaidQuestions(documents, 'eval'),
    year: ofOtherYears(documents, random),
    name: ofOtherNames(documents, random),
    number: ofOtherNumbers(documents, random),
    hidden: ofHiddenRecords(documents, random),
  };
  const unanswerable = Object.entries(SHARES).flatMap(([kind, count]) =>
    random.shuffled(made[kind as keyof typeof SHARES]).slice(0, count),
  );
  return [...random.shuffled(answerableQuestions(documents)).slice(0, ANSWERED), ...unanswerable];
}
