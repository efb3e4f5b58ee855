/** A run of a page's text: 0-based page, UTF-16 offsets. */
export interface Span {
  page: number;
  start: number;
  end: number;
}

/**
 * Where a sentence stands in the pages' texts, whose lines are joined by a line feed: one span, or two where
 * it runs over a page's end. Throws when it stands nowhere, for then the generator has lost its own words.
 */
export function evidenceSpans(pages: readonly string[], sentence: string): Span[] {
  const level = pages.map((page) => page.replaceAll('\n', ' '));
  for (const [page, text] of level.entries()) {
    const start = text.indexOf(sentence);
    if (start >= 0) return [{ page, start, end: start + sentence.length }];
  }
  for (let page = 0; page + 1 < level.length; page += 1) {
    const spans = overPageEnd(level[page] ?? '', level[page + 1] ?? '', page, sentence);
    if (spans) return spans;
  }
  throw new RangeError(`The evidence «${sentence}» stands on no page: ask only for words that were written.`);
}

function overPageEnd(first: string, second: string, page: number, sentence: string): Span[] | undefined {
  for (let cut = sentence.lastIndexOf(' '); cut > 0; cut = sentence.lastIndexOf(' ', cut - 1)) {
    if (!first.endsWith(sentence.slice(0, cut))) continue;
    const rest = sentence.slice(cut + 1);
    const start = second.indexOf(rest);
    if (start < 0) continue;
    return [
      { page, start: first.length - cut, end: first.length },
      { page: page + 1, start, end: start + rest.length },
    ];
  }
  return undefined;
}
