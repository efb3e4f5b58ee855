import type { SampleDocument } from '@tangthu/ingest/sample/generate';
import type { PageText } from '@tangthu/ingest/read/page-text';
import { misread } from '../quality/sample/ocr-noise.ts';

type PlacedWord = PageText['words'][number];

/** A word of a page with the text that stands in its place, and whether its line ends after it. */
export interface ReadWord {
  readonly text: string;
  readonly place: Omit<PlacedWord, 'start' | 'end'>;
  readonly endsLine: boolean;
}

/** The words of a page. */
export function wordsOf(page: PageText): ReadWord[] {
  return page.words.map(({ start, end, ...place }) => ({
    text: page.text.slice(start, end),
    place,
    endsLine: page.text[end] === '\n',
  }));
}

/** A page of these words in the size of another; a word without text is gone. */
export function pageOf(words: readonly ReadWord[], { width, height }: PageText): PageText {
  const placed: PlacedWord[] = [];
  let text = '';
  let lineEnds = false;
  for (const word of words) {
    for (const piece of word.text.split(' ').filter(Boolean)) {
      if (text !== '') text += lineEnds ? '\n' : ' ';
      lineEnds = false;
      placed.push({ ...word.place, start: text.length, end: text.length + piece.length });
      text += piece;
    }
    lineEnds ||= word.endsLine;
  }
  return { text, words: placed, width, height };
}

/** The pages with this share of their characters misread. */
export function misreadPages(pages: readonly PageText[], share: number, seed: string): PageText[] {
  return pages.map((page, index) => {
    const words = wordsOf(page);
    const texts = misread(
      words.map(({ text }) => text),
      share,
      `${seed} ${index}`,
    );
    return pageOf(
      words.map((word, at) => ({ ...word, text: texts[at] ?? '' })),
      page,
    );
  });
}

/** The pages of a document of the generated archive. */
export function pagesOf({ pages }: SampleDocument): PageText[] {
  return pages.map(({ text, words, width, height }) => ({ text, words, width, height }));
}
