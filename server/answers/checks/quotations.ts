import { plainForm } from './tokens.ts';

const QUOTED = /[«“"„]\s*(?<words>[^«»“”"„]+?)\s*[»”"]/gu;
const MARKS = /[«»“”"„]/u;
const EDGES = /^[\s.,;:…]+|[\s.,;:…]+$/gu;

/** Whether all that a sentence puts in quotation marks stands so, word for word, in one of the cited texts. */
export function quotesVerbatim(sentence: string, cited: readonly string[]): boolean {
  const held = cited.map((text) => quotable(text));
  const quoted = [...sentence.matchAll(QUOTED)].map(({ groups }) => groups?.['words'] ?? '');
  const open = MARKS.test(sentence.replace(QUOTED, ' '));
  return !open && quoted.every((words) => held.some((text) => text.includes(quotable(words))));
}

/** Quotation marks within and punctuation around a quotation may differ. */
function quotable(text: string): string {
  return plainForm(text)
    .toLowerCase()
    .replace(/[«»“”"„]/gu, '')
    .replace(EDGES, '');
}
