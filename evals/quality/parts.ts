import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Question } from './question.ts';

/**
 * The part of a question: models and weights are trained on `train`, chosen on `dev`, and told of by `test`; what the
 * training never had is `unseen`.
 */
export type Part = 'train' | 'dev' | 'test' | 'unseen';

/** Parts whose figures say something of questions to come. */
export const HELD_OUT: readonly Part[] = ['test', 'unseen'];

/** Hash and part of each question that the training has, one a line; `npm run trained-questions -w evals` writes it. */
const trained = new Map(
  readFileSync(new URL('./trained-questions.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split(' ') as [hash: string, part: Part]),
);

/** Tells each question's part by its words, from whatever file it comes. */
export function withParts(questions: readonly Question[]): Question[] {
  return questions.map((question) => ({
    ...question,
    kind: trained.get(questionHash(question.text)) ?? 'unseen',
  }));
}

/** A question's words as ten hexadecimal digits, for files that must not hold the words. */
export function questionHash(text: string): string {
  return createHash('sha256').update(text.normalize('NFC').trim()).digest('hex').slice(0, 10);
}

/**
 * Splits questions as the training does (`language/train/questions.py`): those that share a relevant text, directly or
 * through others, stand in one part, which a hash of the group's smallest id decides (70% train, 10% dev, 20% test).
 */
export function splitQuestions(questions: readonly Question[]): { hash: string; part: Part }[] {
  const parent = new Map<string, string>();
  const root = (id: string): string => {
    const above = parent.get(id) ?? id;
    return above === id ? id : root(above);
  };
  for (const { relevant } of questions) {
    for (const id of relevant) {
      const [low, high] = [root(relevant[0] ?? ''), root(id)].sort(byCodePoints) as [string, string];
      parent.set(high, low);
    }
  }
  return questions.map(({ text, relevant }) => ({
    hash: questionHash(text),
    part: partOfGroup(root(relevant[0] ?? '')),
  }));
}

function partOfGroup(group: string): Part {
  const share = createHash('sha256').update(group).digest().readUInt32BE(0) % 100;
  return share < 70 ? 'train' : share < 80 ? 'dev' : 'test';
}

/** Python's order of strings. */
function byCodePoints(one: string, two: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(two));
}
