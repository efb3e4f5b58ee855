import { changedQueries, keptBackQuestions, slipQualities } from './spelling-quality.ts';

const questions = keptBackQuestions();
const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)}%`;
const left = questions.length - changedQueries(questions).length;
console.log(`left alone as written: ${percent(left, questions.length)} of ${questions.length} questions`);
for (const { slip, queries, corrected, untouched } of slipQualities(questions)) {
  console.log(`${slip}: ${percent(corrected, queries)} corrected, ${percent(untouched, queries)} untouched`);
}
