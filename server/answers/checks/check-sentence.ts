import type { CutReason } from '../answer-view.ts';
import { claimsOf, placesOf } from './claims.ts';
import { isPlainSentence } from './form.ts';
import { keepsPolarity } from './polarity.ts';
import { quotesVerbatim } from './quotations.ts';
import { standsAsCited } from './surroundings.ts';
import { bestRun, pairShare, weakestClause, wordShare, type Run, type SupportFeatures } from './support.ts';
import { isSupported } from './support-threshold.ts';
import type { Token } from './token.ts';
import { readTokens } from './tokens.ts';

/** A text that holds less of a sentence's telling words is cited idly, and left out. */
const IDLE = 0.25;

/** What a sentence cites: a passage by its sentences in reading order, and how its document is called in a citation. */
export interface CitedText {
  readonly label: string;
  readonly sentences: readonly { readonly text: string }[];
}

/** The meaning of texts as vectors of length 1. */
export interface Meanings {
  embedQuery(text: string): Promise<number[]>;
}

/** A sentence stands, resting on a run of sentences of each text that it needs (none of a text cited idly); or it does not. */
export type Verdict =
  | { readonly stands: true; readonly runs: readonly (Pick<Run, 'from' | 'to'> | undefined)[] }
  | { readonly stands: false; readonly why: CutReason };

/**
 * Checks a sentence of a chat model against the texts that it cites, by what it says alone: whose they are and who may read them is
 * decided before. It stands if all that it claims stands there.
 */
export async function checkSentence(
  text: string,
  cited: readonly CitedText[],
  meanings: Meanings,
): Promise<Verdict> {
  const verdict = await checkAgainstAll(text, cited, meanings);
  if (!verdict.stands || cited.length === 1) return verdict;
  const said = readTokens(text);
  const needed = cited.map((one) => wordShare(said, [readCited(one).passage]) >= IDLE);
  if (needed.every(Boolean) || !needed.some(Boolean)) return verdict;
  const alone = await checkAgainstAll(
    text,
    cited.filter((_, at) => needed[at]),
    meanings,
  );
  if (!alone.stands) return alone;
  const runs = [...alone.runs];
  return { stands: true, runs: needed.map((isNeeded) => (isNeeded ? runs.shift() : undefined)) };
}

async function checkAgainstAll(
  text: string,
  cited: readonly CitedText[],
  meanings: Meanings,
): Promise<Verdict> {
  if (!isPlainSentence(text)) return cut('form');
  const texts = cited.map(({ sentences }) => sentences.map((sentence) => sentence.text).join(' '));
  if (!quotesVerbatim(text, texts)) return cut('quotation');

  const said = readTokens(text);
  const read = cited.map((one) => readCited(one));
  const wrong = wrongClaim(said, read);
  if (wrong) return cut(wrong);

  const runs = read.map(({ sentences }) => bestRun(said, sentences));
  const passages = read.map(({ passage }) => passage);
  const taken = runs.map(({ tokens }) => tokens);
  if (!keepsPolarity(said, passages, taken)) return cut('negation');
  if (!isSupported(await featuresOf(text, said, cited, read, meanings))) return cut('unsupported');
  return { stands: true, runs: runs.map(({ from, to }) => ({ from, to })) };
}

/** How far a sentence is supported by what it cites: what the threshold is set on. */
export function supportFeatures(
  text: string,
  cited: readonly CitedText[],
  meanings: Meanings,
): Promise<SupportFeatures> {
  return featuresOf(text, readTokens(text), cited, cited.map(readCited), meanings);
}

interface ReadText {
  readonly label: readonly Token[];
  readonly sentences: readonly (readonly Token[])[];
  readonly passage: readonly Token[];
}

function readCited({ label, sentences }: CitedText): ReadText {
  const read = sentences.map(({ text }) => readTokens(text));
  return { label: readTokens(label), sentences: read, passage: joined(read) };
}

/** Sentences as one text, in which no two share a clause. */
function joined(sentences: readonly (readonly Token[])[]): Token[] {
  let clauses = 0;
  return sentences.flatMap((tokens) => {
    const before = clauses;
    clauses += (tokens.at(-1)?.clause ?? 0) + 1;
    return tokens.map((token) => ({ ...token, clause: before + token.clause }));
  });
}

function wrongClaim(said: readonly Token[], read: readonly ReadText[]): CutReason | undefined {
  const texts = read.flatMap(({ label, passage }) => [passage, label]);
  return claimsOf(said).find(
    (claim) =>
      !texts.some((tokens) => placesOf(claim, said, tokens).length > 0) || !standsAsCited(claim, said, texts),
  )?.why;
}

async function featuresOf(
  text: string,
  said: readonly Token[],
  cited: readonly CitedText[],
  read: readonly ReadText[],
  meanings: Meanings,
): Promise<SupportFeatures> {
  const runs = read.map(({ sentences }) => bestRun(said, sentences));
  const held = [...runs.map(({ tokens }) => tokens), ...read.map(({ label }) => label)];
  const everything = read.flatMap(({ label, passage }) => [label, passage]);
  const [own, ...others] = await Promise.all(
    [
      text,
      ...runs.map(({ from, to }, at) =>
        (cited[at]?.sentences ?? [])
          .slice(from, to)
          .map((sentence) => sentence.text)
          .join(' '),
      ),
    ].map((one) => meanings.embedQuery(one)),
  );
  return {
    words: wordShare(said, held),
    pairs: pairShare(said, held),
    weakest: weakestClause(said, held),
    own: wordShare(
      said,
      runs.map(({ tokens }) => tokens),
    ),
    foreign: 1 - wordShare(said, everything),
    meaning: Math.max(0, ...others.map((other) => cosine(own ?? [], other))),
  };
}

function cosine(one: readonly number[], two: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (two[at] ?? 0), 0);
}

function cut(why: CutReason): Verdict {
  return { stands: false, why };
}
