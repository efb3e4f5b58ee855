import { documentNumberKey } from '@tangthu/language/text/document-number';
import type { PageText } from '../read/page-text.ts';
import { plainWords } from './alike.ts';
import { readHead } from './head.ts';
import type { Head } from './head.ts';
import { headLines, isMotto } from './head-lines.ts';
import { AS_THE_PAGES_SAY, type Parting } from './parting.ts';

/** One document of a file that may hold many: its first page (0-based) and all its pages. */
export interface DocumentPart {
  readonly firstPage: number;
  readonly pages: readonly PageText[];
}

/** The motto of a first page stands no lower, as a share of the page's height. */
const TOP = 0.35;
/** What the parts of a head speak for a first page; less than `ENOUGH` begins none. */
const ENOUGH = 5;
/** What stands above the head of an annex or an attached form. */
const ABOVE_FORM = /^(?:phu luc|bieu mau|mau so|mau \d|mau [ivx]+\b|bieu so|bieu \d|don vi bao cao)/;
/** What stands under the title of what was issued with another document. */
const ISSUED_WITH = /^(?:[a-z]{1,4} )?(?:ban hanh )?(?:kem theo|dinh kem)/;

const APPLICATION = /^[^\p{L}]{0,3}(?:ĐƠN|TỜ KHAI|GIẤY ĐỀ NGHỊ|PHIẾU ĐỀ NGHỊ|BẢN KHAI)(?!\p{L})/mu;
const FILLED_IN = /(?<!\d)(?:\d{9}|\d{12})(?!\d)|(?<!\d)\d{1,2}\/\d{1,2}\/\d{4}(?!\d)/u;
const LEFT_TO_FILL = /[.…_]{6}/u;

/**
 * Parts the pages of a file into its documents. A document begins at a page that bears a head of its own: motto, issuer,
 * number, date, and type or subject. Annexes and attached forms do not, though they may bear the motto: they are named
 * above it («Mẫu số 01»), say with what they were issued («Kèm theo Quyết định số …»), or leave number and date blank.
 * The same number again is the same document: an annex that repeats it, or a copy. What archivists said (`parting`) goes before all of it.
 */
export function splitDocuments(
  pages: readonly PageText[],
  parting: Parting = AS_THE_PAGES_SAY,
): DocumentPart[] {
  const starts: number[] = [];
  let current: string | undefined;
  for (const [index, page] of pages.entries()) {
    if (index > 0 && parting.goesOn.includes(index + 1)) continue;
    const isFirst = index === 0 || parting.begins.includes(index + 1);
    if (!isFirst && !mayBeginDocument(page)) continue;
    const head = readHead(page, index + 1);
    const key = keyOf(head);
    if (!isFirst && (!beginsDocument(page, head) || (key !== undefined && key === current))) continue;
    starts.push(index);
    current = key;
  }
  return starts.map((firstPage, at) => ({ firstPage, pages: pages.slice(firstPage, starts[at + 1]) }));
}

/** A quick look before the lines of a page are measured: words in capitals and the motto's letters. */
function mayBeginDocument({ text }: PageText): boolean {
  return /VI[ỆEÊ]T|NAM\b|NGH[ĨIÍ]A|\bCỘNG|ĐẢNG/u.test(text);
}

function beginsDocument(page: PageText, head: Head): boolean {
  if (!head.hasMotto || !standsOnTop(page)) return false;
  return (weightOf(head) >= ENOUGH || isFilledForm(page)) && !isFormOrAnnex(page, head);
}

/** A resident's application has the motto alone above its title; filled in, it is a document, and no pattern of one. */
function isFilledForm({ text }: PageText): boolean {
  return APPLICATION.test(text) && FILLED_IN.test(text) && !LEFT_TO_FILL.test(text);
}

function weightOf(head: Head): number {
  const weights = [
    head.hasMotto ? 1 : 0,
    head.issuer ? 1 : 0,
    head.number ? 3 : weightOfMissing(head.missingNumber?.value),
    head.date ? 2 : weightOfMissing(head.missingDate?.value),
    head.type !== undefined || head.isLetter ? 1 : 0,
  ];
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function weightOfMissing(missing: 'blank' | 'unreadable' | undefined): number {
  return missing === 'blank' ? -1 : missing === 'unreadable' ? 0.5 : 0;
}

function standsOnTop(page: PageText): boolean {
  return headLines(page).some((line) => isMotto(line.text) && line.top < TOP * page.height);
}

function isFormOrAnnex(page: PageText, head: Head): boolean {
  const lines = headLines(page);
  const motto = lines.find((line) => isMotto(line.text));
  const end = Math.max(head.bodyTop, TOP * page.height);
  return lines.some((line) => {
    const plain = plainWords(line.text);
    if (motto && line.top < motto.bottom && ABOVE_FORM.test(plain)) return true;
    return line.top < end && ISSUED_WITH.test(plain);
  });
}

function keyOf({ number }: Head): string | undefined {
  if (!number) return undefined;
  const { number: digits, symbol, year } = number.value;
  return documentNumberKey(digits, symbol, year);
}
