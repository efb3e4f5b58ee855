import { readerOf, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { maskPersonalNumbers } from '@tangthu/language/text/personal-numbers';
import type { AnswerSentence, Citation, CutReason } from '../answer-view.ts';
import { checkSentence, type CitedText, type Meanings } from '../checks/check-sentence.ts';
import { speaksToMachine } from '../checks/planted-instructions.ts';
import { cite, type WordRun } from '../citing.ts';
import type { EvidencePassage } from '../evidence.ts';
import { openPassages } from '../opened-passages.ts';
import { passageSentences } from '../passage-sentences.ts';
import { documentLabel } from './document-label.ts';
import type { WrittenSentence } from './written-sentences.ts';

/** A sentence that is shown, or that is cut and why. */
export type Delivered =
  | { readonly event: 'sentence'; readonly sentence: AnswerSentence }
  | { readonly event: 'cut'; readonly cut: { readonly why: CutReason } };

/** Who cites more says nothing about where a sentence stands. */
const MOST_CITATIONS = 4;

/** Checks a model's sentences one by one right before they are shown. */
export class Delivery {
  readonly #store: Store;
  readonly #reader: Reader;
  readonly #meanings: Meanings;
  readonly #passages: readonly EvidencePassage[];
  readonly #numbers = new Map<string, number>();

  /** `passages`: as the model was given them, in the order of their numbers. */
  constructor(store: Store, reader: Reader, meanings: Meanings, passages: readonly EvidencePassage[]) {
    this.#store = store;
    this.#reader = reader;
    this.#meanings = meanings;
    this.#passages = passages;
  }

  /** Looks the cited passages up anew under the reader's rules of this moment, and checks the sentence against what stands there. */
  async check({ text, citations }: WrittenSentence): Promise<Delivered> {
    if (citations.length === 0) return cut('no-citation');
    if (citations.length > MOST_CITATIONS) return cut('form');
    const cited = citations.flatMap((number) => this.#passages[number - 1] ?? []);
    if (cited.length < citations.length) return cut('unknown-citation');

    const passages = await this.#openAnew(cited);
    if (passages.length < cited.length) return cut('unreadable-citation');
    if (passages.some((passage) => speaksToMachine(passage.text))) return cut('form');
    const verdict = await checkSentence(text, passages.map(citedText), this.#meanings);
    if (!verdict.stands) return cut(verdict.why);
    const rested = passages.flatMap((passage, at) => {
      const run = verdict.runs[at];
      return run ? [this.#cite(passage, wordsOfRun(passage, run))] : [];
    });
    return { event: 'sentence', sentence: { text, citations: rested } };
  }

  async #openAnew(cited: readonly EvidencePassage[]): Promise<EvidencePassage[]> {
    const { account, session } = this.#reader;
    const reader = await readerOf(this.#store, account, undefined, session);
    const { passages: opened } = await openPassages(
      this.#store,
      reader,
      '',
      cited.map(({ document, ordinal }) => ({ document, passage: ordinal })),
    );
    return cited.flatMap((passage) => {
      const anew = opened.get(passage.id);
      return anew ? [{ ...passage, ...anew, sentences: passageSentences(anew.text, anew.parts) }] : [];
    });
  }

  #cite(passage: EvidencePassage, run: WordRun): Citation {
    const name = `${passage.id} ${run.from} ${run.to}`;
    const number = this.#numbers.get(name) ?? this.#numbers.size + 1;
    this.#numbers.set(name, number);
    return cite(passage, run, number);
  }
}

/** A passage as a sentence is checked against it. Numbers of people are compared masked: the model never saw them otherwise. */
export function citedText({ document, heading, text, parts }: EvidencePassage): CitedText {
  return {
    label: maskPersonalNumbers(documentLabel(document, heading)),
    sentences: passageSentences(maskPersonalNumbers(text), parts),
  };
}

function wordsOfRun({ sentences }: EvidencePassage, run: { from: number; to: number }): WordRun {
  return { from: sentences[run.from]?.from ?? 0, to: sentences[run.to - 1]?.to ?? 0 };
}

function cut(why: CutReason): Delivered {
  return { event: 'cut', cut: { why } };
}
