import type { Reader } from '@tangthu/db/reader';
import type { AnswerSentence } from '@tangthu/server/answers/answer-view';
import { answerQuestion, type AnswerContext } from '@tangthu/server/answers/answer-question';
import type { Results } from '../report.ts';
import { bootstrapInterval, percentile } from '../quality/metrics.ts';
import type { AnswerQuestion } from './answer-question.ts';
import { isRight } from './right-sentence.ts';

/** What came of one question. */
interface Outcome {
  readonly question: AnswerQuestion;
  readonly refused: boolean;
  /** The cited sentences as they were shown, and which of them are right. */
  readonly sentences: readonly string[];
  readonly right: readonly boolean[];
  /** Milliseconds to the first sentence or to the refusal. */
  readonly milliseconds: number;
}

/** Asks each question of the very function that serves the API, one at a time. */
export async function askQuestions(
  context: AnswerContext,
  questions: readonly AnswerQuestion[],
  nameOf: ReadonlyMap<string, string>,
  readers: (agency: string | undefined) => Promise<Reader>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const question of questions) {
    outcomes.push(await ask(context, question, nameOf, await readers(question.readerOf)));
    if (outcomes.length % 20 === 0)
      process.stderr.write(`${outcomes.length}/${questions.length} questions\n`);
  }
  return outcomes;
}

async function ask(
  context: AnswerContext,
  question: AnswerQuestion,
  nameOf: ReadonlyMap<string, string>,
  reader: Reader,
): Promise<Outcome> {
  const started = performance.now();
  const sentences: AnswerSentence[] = [];
  let milliseconds = 0;
  for await (const event of answerQuestion(
    context,
    reader,
    { query: question.text },
    new AbortController().signal,
  )) {
    if (event.event === 'sentence') sentences.push(event.sentence);
    if (event.event === 'sentence' || event.event === 'refusal') milliseconds ||= performance.now() - started;
  }
  return {
    question,
    refused: sentences.length === 0,
    sentences: sentences.map(({ text }) => text),
    right: sentences.map(({ citations: [citation] }) =>
      citation ? isRight(question, nameOf.get(citation.document.id) ?? '', citation.quote) : false,
    ),
    milliseconds,
  };
}

/** The figures of a run, shares with their 95% intervals. A refused question has no right sentence. */
export function extractiveResults(outcomes: readonly Outcome[]): Results {
  const answerable = outcomes.filter(({ question }) => question.missing === undefined);
  const unanswerable = outcomes.filter(({ question }) => question.missing !== undefined);
  const kinds = Map.groupBy(unanswerable, ({ question }) => question.missing ?? '');
  const times = outcomes.map(({ milliseconds }) => milliseconds);
  return {
    'questions.answerable': answerable.length,
    'questions.unanswerable': unanswerable.length,
    ...share(
      'extractive.citedSentenceRight',
      answerable.map(({ right }) => right[0] === true),
    ),
    ...share(
      'extractive.anyCitedRight',
      answerable.map(({ right }) => right.includes(true)),
    ),
    ...share(
      'extractive.shownRight',
      answerable.flatMap(({ right }) => [...right]),
    ),
    ...share(
      'refusals.right',
      unanswerable.map(({ refused }) => refused),
    ),
    ...share(
      'refusals.wrong',
      answerable.map(({ refused }) => refused),
    ),
    ...Object.fromEntries(
      [...kinds].map(([kind, of]) => [`refusals.right.${kind}`, mean(of.map(({ refused }) => refused))]),
    ),
    'extractive.firstMsP50': percentile(times, 0.5),
    'extractive.firstMsP95': percentile(times, 0.95),
  };
}

function share(name: string, values: readonly boolean[]): Results {
  const { low, high } = bootstrapInterval(values.map(Number));
  return { [name]: mean(values), [`${name}Low`]: low, [`${name}High`]: high };
}

function mean(values: readonly boolean[]): number {
  return values.filter(Boolean).length / Math.max(1, values.length);
}

/** The questions that went wrong, one a line. */
export function wrongLines(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ question, refused, sentences, right }) => {
    if (question.missing)
      return refused ? [] : [`answered (${question.missing}): ${question.text} → ${sentences[0]}`];
    if (right[0]) return [];
    const wanted = question.evidence[0]?.sentence ?? '';
    return [`${refused ? 'refused' : 'wrong'}: ${question.text} → ${sentences[0] ?? ''} [wanted: ${wanted}]`];
  });
}
