import { encodeTerms } from './term-codes.ts';
import { indexTerms } from './terms.ts';

/** A passage of a document with the heading of the article or section that it stands in. */
interface HeadedPassage {
  readonly heading: string;
  readonly text: string;
}

/** What of a passage is embedded and indexed: its text under its heading. */
export function embeddedText({ heading, text }: HeadedPassage): string {
  return heading && !text.startsWith(heading) ? `${heading}\n${text}` : text;
}

/** What of a passage is indexed: its terms, and their codes in base64. */
export function passageTerms(passage: HeadedPassage): { readonly terms: string; readonly codes: string } {
  const terms = indexTerms(embeddedText(passage));
  return { terms, codes: encodeTerms(terms) };
}
