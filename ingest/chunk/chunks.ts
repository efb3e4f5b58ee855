/* eslint-disable @typescript-eslint/no-non-null-assertion -- indexes stay within the arrays they run over */
import type { PageText } from '../read/page-text.ts';
import { bodyText } from './body-text.ts';
import type { BodyText } from './body-text.ts';
import { passages } from './passages.ts';
import type { Passage } from './passages.ts';

/** A run of words of one page: page number from 1, word indexes of that page from 0, `to` exclusive. */
export interface WordSpan {
  readonly page: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A passage of a document that is embedded and found. `text` holds the words of `spans` in their order,
 * parted by spaces and newlines, so its n-th word is the n-th word of the spans. `heading` is that of its
 * article, or of its section where there are no articles, or empty.
 */
export interface Chunk {
  readonly ordinal: number;
  readonly text: string;
  readonly heading: string;
  readonly spans: readonly WordSpan[];
}

/** How long chunks should be and may be, and below what length a section joins the next; in words. */
export interface ChunkSizes {
  readonly aim: number;
  readonly longest: number;
  readonly least: number;
}

const USUAL_SIZES: ChunkSizes = { aim: 200, longest: 320, least: 40 };

/**
 * Cuts a document into chunks along its articles, clauses and sentences, across page breaks, without
 * overlap; every word but running heads and page numbers is in exactly one. A Vietnamese word of a page
 * is one syllable, so sizes count words.
 */
export function chunkDocument(pages: readonly PageText[], sizes: ChunkSizes = USUAL_SIZES): Chunk[] {
  const body = bodyText(pages);
  return sections(passages(body, sizes.longest), sizes)
    .flatMap((section) => evenParts(section, sizes))
    .map((part, ordinal) => chunkOf(body, part, ordinal));
}

/** Passages by section; a section shorter than `least` words joins the next one, so that none is only a heading. */
function sections(all: readonly Passage[], sizes: ChunkSizes): Passage[][] {
  const found: Passage[][] = [];
  for (const passage of all) {
    const current = found.at(-1);
    if (current && (!passage.opens || wordCount(current) < sizes.least)) current.push(passage);
    else found.push([passage]);
  }
  const last = found.at(-1);
  const before = found.at(-2);
  if (
    last &&
    before &&
    wordCount(last) < sizes.least &&
    wordCount(before) + wordCount(last) <= sizes.longest
  ) {
    found.splice(-2, 2, [...before, ...last]);
  }
  return found;
}

/** Cuts a section into parts of about equal length near the aim, rather before a clause than within one. */
function evenParts(section: readonly Passage[], sizes: ChunkSizes): Passage[][] {
  const total = wordCount(section);
  if (total <= (sizes.aim + sizes.longest) / 2) return [[...section]];
  const target = total / Math.round(total / sizes.aim);
  const parts: Passage[][] = [];
  let part: Passage[] = [];
  for (const passage of section) {
    if (part.length > 0 && endsPart(part, passage, target, sizes)) {
      parts.push(part);
      part = [];
    }
    part.push(passage);
  }
  parts.push(part);
  return parts;
}

function endsPart(part: readonly Passage[], next: Passage, target: number, sizes: ChunkSizes): boolean {
  const length = wordCount(part);
  if (length + next.to - next.from > sizes.longest) return true;
  if (part.at(-1)!.leads) return false;
  return length >= (next.clause || next.opens ? 0.75 : 1) * target;
}

function wordCount(run: readonly Passage[]): number {
  return run.length === 0 ? 0 : run.at(-1)!.to - run[0]!.from;
}

function chunkOf(body: BodyText, part: readonly Passage[], ordinal: number): Chunk {
  const from = part[0]!.from;
  const to = part.at(-1)!.to;
  const text = part.map((passage) => passageText(body, passage)).join('\n');
  return { ordinal, text, heading: headingOf(part), spans: wordSpans(body, from, to) };
}

function passageText(body: BodyText, { from, to }: Passage): string {
  return body.text.slice(body.starts[from], body.ends[to - 1]).replaceAll('\n', ' ');
}

/** The heading over most of a part's words: a chapter's heading that leads into an article yields to it. */
function headingOf(part: readonly Passage[]): string {
  const weights = new Map<string, number>();
  for (const { heading, from, to } of part) weights.set(heading, (weights.get(heading) ?? 0) + to - from);
  return [...weights].reduce((best, entry) => (entry[1] > best[1] ? entry : best))[0];
}

function wordSpans(body: BodyText, from: number, to: number): WordSpan[] {
  const spans: { page: number; from: number; to: number }[] = [];
  for (let word = from; word < to; word++) {
    const page = body.pages[word]! + 1;
    const index = body.indexes[word]!;
    const last = spans.at(-1);
    if (last && last.page === page && last.to === index) last.to++;
    else spans.push({ page, from: index, to: index + 1 });
  }
  return spans;
}
