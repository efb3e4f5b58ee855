import type { RecognizedPage } from '../ocr/recognize-page.ts';
import type { GreyImage } from './page-image.ts';
import type { PageText, Word } from './page-text.ts';

/** A recognised page as text with boxes in points, and the confidence of each word in percent. */
export interface RecognizedText {
  readonly page: PageText;
  readonly wordConfidences: readonly number[];
}

/** Puts what was recognised on a page's image in the place of its text layer; `size` is the page's in points. */
export function recognizedText(
  recognized: RecognizedPage,
  image: GreyImage,
  { width, height }: { readonly width: number; readonly height: number },
): RecognizedText {
  const across = width / image.width;
  const down = height / image.height;
  const words: Word[] = [];
  const wordConfidences: number[] = [];
  let text = '';
  for (const line of recognized.lines) {
    let before = text === '' ? '' : '\n';
    for (const word of line.words) {
      text += before;
      before = ' ';
      words.push({
        start: text.length,
        end: text.length + word.text.length,
        left: word.left * across,
        top: word.top * down,
        right: word.right * across,
        bottom: word.bottom * down,
      });
      text += word.text;
      wordConfidences.push(Math.round(word.confidence));
    }
  }
  return { page: { text, words, width, height }, wordConfidences };
}
