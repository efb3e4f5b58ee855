import { search } from '@tangthu/server/retrieval/search';
import type { SearchContext } from '@tangthu/server/retrieval/search-context';
import type { Ranker } from '@tangthu/server/retrieval/search-result';
import { measure, type Measures } from './metrics.ts';
import type { Question } from './question.ts';
import type { Suite } from './suites.ts';

/** The rankers that are measured: words alone, meaning alone, and all as users get them. */
export const RANKERS = {
  words: ['words'],
  meaning: ['meaning'],
  fused: undefined,
} as const satisfies Record<string, readonly Ranker[] | undefined>;

/** The name of a row of rankers: `words`, `meaning` or `fused`. */
export type RankerName = keyof typeof RANKERS;

const PAGE = 100;

/** How one question was answered. `rank` is that of the first right document, from 1, or null beyond the hundredth. */
export interface Answer {
  readonly question: Question;
  readonly measures: Measures;
  readonly rank: number | null;
  readonly milliseconds: number;
}

/** The answers to all questions of a suite by each ranker, in the questions' order. */
export type Answers = Readonly<Record<RankerName, readonly Answer[]>>;

/** Asks every question of the very function that serves the API, with each ranker alone and with all. */
export async function askAll(context: SearchContext, suite: Suite): Promise<Answers> {
  return {
    words: await ask(context, suite, RANKERS.words),
    meaning: await ask(context, suite, RANKERS.meaning),
    fused: await ask(context, suite, RANKERS.fused),
  };
}

/** Asks every question of a suite with these rankers, all when left out, one at a time. */
export async function ask(
  context: SearchContext,
  { reader, questions, nameOf, unit }: Suite,
  rankers?: readonly Ranker[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (const question of questions) {
    const started = performance.now();
    const request = { query: question.text, unit, limit: PAGE, ...(rankers && { rankers }) };
    const { hits } = await search(context, reader, request);
    const milliseconds = performance.now() - started;
    // Several passages may be of one text, so a second page of hits fills the list.
    const more =
      unit === 'passage' ? await search(context, reader, { ...request, offset: PAGE }) : { hits: [] };
    const names = [...hits, ...more.hits].map(
      ({ document, passage }) =>
        nameOf.get(`${document.id}#${passage}`) ?? nameOf.get(document.id) ?? document.id,
    );
    const ranked = [...new Set(names)];
    const relevant = new Set(question.relevant);
    const first = ranked.findIndex((name) => relevant.has(name));
    const rank = first < 0 ? null : first + 1;
    answers.push({ question, measures: measure(ranked, relevant), rank, milliseconds });
  }
  return answers;
}
