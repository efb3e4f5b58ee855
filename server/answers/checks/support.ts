import { inverseDocumentFrequency } from '@tangthu/language/words/bm25';
import { isFunctionWord } from '../../retrieval/function-words.ts';
import { sameFact } from './same-fact.ts';
import type { Token } from './token.ts';

/** A run of sentences of a cited passage, by index; `to` is exclusive. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly tokens: readonly Token[];
}

/** How far what a sentence says stands in what it cites. Shares are 0 to 1. */
export interface SupportFeatures {
  /** Of its telling words, weighed by how rare they are: those in the best runs. */
  readonly words: number;
  /** Of its neighbouring telling words: those that stand near each other, in this order, in the best runs. */
  readonly pairs: number;
  /** The same of that clause of it of which least stands there. */
  readonly weakest: number;
  /** Of its telling words: those in the best runs themselves, without what their documents are called. */
  readonly own: number;
  /** Of its telling words, weighed: those in nothing that it cites. */
  readonly foreign: number;
  /** Cosine with the best runs. */
  readonly meaning: number;
}

const FACT_WEIGHT = 7;
const LONGEST_RUN = 3;
const NEAR = 6;
/** A longer run must add so much to be taken. */
const WORTH = 0.05;

/** Words that tell nothing of their own in an answer: they refer to the record or join its parts. */
const JOINING = new Set(
  (
    'theo căn cứ quy định nêu rõ cụ văn bản tài liệu ghi nhận cho biết bao gồm gồm ngoài ra đồng thời như sau việc thuộc ' +
    'nội dung nhằm liên quan đối trường tuy nhiên vậy do đó khi thì'
  ).split(' '),
);

/** The sentences of a passage (tokens of each) that hold most of what a sentence says: the fewest that do. */
export function bestRun(said: readonly Token[], passage: readonly (readonly Token[])[]): Run {
  let best: Run = { from: 0, to: Math.min(1, passage.length), tokens: passage[0] ?? [] };
  let most = -1;
  for (let length = 1; length <= LONGEST_RUN; length++) {
    for (let from = 0; from + length <= passage.length; from++) {
      const tokens = passage.slice(from, from + length).flat();
      const score = (wordShare(said, [tokens]) + pairShare(said, [tokens])) / 2;
      if (score <= most + (length > best.to - best.from ? WORTH : 0)) continue;
      best = { from, to: from + length, tokens };
      most = score;
    }
  }
  return best;
}

/** The weighed share of a sentence's telling words that stand in any of the texts. */
export function wordShare(said: readonly Token[], texts: readonly (readonly Token[])[]): number {
  const telling = said.filter(isTelling);
  const all = telling.reduce((sum, token) => sum + weightOf(token), 0);
  if (all === 0) return 0;
  const held = new Set(texts.flatMap((tokens) => tokens.map(({ key }) => key)));
  const facts = texts.flatMap((tokens) => tokens.filter(({ kind }) => kind !== 'word'));
  const found = telling.filter(
    (token) => held.has(token.key) || (token.kind !== 'word' && facts.some((fact) => sameFact(token, fact))),
  );
  return found.reduce((sum, token) => sum + weightOf(token), 0) / all;
}

/** The least share of any clause of two telling words or more. */
export function weakestClause(said: readonly Token[], texts: readonly (readonly Token[])[]): number {
  const clauses = [...Map.groupBy(said, ({ clause }) => clause).values()].filter(
    (clause) => clause.filter(isTelling).length >= 2,
  );
  return Math.min(1, ...clauses.map((clause) => wordShare(clause, texts)));
}

/** The share of a sentence's neighbouring telling words that stand near each other, in the same order, in one of the texts. */
export function pairShare(said: readonly Token[], texts: readonly (readonly Token[])[]): number {
  const telling = said.filter(isTelling);
  if (telling.length < 2) return telling.length === 0 ? 0 : wordShare(said, texts);
  const held = telling
    .slice(1)
    .filter((two, at) => texts.some((tokens) => standNear(telling[at] ?? two, two, tokens)));
  return held.length / (telling.length - 1);
}

function standNear(one: Token, two: Token, tokens: readonly Token[]): boolean {
  return tokens.some(
    (token, at) =>
      isSame(one, token) && tokens.slice(at + 1, at + 1 + NEAR).some((next) => isSame(two, next)),
  );
}

function isSame(said: Token, held: Token): boolean {
  return said.kind === 'word' ? said.key === held.key : sameFact(said, held);
}

function isTelling(token: Token): boolean {
  return token.kind !== 'word' || !(isFunctionWord(token.key) || JOINING.has(token.key));
}

function weightOf({ kind, key }: Token): number {
  return kind === 'word' ? inverseDocumentFrequency(key) : FACT_WEIGHT;
}
