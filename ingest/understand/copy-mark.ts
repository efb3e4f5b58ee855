import type { PageLine } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';
import { lettersOnly } from './alike.ts';
import { columnLines } from './column-lines.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';
import { isCapitals } from './head-lines.ts';

/** How a copy was made of a document: SY whole (sao y), TrS of a part (trích sao), SL from a copy (sao lục). */
export type CopyKind = 'SY' | 'TrS' | 'SL';

/** How their titles begin: «SAO Y BẢN CHÍNH», «TRÍCH SAO TỪ BẢN CHÍNH», «SAO LỤC». */
const TITLES: readonly { readonly words: string; readonly kind: CopyKind }[] = [
  { words: 'SAO Y BẢN', kind: 'SY' },
  { words: 'SAO NGUYÊN VĂN', kind: 'SY' },
  { words: 'TRÍCH SAO', kind: 'TrS' },
  { words: 'SAO LỤC', kind: 'SL' },
];
const LONGEST_TITLE = 40;
const MAY_HOLD_MARK = /SAO|\/\s?(?:SY|TrS|SL)\s?-/iu;
/** The copy's own number, of which more than the symbol need not be readable. */
const NUMBER = /^[^\p{L}\d]{0,3}S\S{1,2}\s*[:.].{0,12}\/\s?(?<kind>SY|TrS|SL)\s?-\s?\p{Lu}/iu;

/**
 * The mark of a certified copy by Decree 30/2020/NĐ-CP: its title in capitals («SAO Y», «TRÍCH SAO», «SAO LỤC»), or the
 * copy's own number («Số: 22/SY-VPCTN») below the head. `bodyTop` is where the first page's body begins, in points.
 */
export function readCopyMark(
  pages: readonly PageText[],
  firstPage: number,
  bodyTop: number,
): Field<CopyKind> | undefined {
  for (const [index, page] of pages.entries()) {
    if (!MAY_HOLD_MARK.test(page.text)) continue;
    for (const line of columnLines(page)) {
      const kind =
        titleKind(line) ?? (index > firstPage || line.top > bodyTop ? numberKind(line.text) : undefined);
      if (kind) return fieldOf(kind, index + 1, [line], 0.9);
    }
  }
  return undefined;
}

function titleKind({ text }: PageLine): CopyKind | undefined {
  if (!isCapitals(text) || text.length > LONGEST_TITLE) return undefined;
  const letters = lettersOnly(text);
  if (letters === lettersOnly('SAO Y')) return 'SY';
  return TITLES.find(({ words }) => letters.startsWith(lettersOnly(words)))?.kind;
}

function numberKind(text: string): CopyKind | undefined {
  const kind = NUMBER.exec(text)?.groups?.['kind']?.toUpperCase();
  return kind === 'TRS' ? 'TrS' : kind === 'SY' || kind === 'SL' ? kind : undefined;
}
