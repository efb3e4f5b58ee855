import type { PageLine } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';
import { lettersApart, opensLike, plainWords } from './alike.ts';
import { columnLines } from './column-lines.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';
import { familyName } from './family-names.ts';
import { isCapitals } from './head-lines.ts';

/** Who signed a document, and in whose stead. */
export interface Signature {
  readonly signer: Field<string>;
  readonly capacity?: Field<string>;
}

const IN_STEAD = /^(?:kt|tl|tuq|k t|t l) [a-z]/;
const ON_BEHALF = /^(?:tm|t m) [a-z]/;
const TITLE =
  /^(?:quyen |q |pho |thu )?(?:tong )?(?:chu tich|chu nhiem|truong|bo truong|thu tuong|giam doc|cuc truong|chi cuc truong|vu truong|chanh|bi thu|hieu truong|tong thu ky|thu ky|vien truong|thu truong|doi truong|nguoi|kiem toan|thong doc)(?: |$)/;
/** Titles that are known when one letter in five of them is misread. */
const TITLES = [
  'chủ tịch',
  'phó chủ tịch',
  'giám đốc',
  'phó giám đốc',
  'trưởng ban',
  'phó trưởng ban',
  'phó bí thư',
  'bộ trưởng',
  'thứ trưởng',
  'thủ tướng',
  'phó thủ tướng',
  'chánh văn phòng',
  'hiệu trưởng',
  'cục trưởng',
  'ủy ban nhân dân',
  'ban thường vụ',
  'ban thường trực',
];
const RANK =
  /^(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|(?:GS|PGS|TS|ThS|BS|Ths|KS|CN)\.?(?:TS)?\.?)\s*/u;
const SIGNED = /^\(?\s*[ĐD][ãa] ký\s*\)?\s*[:.]?\s*/u;
const NAME = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,5}$/u;
/** A quick look before the lines of a page are measured. */
const MAY_HOLD_SIGNATURE =
  /^[^\p{L}\n]{0,4}(?:KT|TL|TUQ|TM|[KT]\/[TLM]|(?:\p{Lu}+ ){1,4}\p{Lu}+$|BỘ TRƯỞNG|GIÁM ĐỐC|CHỦ TỊCH|NGƯỜI)|N[ơo]i nh/mu;
const COLUMN = 110;
const LONGEST_BLOCK = 230;

/** Finds the first block of capacity, title and name below the head; in its right part of the page. */
export function readSignature(
  pages: readonly PageText[],
  firstPage: number,
  bodyTop: number,
): Signature | undefined {
  for (const [index, page] of pages.entries()) {
    if (index < firstPage || !MAY_HOLD_SIGNATURE.test(page.text)) continue;
    const all = columnLines(page).filter((line) => index > firstPage || line.top > bodyTop);
    const lines = all.filter((line) => middle(line) > 0.4 * page.width);
    for (const [at, line] of lines.entries()) {
      if (!isSigningLine(line.text) || signsBeside(line, all)) continue;
      const signature = signatureBlock(line, lines.slice(at), index + 1);
      if (signature) return signature;
    }
  }
  return nameAlone(pages, firstPage, bodyTop);
}

/** A name beside the recipients, when the seal over it has hidden who signed in what capacity. */
function nameAlone(pages: readonly PageText[], firstPage: number, bodyTop: number): Signature | undefined {
  for (const [index, page] of pages.entries()) {
    if (index < firstPage || !MAY_HOLD_SIGNATURE.test(page.text)) continue;
    const lines = columnLines(page).filter((line) => index > firstPage || line.top > bodyTop);
    const recipients = lines.find(
      (line) => opensLike(line.text, 'Nơi nhận', 1) && line.left < 0.4 * page.width,
    );
    const line =
      recipients &&
      lines.find(
        ({ text, top, left }) => top > recipients.top && left > 0.45 * page.width && isFullName(nameOn(text)),
      );
    if (line) return { signer: fieldOf(nameOn(line.text), index + 1, [line], 0.6) };
  }
  return undefined;
}

function isFullName(text: string): boolean {
  return NAME.test(text) && familyName(text) !== undefined;
}

function isSigningLine(text: string): boolean {
  if (!isCapitals(text) || text.length > 60) return false;
  const plain = plainWords(text);
  if (IN_STEAD.test(plain) || ON_BEHALF.test(plain) || TITLE.test(plain)) return true;
  return TITLES.some(
    (title) => Math.abs(title.length - plain.length) <= 3 && lettersApart(plain, title) <= title.length / 5,
  );
}

/** Whether another title stands left of this one: minutes and contracts that several sides sign have no one signer. */
function signsBeside(line: PageLine, all: readonly PageLine[]): boolean {
  return all.some(
    (other) =>
      other.right < line.left &&
      Math.abs(other.top - line.top) < 6 &&
      isCapitals(other.text) &&
      /\p{Lu}{3}/u.test(other.text),
  );
}

/** Reads downwards in one column: lines in capitals, then the name. */
function signatureBlock(first: PageLine, lines: readonly PageLine[], page: number): Signature | undefined {
  const column = lines.filter(
    (line) => Math.abs(middle(line) - middle(first)) < COLUMN && line.top - first.top < LONGEST_BLOCK,
  );
  const titles: PageLine[] = [];
  for (const line of column) {
    const name = nameOn(line.text);
    if (isCapitals(line.text)) titles.push(line);
    else if (NAME.test(name))
      return { signer: fieldOf(name, page, [line], 0.9), ...capacityOf(titles, page) };
    else if (line.text.length > 30) return undefined;
  }
  return undefined;
}

function nameOn(text: string): string {
  return text
    .replace(/^[^\p{L}(]+(?:\p{L}?[^\p{L}]+)?/u, '')
    .replace(SIGNED, '')
    .replace(RANK, '')
    .replace(/[^\p{L}]+$/gu, '');
}

function capacityOf(titles: readonly PageLine[], page: number): Pick<Signature, 'capacity'> {
  const line =
    titles.find(({ text }) => IN_STEAD.test(plainWords(text))) ??
    titles.find(({ text }) => ON_BEHALF.test(plainWords(text))) ??
    titles[0];
  if (!line) return {};
  return { capacity: fieldOf(line.text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''), page, [line], 0.9) };
}

function middle(line: PageLine): number {
  return (line.left + line.right) / 2;
}
