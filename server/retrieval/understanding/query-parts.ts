import { timeAt, type NamedTime } from './date-words.ts';
import type { NamedAgency } from './agency-index.ts';
import { typeAt, type NamedType } from './type-words.ts';
import { passedBy, wordingsOf, type TypedWord, type WordRun } from './typed-words.ts';

/** What finds the names that only the store knows at a word of the query. */
export interface KnownNames {
  agencyAt(at: number): NamedAgency | undefined;
  fondsAt(at: number): NamedFonds | undefined;
}

/** A fonds that a query names by its title or code. */
export interface NamedFonds extends WordRun {
  readonly code: string;
  readonly title: string;
}

/** One thing that a query says of the records it looks for. `run` holds what leads to it too (`của`, `ban hành`). */
export type QueryPart = (
  | { readonly kind: 'type'; readonly named: NamedType }
  | { readonly kind: 'agency'; readonly named: NamedAgency }
  | { readonly kind: 'date'; readonly named: NamedTime }
  | { readonly kind: 'fonds'; readonly named: NamedFonds }
) & {
  readonly run: WordRun;
  /** Whether it surely describes the record, not what the record is about. */
  readonly sure: boolean;
};

type Step = QueryPart & { readonly led: boolean };

const wishes = wordingsOf(
  'tìm kiếm, tìm giúp, tìm, tra cứu, cho tôi, cho xem, xem, danh sách, các, những, mọi, tất cả, toàn bộ, một',
);
const anyRecord = wordingsOf('văn bản, tài liệu, hồ sơ, giấy tờ');
const issued = wordingsOf('được ban hành, ban hành, được ký, ký ban hành, ký, đề, lập');
const by = wordingsOf('của, do, bởi');
const inFonds = wordingsOf('trong phông lưu trữ, thuộc phông lưu trữ, trong phông, thuộc phông');
const about = wordingsOf('về việc, về, v v, liên quan, có nội dung');

/**
 * Reads what a query says of the records themselves. Sure is what stands at the query's head, right after a type or
 * «văn bản» (`quyết định của UBND quận 10 năm 1998 về …`), or at its end with a maker and a date (`… của UBND quận 10 năm
 * 1998`): elsewhere a year or an agency is as often the record's subject (`kế hoạch tuyển dụng năm 2018`).
 */
export function partsOf(query: string, words: readonly TypedWord[], names: KnownNames): QueryPart[] {
  const reader = new PartReader(query, words, names);
  const head = headOf(query, words);
  const run = reader.read(head.end);
  const { parts } = run;
  const described = head.type !== undefined || head.anyRecord;
  const whole = run.end === words.length && parts.some(({ kind }) => kind === 'agency');
  const found: QueryPart[] = parts.map((part, index) => ({
    ...part,
    run: head.anyRecord && index === 0 ? { ...part.run, first: 0 } : part.run,
    sure: described || whole || part.kind === 'fonds',
  }));
  const type = head.type && typePart(head.type, words, run, parts);
  if (type && (type.sure || !type.named.ambiguous)) found.unshift(type);
  const tail = run.end < words.length ? reader.tail(run.end + 1) : [];
  const [first] = tail;
  const tailIsSure =
    described && first?.kind === 'agency' && first.led && tail.some(({ kind }) => kind === 'date');
  for (const part of tail) {
    const sure = tailIsSure || part.kind === 'fonds' || (described && part.kind === 'date' && part.led);
    found.push({ ...part, sure });
  }
  return onceEach(found);
}

/** Whether a query begins like the description of a record. */
export function beginsWithRecord(query: string, words: readonly TypedWord[]): boolean {
  const { type, anyRecord: any } = headOf(query, words);
  return type !== undefined || any;
}

interface Head {
  readonly type: NamedType | undefined;
  readonly anyRecord: boolean;
  readonly end: number;
}

function headOf(query: string, words: readonly TypedWord[]): Head {
  let at = 0;
  for (let next = passedBy(words, at, wishes); next !== undefined; next = passedBy(words, at, wishes))
    at = next;
  const type = typeAt(query, words, at);
  if (type) return { type, anyRecord: false, end: type.end };
  const end = passedBy(words, at, anyRecord);
  return { type: undefined, anyRecord: end !== undefined, end: end ?? 0 };
}

function typePart(
  named: NamedType,
  words: readonly TypedWord[],
  { end }: { readonly end: number },
  parts: readonly Step[],
): QueryPart & { readonly kind: 'type' } {
  const byAgency = parts.some(({ kind }) => kind === 'agency');
  const alone = end === words.length || passedBy(words, end, about) !== undefined || parts.length > 0;
  return {
    kind: 'type',
    named,
    run: { first: 0, end: named.end },
    sure: byAgency || (alone && !named.ambiguous),
  };
}

/** Of each kind the first sure one, else the first. */
function onceEach(parts: readonly QueryPart[]): QueryPart[] {
  const kept = parts.filter((part) => {
    const alike = parts.filter(({ kind }) => kind === part.kind);
    return part === (alike.find(({ sure }) => sure) ?? alike[0]);
  });
  return kept;
}

class PartReader {
  readonly #query: string;
  readonly #words: readonly TypedWord[];
  readonly #names: KnownNames;

  constructor(query: string, words: readonly TypedWord[], names: KnownNames) {
    this.#query = query;
    this.#words = words;
    this.#names = names;
  }

  /** The parts that follow each other from a word on, and the word after them. */
  read(from: number): { parts: Step[]; end: number } {
    const parts: Step[] = [];
    let at = from;
    for (;;) {
      const step = this.#step(at);
      const end = step?.run.end ?? this.#afterNumber(at);
      if (end === undefined) return { parts, end: at };
      if (step) parts.push(step);
      at = end;
    }
  }

  /** The parts that end the query, from the earliest word on at which they can begin. */
  tail(from: number): Step[] {
    for (let at = from; at < this.#words.length; at++) {
      const { parts, end } = this.read(at);
      if (parts.length > 0 && end === this.#words.length) return parts;
    }
    return [];
  }

  /** The word after a document number, which stays among the words: `số 27`, `27/QĐ-UBND`. */
  #afterNumber(at: number): number | undefined {
    const labelled = passedBy(this.#words, at, [['số']]);
    const first = labelled ?? at;
    if (!/^\d{1,6}[a-z]?$/.test(this.#words[first]?.folded ?? '')) return undefined;
    let end = first + 1;
    while (/^[/–-]$/.test(this.#query.slice(this.#words[end - 1]?.end, this.#words[end]?.start))) end++;
    return labelled === undefined && end === first + 1 ? undefined : end;
  }

  #step(at: number): Step | undefined {
    const words = this.#words;
    const fondsAt = passedBy(words, at, inFonds);
    const fonds = fondsAt === undefined ? undefined : this.#names.fondsAt(fondsAt);
    if (fonds)
      return { kind: 'fonds', named: fonds, run: { first: at, end: fonds.end }, sure: true, led: true };
    const afterIssued = passedBy(words, at, issued) ?? at;
    const time = timeAt(this.#query, words, afterIssued);
    const led = afterIssued > at;
    if (time) return { kind: 'date', named: time, run: { first: at, end: time.end }, sure: false, led };
    const afterBy = passedBy(words, afterIssued, by) ?? afterIssued;
    const agency = this.#names.agencyAt(afterBy);
    if (!agency || (agency.byPlace && afterBy === afterIssued)) return undefined;
    const end = passedBy(words, agency.end, issued) ?? agency.end;
    return { kind: 'agency', named: agency, run: { first: at, end }, sure: false, led: afterBy > at };
  }
}
