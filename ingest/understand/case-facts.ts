import { findDates } from '@tangthu/language/text/dates';
import { findIdentifiers } from '@tangthu/language/text/identifiers';
import type { PageText } from '../read/page-text.ts';
import { doubted, type WordConfidences } from './doubt.ts';
import { formEntries, wordsOfEntry, type FormEntry } from './form-entries.ts';
import type { CaseFact, CaseFactKind } from './case-fact.ts';
import { readOutcome } from './case-outcome.ts';
import { paperKind } from './case-paper.ts';

/** What is filled in after a label: the label (folded), and what of the rest of the entry is the value. */
interface Filled {
  readonly kind: CaseFactKind;
  readonly label: RegExp;
  readonly value: (text: string) => Found | undefined;
  readonly confidence: number;
}

/** A value, and the offsets of what was read for it. */
interface Found {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’]*`;
const NAME = new RegExp(
  String.raw`^\s*(?:(?:[Ôô]ng|[Bb]à)\s*(?:[(/]\s*(?:bà|ông)\s*\)?)?\s*:?\s*)?(?<value>${WORD}(?: ${WORD}){1,6})`,
  'u',
);
const NOT_THE_RESIDENT = String.raw`(?! tre\b| con\b| cha\b| me\b| vo\b| chong\b| nguoi (?:duoc|chet|mat|con))`;

const FILLED: readonly Filled[] = [
  {
    kind: 'name',
    label: new RegExp(
      String.raw`(?:\bho(?: va|,)?(?: chu dem,?)?(?: va)? ten${NOT_THE_RESIDENT}(?: [a-z]+){0,4}|\b(?:toi ten|ten toi)(?: la)?|\bho so cua(?: ong| ba| \(ong\))*|\bcap cho|thong tin ve chu dau tu|\bten chu ho(?: kinh doanh)?|\bnguoi (?:yeu cau|nop(?: ho so| don)?|de nghi))\s*:`,
      'u',
    ),
    value: nameIn,
    confidence: 0.95,
  },
  {
    kind: 'birth',
    label: /\b(?:ngay,? thang,? nam sinh|ngay sinh|sinh(?= ngay)|nam sinh|sinh nam)\s*:?/u,
    value: birthIn,
    confidence: 0.95,
  },
  {
    kind: 'address',
    label:
      /\b(?:dia chi(?: lien (?:he|lac)| thuong tru| noi o)?|noi (?:cu tru|o|thuong tru)(?: hien nay)?|(?:ho khau )?thuong tru(?: tai)?|dang ky thuong tru)\s*:/u,
    value: (text) => lineIn(text, /;|\s(?:Điện thoại|Số điện thoại|ĐT)\b/u),
    confidence: 0.9,
  },
  {
    kind: 'procedure-name',
    label:
      /\b(?:noi dung (?:yeu cau|de nghi)(?: giai quyet)?|de nghi giai quyet thu tuc|ten thu tuc(?: hanh chinh)?)\s*:/u,
    value: (text) => lineIn(text, /\s*\(mã|;|\.$/u),
    confidence: 0.9,
  },
  {
    kind: 'received',
    label: /\b(?:thoi gian|ngay) (?:nhan|tiep nhan)(?: ho so)?\s*:/u,
    value: dateIn,
    confidence: 0.9,
  },
  {
    kind: 'due',
    label: /\b(?:(?:thoi gian |ngay )?(?:hen )?tra ket qua(?: giai quyet(?: ho so)?)?|ngay hen tra)\s*:/u,
    value: dateIn,
    confidence: 0.9,
  },
  {
    kind: 'time-limit',
    label: /\bthoi (?:gian|han) giai quyet(?: ho so)?(?: theo quy dinh)?\s*:/u,
    value: (text) => lineIn(text, /[;.]/u),
    confidence: 0.9,
  },
  {
    kind: 'fee',
    label: /\b(?:phi, )?le phi\s*:/u,
    value: (text) => lineIn(text, /;|\.$/u),
    confidence: 0.85,
  },
];

/** A case's paper names a person, and says one of these beside. */
const BESIDE: ReadonlySet<CaseFactKind> = new Set([
  'birth',
  'number',
  'address',
  'procedure',
  'procedure-file',
]);
const EXACT: ReadonlySet<CaseFactKind> = new Set([
  'birth',
  'number',
  'procedure',
  'procedure-file',
  'received',
  'due',
]);

/**
 * What the pages say of a resident's case, each kind once, as it is said first; nothing where they are no paper of one. People's
 * numbers on the pages are masked already, and stay so. `wordConfidences` as in `readMetadata`.
 */
export function readCaseFacts(
  pages: readonly PageText[],
  wordConfidences: readonly WordConfidences[] = [],
): CaseFact[] {
  const entries = formEntries(pages);
  const facts = new Map<CaseFactKind, CaseFact>();
  const enter = (fact: CaseFact | undefined): void => {
    if (fact && !facts.has(fact.kind)) facts.set(fact.kind, fact);
  };
  for (const entry of entries) {
    FILLED.forEach((filled) => enter(filledIn(entry, filled)));
    enter(numberIn(entry));
    identifiersIn(entry).forEach(enter);
  }
  if (!facts.has('name') && facts.has('procedure-file')) enter(namedAfterCase(entries));
  const isCase =
    facts.has('procedure-file') || (facts.has('name') && [...BESIDE].some((kind) => facts.has(kind)));
  if (!isCase || pages.length > 6) return [];
  enter(paperKind(entries));
  enter(readOutcome(entries, facts.get('paper'), facts.get('name')));
  return [...facts.values()].map((fact) => ({
    ...fact,
    ...doubted<string>(fact, pages, wordConfidences, EXACT.has(fact.kind)),
  }));
}

function filledIn(entry: FormEntry, { kind, label, value, confidence }: Filled): CaseFact | undefined {
  const match = label.exec(entry.folded);
  if (!match) return undefined;
  const begins = match.index + match[0].length;
  const found = value(entry.text.slice(begins));
  return (
    found &&
    factAt(kind, entry, { ...found, start: begins + found.start, end: begins + found.end }, confidence)
  );
}

function factAt(
  kind: CaseFactKind,
  entry: FormEntry,
  { value, start, end }: Found,
  confidence: number,
): CaseFact {
  return { kind, value, confidence, page: entry.page, words: wordsOfEntry(entry, start, end) };
}

function nameIn(text: string): Found | undefined {
  const match = NAME.exec(text);
  const value = match?.groups?.['value'];
  if (!match || value === undefined) return undefined;
  return { value, start: match[0].length - value.length, end: match[0].length };
}

/** Up to what ends the value, or the end of the line. */
function lineIn(text: string, ends: RegExp): Found | undefined {
  const end = ends.exec(text)?.index ?? text.length;
  const start = /\S/u.exec(text)?.index ?? end;
  const value = text.slice(start, end).replace(/[\s.,;]+$/u, '');
  return /[\p{L}\d]/u.test(value) ? { value, start, end: start + value.length } : undefined;
}

function dateIn(text: string): Found | undefined {
  const date = findDates(text).find(({ day }) => day !== undefined);
  return date && { value: date.iso, start: date.start, end: date.end };
}

function birthIn(text: string): Found | undefined {
  const near = text.slice(0, 40);
  const date = dateIn(near);
  if (date) return date;
  const year = /^\D{0,12}(?<value>(?:18|19|20)\d{2})(?!\d)/u.exec(near);
  const value = year?.groups?.['value'];
  return year && value !== undefined
    ? { value, start: year[0].length - value.length, end: year[0].length }
    : undefined;
}

/** A citizen number or an old one as the page shows it masked: eight or five stars, then four digits. */
function numberIn(entry: FormEntry): CaseFact | undefined {
  if (!/cccd|can cuoc|dinh danh|cmnd|chung minh/u.test(entry.folded)) return undefined;
  const match = /(?:\*[ .]?){5,11}[\d ]{4,6}(?!\d)/u.exec(entry.text);
  if (!match) return undefined;
  const shown = match[0].replace(/[^*\d]/gu, '');
  const end = match.index + match[0].trimEnd().length;
  return factAt('number', entry, { value: shown, start: match.index, end }, 0.95);
}

function identifiersIn(entry: FormEntry): CaseFact[] {
  return findIdentifiers(entry.text).flatMap(({ kind, key, start, end }) =>
    kind === 'procedure' || kind === 'procedure-file'
      ? [factAt(kind, entry, { value: key, start, end }, 0.95)]
      : [],
  );
}

/** «Xét hồ sơ mã … của Nguyễn Văn A». */
function namedAfterCase(entries: readonly FormEntry[]): CaseFact | undefined {
  for (const entry of entries) {
    const match = /\bho so (?:ma )?\S+-\d{6}-\d{4,5} cua(?: ong| ba)?/u.exec(entry.folded);
    const begins = match ? match.index + match[0].length : 0;
    const found = match && nameIn(entry.text.slice(begins));
    if (found)
      return factAt('name', entry, { ...found, start: begins + found.start, end: begins + found.end }, 0.8);
  }
  return undefined;
}
