import type { PageView } from '@tangthu/server/records/record-view';
import type { SnippetPiece } from '@tangthu/server/retrieval/search-result';

type LitPage = Pick<PageView, 'text' | 'words' | 'litText'>;

/**
 * The word of the page (by its place in `words`) that a person came to see: the first match in the passage whose
 * snippet is given; else where the lit passage begins; else the first match; undefined where nothing is lit.
 */
export function focusWord(page: LitPage, snippet?: readonly SnippetPiece[]): number | undefined {
  const begins = snippet && placeOf(snippet, page.text);
  const lit =
    (begins === undefined
      ? undefined
      : page.litText.find(({ kind, end }) => kind === 'match' && end > begins)) ??
    page.litText.find(({ kind }) => kind === 'passage') ??
    page.litText[0];
  if (!lit) return undefined;
  const word = page.words.findIndex(({ end }) => end > lit.start);
  return word >= 0 ? word : undefined;
}

const ellipses = /^[\s.…]+|[\s.…]+$/g;

/** Where a snippet stands in the page's text; line ends and spaces count alike. */
function placeOf(snippet: readonly SnippetPiece[], text: string): number | undefined {
  const words = snippet
    .map((piece) => piece.text)
    .join('')
    .replace(ellipses, '');
  if (words === '') return undefined;
  const pattern = words
    .split(/\s+/)
    .map((word) => RegExp.escape(word))
    .join('\\s+');
  const found = text.search(new RegExp(pattern, 'u'));
  return found >= 0 ? found : undefined;
}
