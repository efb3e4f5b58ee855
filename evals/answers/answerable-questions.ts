import type { AnswerQuestion } from './answer-question.ts';
import type { AskedDocument } from './asked-archive.ts';

/** Questions on a whole chapter of rules, of which the truth names one sentence at random. */
const OPEN = / ra sao\?$/u;

/** The questions that an archive answers by one sentence, each once. The same question put to two documents has two right sentences. */
export function answerableQuestions(documents: readonly AskedDocument[]): AnswerQuestion[] {
  const asked = documents.flatMap(({ path, questions }) =>
    questions
      .filter(({ kind, text }) => kind === 'paraphrase' && !OPEN.test(text))
      .map(({ text, evidence }) => ({ text, evidence: { path, sentence: evidence } })),
  );
  return [...Map.groupBy(asked, ({ text }) => text)].map(([text, of]) => ({
    text,
    evidence: of.map(({ evidence }) => evidence),
    form: formOf(text),
  }));
}

/** A question without what it names: figures and names. */
function formOf(text: string): string {
  return text
    .replace(/\p{Lu}[\p{L}]*(?: \p{Lu}[\p{L}]*)*/gu, 'N')
    .replace(/[A-Z]?\d+/gu, '0')
    .split(' ')
    .slice(-6)
    .join(' ');
}
