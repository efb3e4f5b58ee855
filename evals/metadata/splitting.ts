import type { PageText } from '@tangthu/ingest/read/page-text';
import { splitDocuments } from '@tangthu/ingest/understand/document-parts';
import { Random } from '@tangthu/ingest/sample/random';
import type { Paper } from './papers.ts';

const SEED = 7;
const JOINS = 60;
const FEWEST = 2;
const MOST = 7;

/** How files of many documents were parted: beginnings found, missed, and seen where there are none. */
export interface SplitScore {
  readonly found: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
}

/** Joins papers at random, each join of different ones, and parts them again. */
export function splitJoined(papers: readonly Paper[]): SplitScore {
  const random = new Random(SEED, 'joins');
  const scores = Array.from({ length: JOINS }, () =>
    splitScore(random.sample(papers, Math.min(papers.length, random.whole(FEWEST, MOST)))),
  );
  return {
    found: scores.reduce((sum, { found }) => sum + found, 0),
    missed: scores.flatMap(({ missed }) => missed),
    wrong: scores.flatMap(({ wrong }) => wrong),
  };
}

/** Papers that hold one document each, by name, which were parted nevertheless. */
export function wronglySplit(papers: readonly Paper[]): string[] {
  return papers.filter((paper) => splitDocuments(pagesOf(paper)).length > 1).map(({ name }) => name);
}

function splitScore(papers: readonly Paper[]): SplitScore {
  const beginnings = new Map<number, string>();
  const pages: PageText[] = [];
  for (const paper of papers) {
    if (pages.length > 0) beginnings.set(pages.length, paper.name);
    pages.push(...pagesOf(paper));
  }
  const [, ...starts] = splitDocuments(pages).map(({ firstPage }) => firstPage);
  return {
    found: starts.filter((start) => beginnings.has(start)).length,
    missed: [...beginnings].filter(([start]) => !starts.includes(start)).map(([, name]) => name),
    wrong: starts
      .filter((start) => !beginnings.has(start))
      .map((start) => `${papers[0]?.name} … page ${start + 1}`),
  };
}

function pagesOf({ readings }: Paper): PageText[] {
  return readings.map(({ page }) => page);
}
