/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { PageText } from '../read/page-text.ts';
import { bodyLines } from './page-furniture.ts';

/**
 * The running text of a document without page furniture: lines joined by newlines across pages. Word `i`
 * starts at offset `starts[i]` of `text` and is word `indexes[i]` of page `pages[i]` (0-based).
 */
export interface BodyText {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly pages: readonly number[];
  readonly indexes: readonly number[];
}

/** Joins the bodies of a document's pages into one text that knows where each word came from. */
export function bodyText(pages: readonly PageText[]): BodyText {
  const body = {
    text: '',
    starts: [] as number[],
    ends: [] as number[],
    pages: [] as number[],
    indexes: [] as number[],
  };
  const texts: string[] = [];
  let length = 0;
  bodyLines(pages).forEach((lines, page) => {
    const { words } = pages[page]!;
    for (const line of lines) {
      const shift = length - words[line.from]!.start;
      for (let word = line.from; word < line.to; word++) {
        body.starts.push(words[word]!.start + shift);
        body.ends.push(words[word]!.end + shift);
        body.pages.push(page);
        body.indexes.push(word);
      }
      texts.push(line.text);
      length += line.text.length + 1;
    }
  });
  body.text = texts.join('\n');
  return body;
}
