import { createHash } from 'node:crypto';
import type { Question } from './question.ts';

/** The part of a question: models and weights are trained on `train`, chosen on `dev`, and told of by `test`. */
type Part = 'train' | 'dev' | 'test';

/**
 * Splits questions as the training does (`language/train/questions.py`): those that share a relevant text, directly or
 * through others, stand in one part, which a hash of the group's smallest id decides (70% train, 10% dev, 20% test).
 */
export function withParts(questions: readonly Question[]): Question[] {
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
  return questions.map((question) => ({ ...question, kind: partOf(root(question.relevant[0] ?? '')) }));
}

function partOf(group: string): Part {
  const share = createHash('sha256').update(group).digest().readUInt32BE(0) % 100;
  return share < 70 ? 'train' : share < 80 ? 'dev' : 'test';
}

/** Python's order of strings. */
function byCodePoints(one: string, two: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(two));
}
