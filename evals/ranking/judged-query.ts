import type { SearchContext } from '@tangthu/server/retrieval/search-context';
import { weigh } from '@tangthu/server/retrieval/search';
import type { SearchRequest } from '@tangthu/server/retrieval/search-result';
import type { Features } from '@tangthu/server/retrieval/features';
import type { Question } from '../quality/question.ts';
import type { Suite } from '../quality/suites.ts';

/** A question's found passages with their features, and which of them stand in a text that answers it. */
export interface JudgedQuery {
  readonly question: Question;
  /** How much it counts in training. */
  readonly weight: number;
  /** The text or document that each passage belongs to. */
  readonly names: readonly string[];
  readonly features: readonly Features[];
  readonly right: readonly boolean[];
}

/** Asks each question as the product does, in the form that `asked` gives it, and judges the passages found. */
export async function judgeQueries(
  context: SearchContext,
  { reader, nameOf }: Suite,
  questions: readonly Question[],
  weight: number,
  asked: (text: string) => SearchRequest = (query) => ({ query }),
): Promise<JudgedQuery[]> {
  const judged: JudgedQuery[] = [];
  for (const question of questions) {
    const passages = await weigh(context, reader, asked(question.text));
    const names = passages.map(
      ({ document, ordinal }) => nameOf.get(`${document}#${ordinal}`) ?? nameOf.get(document) ?? document,
    );
    const relevant = new Set(question.relevant);
    judged.push({
      question,
      weight,
      names,
      features: passages.map(({ features }) => features),
      right: names.map((name) => relevant.has(name)),
    });
    process.stderr.write(`\r${judged.length}/${questions.length} questions`);
  }
  process.stderr.write('\n');
  return judged;
}
