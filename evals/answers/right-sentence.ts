import { fold } from '@tangthu/language/text/fold';
import type { AnswerQuestion } from './answer-question.ts';

/**
 * Whether a sentence of a document is one that answers: it has the evidence, or most of it where the evidence is longer. Where the
 * text was misread, `share` of the evidence's words will do.
 */
export function isRight({ evidence }: AnswerQuestion, path: string, sentence: string, share = 1): boolean {
  const own = wordsOf(sentence);
  return evidence.some((one) => {
    if (one.path !== path) return false;
    const wanted = wordsOf(one.sentence);
    const [short, long] = own.length < wanted.length ? [own, wanted] : [wanted, own];
    return 2 * own.length > wanted.length && held(short, long) >= share;
  });
}

/** Which share of the words stands in the others, in a row where it is all of them. */
function held(words: readonly string[], others: readonly string[]): number {
  if (` ${others.join(' ')} `.includes(` ${words.join(' ')} `)) return 1;
  const left = [...others];
  const met = words.filter((word) => {
    const at = left.indexOf(word);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
  return Math.min(0.99, met.length / words.length);
}

function wordsOf(text: string): string[] {
  return fold(text)
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '');
}
