import { pageLines } from '../read/page-lines.ts';
import type { PageLine } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';
import { isCapitals } from './head-lines.ts';

/** Who signed a document, and in whose stead. */
export interface Signature {
  readonly signer: Field<string>;
  readonly capacity?: Field<string>;
}

const IN_STEAD = /^[^\p{L}]{0,2}(?:KT|TL|TUQ|K\/T|T\/L)\s*[./]?\s*\p{Lu}/u;
const ON_BEHALF = /^[^\p{L}]{0,2}(?:TM|T\/M)\s*[./]?\s*\p{Lu}/u;
const TITLE =
  /^(?:QUYỀN |Q\. ?|PHÓ |THỨ )?(?:TỔNG )?(?:CHỦ TỊCH|CHỦ NHIỆM|TRƯỞNG|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|CỤC TRƯỞNG|CHI CỤC TRƯỞNG|VỤ TRƯỞNG|CHÁNH|BÍ THƯ|HIỆU TRƯỞNG|TRƯỞNG BAN|TRƯỞNG PHÒNG|TỔNG THƯ KÝ|THƯ KÝ|VIỆN TRƯỞNG|THỦ TRƯỞNG|ĐỘI TRƯỞNG|NGƯỜI|TRƯỞNG THÔN|KIỂM TOÁN|THỐNG ĐỐC)(?!\p{L})/u;
const RANK =
  /^(?:(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy)|(?:GS|PGS|TS|ThS|BS|Ths|KS|CN)\.?(?:TS)?\.?)\s*/u;
const NAME = /^\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}*){1,5}$/u;
/** A quick look before the lines of a page are measured. */
const MAY_HOLD_SIGNATURE =
  /^[^\p{L}\n]{0,2}(?:KT|TL|TUQ|TM|[KT]\/[TLM]|(?:\p{Lu}+ ){1,4}\p{Lu}+$|BỘ TRƯỞNG|GIÁM ĐỐC|CHỦ TỊCH|NGƯỜI)/mu;
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
    const lines = pageLines(page)
      .filter((line) => (index > firstPage || line.top > bodyTop) && middle(line) > 0.4 * page.width)
      .sort((one, two) => one.top - two.top);
    for (const [at, line] of lines.entries()) {
      if (!isSigningLine(line.text)) continue;
      const signature = signatureBlock(line, lines.slice(at), index + 1);
      if (signature) return signature;
    }
  }
  return undefined;
}

function isSigningLine(text: string): boolean {
  return isCapitals(text) && (IN_STEAD.test(text) || ON_BEHALF.test(text) || TITLE.test(text));
}

/** Reads downwards in one column: lines in capitals, then the name. */
function signatureBlock(first: PageLine, lines: readonly PageLine[], page: number): Signature | undefined {
  const column = lines.filter(
    (line) => Math.abs(middle(line) - middle(first)) < COLUMN && line.top - first.top < LONGEST_BLOCK,
  );
  const titles: PageLine[] = [];
  for (const line of column) {
    const name = line.text.replace(RANK, '').replace(/[^\p{L}]+$/u, '');
    if (isCapitals(line.text)) titles.push(line);
    else if (NAME.test(name))
      return { signer: fieldOf(name, page, [line], 0.9), ...capacityOf(titles, page) };
    else if (line.text.length > 30) return undefined;
  }
  return undefined;
}

function capacityOf(titles: readonly PageLine[], page: number): Pick<Signature, 'capacity'> {
  const line =
    titles.find(({ text }) => IN_STEAD.test(text)) ??
    titles.find(({ text }) => ON_BEHALF.test(text)) ??
    titles[0];
  if (!line) return {};
  return { capacity: fieldOf(line.text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''), page, [line], 0.9) };
}

function middle(line: PageLine): number {
  return (line.left + line.right) / 2;
}
