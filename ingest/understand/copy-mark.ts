import type { PageLine } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';
import { lettersApart } from './alike.ts';
import { columnLines } from './column-lines.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';
import { isCapitals } from './head-lines.ts';
import { ownNumber } from './printed-number.ts';

/** How a copy was made of a document: SY whole (sao y), TrS of a part (trích sao), SL from a copy (sao lục). */
export type CopyKind = 'SY' | 'TrS' | 'SL';

const TITLES: readonly { readonly words: string; readonly kind: CopyKind; readonly wrong: number }[] = [
  { words: 'SAO Y', kind: 'SY', wrong: 0 },
  { words: 'SAO Y BẢN CHÍNH', kind: 'SY', wrong: 2 },
  { words: 'SAO NGUYÊN VĂN BẢN CHÍNH', kind: 'SY', wrong: 3 },
  { words: 'TRÍCH SAO', kind: 'TrS', wrong: 1 },
  { words: 'TRÍCH SAO BẢN CHÍNH', kind: 'TrS', wrong: 2 },
  { words: 'TRÍCH SAO TỪ BẢN CHÍNH', kind: 'TrS', wrong: 3 },
  { words: 'SAO LỤC', kind: 'SL', wrong: 0 },
  { words: 'SAO LỤC BẢN CHÍNH', kind: 'SL', wrong: 2 },
];
const MAY_HOLD_MARK = /SAO|\/\s?(?:SY|TrS|SL)\s?-/iu;
const SYMBOL = /^(?<kind>SY|TrS|SL)-/iu;

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
  if (!isCapitals(text)) return undefined;
  return TITLES.find(({ words, wrong }) => lettersApart(text, words) <= wrong)?.kind;
}

function numberKind(text: string): CopyKind | undefined {
  const kind = SYMBOL.exec(ownNumber(text)?.symbol ?? '')?.groups?.['kind']?.toUpperCase();
  return kind === 'TRS' ? 'TrS' : kind === 'SY' || kind === 'SL' ? kind : undefined;
}
