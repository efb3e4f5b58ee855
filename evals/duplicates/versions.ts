import type { PageText } from '@tangthu/ingest/read/page-text';
import type { SampleDocument } from '@tangthu/ingest/sample/generate';
import { Random } from '../quality/random.ts';
import { misreadPages, pageOf, pagesOf, wordsOf, type ReadWord } from './reworded-page.ts';

/** A document that goes into the store: which paper it is, and how it was made from it. */
export interface StoredVersion {
  /** Versions of one paper have one name. */
  readonly paper: string;
  readonly kind: string;
  readonly pages: readonly PageText[];
  /** Its file, where its pages are to be looked at. */
  readonly file?: Uint8Array;
}

/** The shares of misread characters of the kinds `misread 2%` and so on. */
const NOISE = [0.02, 0.05, 0.08];

/** Versions of one paper: the paper, misread, recompressed, with a page missing, as a certified copy, and its draft. */
export function versionsOf(document: SampleDocument, seed: string): StoredVersion[] {
  const paper = document.truth.id;
  const pages = pagesOf(document);
  const random = new Random(`${seed} ${paper}`);
  const version = (kind: string, made: readonly PageText[]): StoredVersion => ({ paper, kind, pages: made });
  return [
    version('original', pages),
    version('recompressed', pages),
    ...NOISE.map((share) =>
      version(`misread ${share * 100}%`, misreadPages(pages, share, `${seed} ${paper} ${share}`)),
    ),
    ...(pages.length > 1
      ? [version('page missing', misreadPages(withoutOne(pages, random), 0.02, `${seed} ${paper} missing`))]
      : []),
    version('copy', misreadPages(certified(pages, random), 0.02, `${seed} ${paper} copy`)),
    ...(document.truth.numberLine ? [version('draft', drafted(document, pages, random))] : []),
  ];
}

function withoutOne(pages: readonly PageText[], random: Random): PageText[] {
  const gone = Math.floor(random.next() * pages.length);
  return pages.filter((_, index) => index !== gone);
}

/** With the lines of a certified copy under the last page (Decree 30/2020, annex I). */
function certified(pages: readonly PageText[], random: Random): PageText[] {
  const last = pages.at(-1) as PageText;
  const lines = [
    'SAO Y',
    `Số: ${1 + Math.floor(random.next() * 90)}/SY-VP`,
    'Tân Giang, ngày 12 tháng 3 năm 2026',
    'KT. CHÁNH VĂN PHÒNG',
    'PHÓ CHÁNH VĂN PHÒNG',
    'Trần Thị Thu Hà',
  ];
  const added = lines.flatMap((line, row) => lineOfWords(line, last.height - 90 + row * 14));
  return [...pages.slice(0, -1), pageOf([...ended(wordsOf(last)), ...added], last)];
}

/** Without number and day, under the word «DỰ THẢO», and with two runs of words put otherwise. */
function drafted({ truth }: SampleDocument, pages: readonly PageText[], random: Random): PageText[] {
  const [first, ...rest] = pages as [PageText, ...PageText[]];
  const unnumbered = wordsOf(first).map((word) =>
    word.text === truth.numberLine ? { ...word, text: `/${truth.symbol ?? ''}` } : word,
  );
  const dateAt = unnumbered.findIndex(
    ({ text }, at) => text === 'ngày' && unnumbered[at + 2]?.text === 'tháng',
  );
  const undated = unnumbered.map((word, at) =>
    at === dateAt + 1 || at === dateAt + 3 ? { ...word, text: '' } : word,
  );
  const marked = [...lineOfWords('DỰ THẢO', 20), ...undated];
  return [pageOf(edited(edited(marked, random), random), first), ...rest];
}

/** Five words of the lower half say something else. */
function edited(words: readonly ReadWord[], random: Random): ReadWord[] {
  const from = Math.floor(words.length * (0.5 + random.next() * 0.4));
  const others = random.shuffled(['phối', 'hợp', 'rà', 'soát', 'kịp', 'thời', 'đúng', 'quy', 'định']);
  return words.map((word, at) =>
    at >= from && at < from + 5 ? { ...word, text: others[at - from] ?? '' } : word,
  );
}

/**
 * Another paper filled into the same form: its own number and day, another person and another amount wherever the first paper has
 * one. Undefined for a paper without a number.
 */
export function twinOf(document: SampleDocument, seed: string, step = 1): StoredVersion | undefined {
  const { truth } = document;
  if (!truth.numberLine) return undefined;
  const random = new Random(`${seed} ${truth.id} twin`);
  const number = String(Number(truth.number) + step + Math.floor(random.next() * 5));
  const changes = new Map([
    [truth.numberLine, truth.numberLine.replace(/^\d+/, number)],
    ...otherPerson(document, random),
    ...otherAmount(document, random),
  ]);
  const pages = pagesOf(document).map((page) =>
    pageOf(
      wordsOf(page).map((word) => ({ ...word, text: changes.get(word.text) ?? word.text })),
      page,
    ),
  );
  return { paper: `${truth.id} twin`, kind: 'twin', pages };
}

const GIVEN_NAMES = ['Khuê', 'Thoại', 'Diệp', 'Nghiêm', 'Quyên', 'Vượng', 'Hoạch', 'Thuần'];

/** Two of the capitalised words of the body that follow each other, with others for them. */
function otherPerson({ pages }: SampleDocument, random: Random): [string, string][] {
  const text = pages.map((page) => page.text).join(' ');
  const names = [...text.matchAll(/(?:ông|bà|Ông|Bà)\s+((?:\p{Lu}\p{Ll}+\s+){1,3}\p{Lu}\p{Ll}+)/gu)];
  const name = names.length > 0 ? random.pick(names)[1] : undefined;
  return (name?.split(/\s+/).slice(1) ?? []).map((part) => [part, random.pick(GIVEN_NAMES)]);
}

/** One of the numbers of two digits and more of the body, with another for it. */
function otherAmount({ pages }: SampleDocument, random: Random): [string, string][] {
  const amounts = pages.flatMap(({ words, text }) =>
    words
      .slice(40)
      .flatMap(({ start, end }) =>
        /^\d{2,}[\d.,]*$/.test(text.slice(start, end)) ? text.slice(start, end) : [],
      ),
  );
  if (amounts.length === 0) return [];
  const amount = random.pick(amounts);
  return [
    [
      amount,
      amount.replace(/\d/g, (digit) => String((Number(digit) + 1 + Math.floor(random.next() * 8)) % 10)),
    ],
  ];
}

function lineOfWords(line: string, top: number): ReadWord[] {
  const words = line.split(' ');
  return words.map((text, at) => ({
    text,
    place: { left: 80 + at * 50, right: 125 + at * 50, top, bottom: top + 12 },
    endsLine: at === words.length - 1,
  }));
}

function ended(words: readonly ReadWord[]): ReadWord[] {
  return words.map((word, at) => (at === words.length - 1 ? { ...word, endsLine: true } : word));
}
