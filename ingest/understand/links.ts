import { documentNumberKey, findDocumentNumbers } from '@tangthu/language/text/document-number';
import type { FoundDocumentNumber } from '@tangthu/language/text/document-number';
import { sentences } from '@tangthu/language/text/sentences';

/** How a document refers to another one. */
export type Relation = 'cites' | 'amends' | 'replaces' | 'repeals';

/** A reference to another document; `start` and `end` are UTF-16 offsets of the number in the text. */
export interface Link {
  readonly relation: Relation;
  /** The number without spaces, as cited: `30/2020/NĐ-CP`. */
  readonly citedNumber: string;
  readonly citedKey: string;
  readonly start: number;
  readonly end: number;
}

const VERB =
  /(?<passive>được\s+|đã\s+|bị\s+)?(?<verb>sửa\s+đổi|bổ\s+sung|thay\s+thế|bãi\s+bỏ|hủy\s+bỏ|huỷ\s+bỏ|ngưng\s+hiệu\s+lực)(?:,?\s+bổ\s+sung)?/giu;
const ENDS_FORCE = /hết\s+hiệu\s+lực|bị\s+bãi\s+bỏ|được\s+thay\s+thế\s+bằng/iu;
const NEXT_OF_LIST =
  /(?:,|;|và|hoặc)\s+(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Quyết định|Chỉ thị|Thông tư|Thông tư liên tịch|Kế hoạch|Công văn|Văn bản)?\s*(?:số)?\s*$/iu;
const LIST_ITEM = /^[“"]?(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[-–+•])\s/u;
const BASIS = /^[^\p{L}]{0,3}(?:Căn cứ|Theo đề nghị|Xét|Thực hiện|Theo)\s/u;
const OWN_LABEL = /(?:^|\n)[^\p{L}\n]{0,3}(?:\p{Lu}[\p{L} ]{0,20} )?[Ss]ố\s*[:.]\s*$/u;

/**
 * The documents that a text refers to, in reading order: what it amends («sửa đổi, bổ sung»), replaces
 * («thay thế»), repeals («bãi bỏ», «hết hiệu lực») and, all others, cites («Căn cứ …»). A verb reaches over a
 * list that it leads in. The text's own number in its head is no reference.
 */
export function findLinks(text: string): Link[] {
  const numbers = findDocumentNumbers(text).filter(
    ({ start, end }) => !OWN_LABEL.test(text.slice(Math.max(0, start - 40), start)) && text[end] !== '%',
  );
  if (numbers.length === 0) return [];
  const links: Link[] = [];
  let led: Relation = 'cites';
  for (const { start, end } of sentences(text)) {
    const sentence = text.slice(start, end);
    const inside = numbers.filter((number) => number.start >= start && number.start < end);
    const inherited = LIST_ITEM.test(sentence) ? led : 'cites';
    links.push(...linksOfSentence(text, start, end, inside, inherited));
    if (/:$/.test(sentence)) led = leadingRelation(sentence);
    else if (!LIST_ITEM.test(sentence)) led = 'cites';
  }
  return links;
}

function linksOfSentence(
  text: string,
  start: number,
  end: number,
  numbers: readonly FoundDocumentNumber[],
  inherited: Relation,
): Link[] {
  const isBasis = BASIS.test(text.slice(start, end));
  let before = start;
  let relation: Relation = 'cites';
  return numbers.map((number, at) => {
    const between = text.slice(before, number.start);
    const after = text.slice(number.end, numbers[at + 1]?.start ?? end);
    const goesOn = at > 0 && relation !== 'cites' && NEXT_OF_LIST.test(between);
    if (isBasis) relation = 'cites';
    else if (!goesOn) relation = lastVerb(between, at > 0) ?? (at === 0 ? inherited : 'cites');
    if (relation === 'cites' && !isBasis && ENDS_FORCE.test(after)) relation = 'repeals';
    before = number.end;
    return linkOf(text, number, relation);
  });
}

/**
 * The relation of the last verb before a number, unless it is passive («được sửa đổi bởi …») or tells what
 * another document did («Thông tư số 1 sửa đổi Thông tư số 2»).
 */
function lastVerb(before: string, afterNumber = false): Relation | undefined {
  const last = [...before.matchAll(VERB)].at(-1);
  if (!last) return undefined;
  const { passive, verb = '' } = last.groups ?? {};
  if (passive || /^\s*(?:theo|bởi|tại)\s/iu.test(before.slice(last.index + last[0].length))) return 'cites';
  if (afterNumber && !/(?:[;,]|và)\s*$/u.test(before.slice(0, last.index))) return 'cites';
  return relationOf(verb);
}

function leadingRelation(sentence: string): Relation {
  return ENDS_FORCE.test(sentence) ? 'repeals' : (lastVerb(sentence) ?? 'cites');
}

function relationOf(verb: string): Relation {
  if (/^(?:sửa|bổ)/iu.test(verb)) return 'amends';
  return /^thay/iu.test(verb) ? 'replaces' : 'repeals';
}

function linkOf(text: string, found: FoundDocumentNumber, relation: Relation): Link {
  const { number, symbol, year, start, end } = found;
  return {
    relation,
    citedNumber: text.slice(start, end).replace(/\s+/g, ''),
    citedKey: documentNumberKey(number, symbol, year),
    start,
    end,
  };
}
