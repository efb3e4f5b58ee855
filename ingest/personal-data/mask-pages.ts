import type { HiddenWord } from '@tangthu/db/personal-numbers';
import { maskNumbers } from '@tangthu/language/text/personal-numbers';
import type { PageText } from '../read/page-text.ts';
import type { PersonalData } from '../understand/personal-data.ts';

/** The pages with every digit of these numbers but the last four as `*`; lengths, offsets and words stay. */
export function maskPages(pages: readonly PageText[], data: readonly PersonalData[]): PageText[] {
  const byPage = Map.groupBy(data, ({ page }) => page);
  return pages.map((page, index) => {
    const numbers = byPage.get(index + 1);
    return numbers ? { ...page, text: maskNumbers(page.text, numbers) } : page;
  });
}

/** The words that masking changed, as they stand on the pages. */
export function wordsHidden(pages: readonly PageText[], masked: readonly PageText[]): HiddenWord[] {
  return pages.flatMap(({ text, words }, index) => {
    const shown = masked[index]?.text ?? text;
    if (shown === text) return [];
    return words.flatMap(({ start, end }, word) => {
      const written = text.slice(start, end);
      return shown.slice(start, end) === written ? [] : [{ page: index + 1, word, written }];
    });
  });
}

/** A stored passage as its pages show it: its n-th word is the n-th of its spans (`to` inclusive). */
export function maskPassage(
  text: string,
  spans: readonly { readonly page: number; readonly from: number; readonly to: number }[],
  masked: readonly PageText[],
): string {
  const shown = spans.flatMap(({ page, from, to }) => {
    const { text: pageText, words } = masked[page - 1] ?? { text: '', words: [] };
    return words.slice(from, to + 1).map(({ start, end }) => pageText.slice(start, end));
  });
  let word = -1;
  return text.replace(/[^ \n]+/gu, (written) => {
    const other = shown[++word];
    return other?.length === written.length ? other : written;
  });
}
