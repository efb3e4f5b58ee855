import { imageDistance } from './image-hash.ts';
import { bearOneName, bearOtherNames } from './identity.ts';
import { differencesOf, type TextDifferences } from './text-differences.ts';
import type { Version } from './version.ts';

const FEWEST_AGREEING = 30;
/** The shares of the shorter and of the longer text that must agree. */
const SHORTER_SHARE = 0.5;
const LONGER_SHARE = 0.35;
/** Of an excerpt, or of a document that lost most of its pages, so much must agree. */
const PART_AGREEING = 60;
const PART_SHARE = 0.9;

/** Two scans of one page differ in less than this share of their picture's bits, two pages of one form seldom do. */
const PICTURES_APART = 0.15;

/** How alike two documents without text look (0 to 1), where each page of the one looks as its fellow of the other. */
export function picturesLikeness(one: Version, other: Version): number | undefined {
  if (one.images.length === 0 || one.images.length !== other.images.length) return undefined;
  const apart = Math.max(...one.images.map((image, at) => imageDistance(image, other.images[at] ?? image)));
  return apart <= PICTURES_APART && !bearOtherNames(one, other) ? 1 - apart : undefined;
}

/**
 * How alike two documents are (0 to 1) where they are one document, in two scans, copies or versions; undefined where they are
 * two. Two papers of one template agree in nearly all words: what decides is that numbers or names stand in both and differ,
 * as misreading does not explain.
 */
export function likenessOf(one: Version, other: Version): number | undefined {
  if (bearOtherNames(one, other)) return undefined;
  const differences = differencesOf(one.tokens, other.tokens);
  const [shorter, longer] = [one, other].map(({ tokens }) => tokens.length).sort((a, b) => a - b) as [
    number,
    number,
  ];
  if (!isWhole(differences, shorter, longer) && !isPart(differences, shorter)) return undefined;
  return explained(differences, relationOf(one, other)) ? differences.agreeing / longer : undefined;
}

function isWhole({ agreeing }: TextDifferences, shorter: number, longer: number): boolean {
  return (
    agreeing >= FEWEST_AGREEING && agreeing >= SHORTER_SHARE * shorter && agreeing >= LONGER_SHARE * longer
  );
}

function isPart({ agreeing, numbers, doubtfulNumbers, words }: TextDifferences, shorter: number): boolean {
  return (
    agreeing >= PART_AGREEING && agreeing >= PART_SHARE * shorter && numbers + doubtfulNumbers + words === 0
  );
}

/** What two documents say of themselves: one is the other's draft; number and day agree; or not both are known. */
type Relation = 'draft' | 'one name' | 'unnamed';

/** A difference is excused for each token that agrees and for each that is misread, up to so many. */
type Excuse = readonly [agreeing: number, misread: number, most: number];
type Excused = 'numbers' | 'doubtfulNumbers' | 'words';

const EXCUSES: Readonly<Record<Relation, Readonly<Record<Excused, Excuse>>>> = {
  draft: { numbers: [0, 0, 0], doubtfulNumbers: [0, 0.3, 5], words: [0.1, 0.3, 500] },
  'one name': { numbers: [0.002, 0.1, 10], doubtfulNumbers: [0.05, 0.5, 100], words: [0.03, 0.3, 500] },
  unnamed: { numbers: [0, 0, 0], doubtfulNumbers: [0, 0.7, 20], words: [0.01, 0.2, 5] },
};

function explained(differences: TextDifferences, relation: Relation): boolean {
  const { agreeing, misread } = differences;
  return (['numbers', 'doubtfulNumbers', 'words'] as const).every((kind) => {
    const [forAgreeing, forMisread, most] = EXCUSES[relation][kind];
    return differences[kind] <= Math.min(most, forAgreeing * agreeing + forMisread * misread);
  });
}

function relationOf(one: Version, other: Version): Relation {
  if (one.draft !== other.draft) return 'draft';
  return bearOneName(one, other) ? 'one name' : 'unnamed';
}
