import { documentNumberKey, findDocumentNumbers } from '@tangthu/language/text/document-number';
import type { FoundDocumentNumber } from '@tangthu/language/text/document-number';
import { findInNfc } from '@tangthu/language/text/offsets';
import { sentences } from '@tangthu/language/text/sentences';
import type { Sentence } from '@tangthu/language/text/sentences';
import { citationAfter } from './link-citation.ts';
import type { Citation } from './link-citation.ts';
import { withoutMarks } from '@tangthu/language/text/without-marks';
import { relationOfLeadIn, relationsIn } from './link-sentence.ts';
import type { Relation, Voice } from './link-sentence.ts';

/** A reference to another document; `start` and `end` are UTF-16 offsets of the number in the text. */
export interface Link extends Citation {
  readonly relation: Relation;
  /** The number without spaces, as cited: `30/2020/NĐ-CP`. */
  readonly citedNumber: string;
  readonly citedKey: string;
  readonly start: number;
  readonly end: number;
}

const LIST_MARK = /^[“"]?(?:(?<figure>\d{1,2}(?:\.\d{1,2})*[.)])|(?<letter>[a-z]\))|(?<dash>[-–+•]))\s/u;
const BASIS = /^[^\p{L}]{0,3}(?:Can cu|Theo de nghi|Xet|Thuc hien|Theo)\s/u;
const OWN_LABEL = /(?:^|\n)[^\p{L}\n]{0,3}(?:\p{Lu}[\p{L} ]{0,20} )?[Ss]ố\s*[:.]\s*$/u;
/** «QCVN 117:2020/BTTTT» is a technical standard. */
const STANDARD = /\d[a-z]?\s?:\s?$/u;
const UNENDED = /[\p{L}\d,]$/u;
/** «Điều» at a line's end: the figure on the next line is no list mark. */
const CUT = /\s(?:Điều|điều|khoản|điểm)$/u;
const GOES_ON = /^(?:\d{1,2}\)|[-–])\s(?:và\s|hoặc\s|\p{Ll})/u;
const QUOTED = /“[^“”]{0,20000}”/gu;

/** A list and what its lead-in says of its items; `mark` is the kind of list mark of the first one. */
interface OpenList {
  readonly relation: Relation;
  readonly mark?: string;
}

/**
 * The documents that a text refers to, in reading order: what it amends («sửa đổi, bổ sung», also a repeal of parts), replaces
 * («thay thế»), repeals («bãi bỏ», «hết hiệu lực») and, all others, cites («Căn cứ …»), with the date and the issuer
 * that stand beside the number. A lead-in reaches over its list. The text's own number in its head is no reference.
 */
export function findLinks(text: string, voice: Voice = 'decides'): Link[] {
  return findInNfc(text, (nfc) => linksOfNfc(nfc, voice));
}

function linksOfNfc(text: string, voice: Voice): Link[] {
  const numbers = findDocumentNumbers(text).filter(({ start, end }) => {
    const before = text.slice(Math.max(0, start - 40), start);
    return !OWN_LABEL.test(before) && !STANDARD.test(before) && text[end] !== '%';
  });
  if (numbers.length === 0) return [];
  const plain = withoutMarks(text);
  const isQuoted = quotations(text);
  const links: Link[] = [];
  let list: OpenList | undefined;
  let next = 0;
  for (const { start, end } of wholeSentences(text)) {
    const sentence = plain.slice(start, end);
    list = listAt(sentence, list);
    const first = next;
    while ((numbers[next]?.start ?? Infinity) < end) next++;
    const inside = numbers.slice(first, next);
    const relations = BASIS.test(sentence)
      ? []
      : relationsIn(sentence, shifted(inside, start), list?.relation, voice);
    for (const [at, number] of inside.entries()) {
      const relation = isQuoted(number.start) ? 'cites' : (relations[at] ?? 'cites');
      links.push(linkOf(text, number, relation));
    }
    if (sentence.endsWith(':')) list = openedBy(sentence, inside.length, voice);
  }
  return links;
}

/** The list that a lead-in opens. One that names a document tells of that one. */
function openedBy(sentence: string, numbers: number, voice: Voice): OpenList | undefined {
  const relation = numbers === 0 ? relationOfLeadIn(sentence, voice) : undefined;
  return relation && { relation };
}

function shifted(numbers: readonly FoundDocumentNumber[], by: number): FoundDocumentNumber[] {
  return numbers.map((number) => ({ ...number, start: number.start - by, end: number.end - by }));
}

/** Tells whether an offset lies in a quotation. */
function quotations(text: string): (at: number) => boolean {
  const quotes = [...text.matchAll(QUOTED)].map(({ index, 0: quote }) => ({
    from: index,
    to: index + quote.length,
  }));
  return (at) => quotes.some(({ from, to }) => from < at && at < to);
}

/** Sentences, those put together again that were parted before a line's «13) và Điều 16» or «- xã hội». */
function wholeSentences(text: string): Sentence[] {
  const whole: Sentence[] = [];
  for (const sentence of sentences(text)) {
    const last = whole.at(-1);
    const before = last && text.slice(last.start, last.end);
    const here = text.slice(sentence.start, sentence.end);
    if (last && before && (CUT.test(before) || (UNENDED.test(before) && GOES_ON.test(here))))
      whole[whole.length - 1] = { start: last.start, end: sentence.end };
    else whole.push(sentence);
  }
  return whole;
}

/** The list that a sentence is an item of: it goes on while its items bear the same kind of mark. */
function listAt(sentence: string, list: OpenList | undefined): OpenList | undefined {
  const groups = LIST_MARK.exec(sentence)?.groups;
  if (!list || !groups) return undefined;
  const mark = Object.keys(groups).find((kind) => groups[kind] !== undefined) ?? '';
  return list.mark === undefined || list.mark === mark ? { ...list, mark } : undefined;
}

function linkOf(text: string, found: FoundDocumentNumber, relation: Relation): Link {
  const { number, symbol, year, start, end } = found;
  return {
    relation,
    citedNumber: text.slice(start, end).replace(/\s+/g, ''),
    citedKey: documentNumberKey(number, symbol, year),
    ...citationAfter(text.slice(end, end + 400)),
    start,
    end,
  };
}
