import type { Transaction } from './store.ts';

/** A word of a page (from 1; words from 0) in which digits are masked, as it is written on the page. */
export interface HiddenWord {
  readonly page: number;
  readonly word: number;
  readonly written: string;
}

/** The hidden words of one document, by page and word. */
export type HiddenWords = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Words of pages from and to which a text was taken; both inclusive, pages from 1. */
interface WordSpan {
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

const WORD = /[^ \n]+/gu;

/** The hidden words of documents as far as the transaction's role may see them: the writer all, a reader what a purpose shows. */
export async function hiddenWords(
  transaction: Transaction,
  documents: readonly string[],
): Promise<Map<string, HiddenWords>> {
  if (documents.length === 0) return new Map();
  const rows = await transaction.query<HiddenWord & { document: string }>(
    'select document, page, word, written from personal_number where document = any ($1::uuid[])',
    [documents],
  );
  return new Map(
    [...Map.groupBy(rows, ({ document }) => document)].map(([document, words]) => [
      document,
      new Map(
        [...Map.groupBy(words, ({ page }) => page)].map(([page, of]) => [
          page,
          new Map(of.map(({ word, written }) => [word, written])),
        ]),
      ),
    ]),
  );
}

/** The text of a page as it is written on it, as far as its hidden words are known. */
export function withHiddenWords(text: string, words: ReadonlyMap<number, string> | undefined): string {
  if (!words) return text;
  let word = -1;
  return text.replace(WORD, (shown) => words.get(++word) ?? shown);
}

/** The texts of a document's pages, from the first, as they are written on them. */
export function wholePages(texts: readonly string[], hidden: HiddenWords | undefined): string[] {
  return texts.map((text, index) => withHiddenWords(text, hidden?.get(index + 1)));
}

/** The same of a passage, whose n-th word is the n-th of its spans. */
export function passageWithHiddenWords(
  text: string,
  spans: readonly WordSpan[],
  hidden: HiddenWords | undefined,
): string {
  if (!hidden) return text;
  const words = new Map<number, string>();
  let before = 0;
  for (const { page, from, to } of spans) {
    for (const [word, written] of hidden.get(page) ?? [])
      if (word >= from && word <= to) words.set(before + word - from, written);
    before += to - from + 1;
  }
  return withHiddenWords(text, words);
}
