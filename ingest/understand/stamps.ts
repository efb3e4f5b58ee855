import { pageLines } from '../read/page-lines.ts';
import type { PageText } from '../read/page-text.ts';
import { fieldOf } from './field.ts';
import type { Field } from './field.ts';

/** Degrees of state secrecy: MẬT, TỐI MẬT, TUYỆT MẬT. */
export type Secrecy = 'secret' | 'top-secret' | 'most-secret';

/** Stamps beside the head of a document. */
export interface Stamps {
  readonly secrecy?: Field<Secrecy>;
  readonly urgency?: Field<string>;
}

const EDGES = /^[^\p{L}]+|[^\p{L}]+$/gu;
const SECRECY: readonly (readonly [RegExp, Secrecy])[] = [
  [/(?:^|\s)TUY[ỆE]T\s+M[ẬÂA]T(?!\p{L})/u, 'most-secret'],
  [/(?:^|\s)T[ỐÔO]I\s+M[ẬÂA]T(?!\p{L})/u, 'top-secret'],
  [
    /^(?:(?:Độ|ĐỘ)\s+[Mm][ậẬ][tT]\s*:?\s*)?M[ẬÂ]T$|^M[ẬÂ]T\s+(?=Số)|(?<=\s)M[ẬÂ]T$(?<!(?:BÍ|BẢO)\s+MẬT)/u,
    'secret',
  ],
];
const URGENCY = /^(HỎA TỐC|HOẢ TỐC|THƯỢNG KHẨN|KHẨN)(?!\p{L})/u;
const HEAD = 0.5;

/** Reads the stamps of secrecy and urgency on the upper half of a document's first page (number from 1). */
export function readStamps(page: PageText, pageNumber: number): Stamps {
  const stamps: { secrecy?: Field<Secrecy>; urgency?: Field<string> } = {};
  for (const line of pageLines(page)) {
    if (line.top > HEAD * page.height) continue;
    const text = line.text.replace(EDGES, '');
    const degree = SECRECY.find(([pattern]) => pattern.test(text))?.[1];
    if (degree && !stamps.secrecy) stamps.secrecy = fieldOf(degree, pageNumber, [line], 0.95);
    const urgency = URGENCY.exec(text)?.[1];
    if (urgency && !stamps.urgency) {
      stamps.urgency = fieldOf(urgency.replace('HOẢ', 'HỎA'), pageNumber, [line], 0.95);
    }
  }
  return stamps;
}
