import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPages, type PageReading } from '@tangthu/ingest/read/page-reading';
import { sampleArchive } from '@tangthu/ingest/sample/archive-truth';
import { partialLayer } from '@tangthu/ingest/sample/render/partial-layer';
import type { Results } from '../report.ts';
import { MissingDataError, sharedData } from '../shared-data.ts';

type Verdict = PageReading['verdict'];

/** A page whose layer was judged: what is true of it, and what was said. */
export interface TrustCase {
  readonly set: string;
  /** The file, and its page from 1. */
  readonly page: string;
  readonly expected: Verdict;
  readonly judged: Verdict;
}

/** The figures of the trust decision by page, and the pages on which it was wrong. */
export interface TrustRun {
  readonly results: Results;
  readonly wrong: readonly TrustCase[];
}

/** What is true of all pages of a folder, but for those that were looked at and found to be otherwise. */
const FOLDERS: readonly (readonly [folder: string, expected: Verdict])[] = [
  ['records/text-layer', 'usable'],
  ['records/letter-spaced', 'usable'],
  ['records/scanned', 'none'],
  ['records/garbled', 'garbled'],
  ['made/two-layer', 'usable'],
  ['made/image-only', 'none'],
];

/** The imprint on a gazette's last page is drawn as outlines: there are words on the page and none in its layer. */
const IMPRINTS = [
  'records/text-layer/congbao_01ad718cdd.pdf 36',
  'records/text-layer/congbao_0e26d2eac3.pdf 25',
  'records/text-layer/congbao_11b96eef63.pdf 5',
  'records/text-layer/congbao_196a0bb51b.pdf 36',
  'records/text-layer/congbao_24708ae6ba.pdf 17',
  'records/text-layer/congbao_44072b3bbd.pdf 4',
  'records/text-layer/congbao_71f1c29a36.pdf 9',
  'records/letter-spaced/congbao_24a4969f67.pdf 95',
  'records/letter-spaced/congbao_377d738092.pdf 95',
];

/** A gazette that prints scans between typed running heads, and on its first page a typed section title. */
const HEADS_OVER_SCANS = 'records/scanned/congbao_3a7d7f97a7.pdf';

const BAD_LAYERS: readonly (readonly [file: string, expected: Verdict])[] = [
  ['made/bad-layer/d01-tcvn3.pdf', 'legacy-encoding'],
  ['made/bad-layer/d01-vni.pdf', 'legacy-encoding'],
  // Some of its letters were lost («?»), so it cannot be converted.
  ['made/bad-layer/d01-mojibake.pdf', 'garbled'],
  ['made/bad-layer/d01-nodia.pdf', 'garbled'],
];

/** Parts of the words that are left in the layers of sample papers, in turn; a layer of half the page is no layer of it. */
const SHARES_LEFT = [0.02, 0.15, 0.35, 0.5];
const EVERY = 4;

/**
 * Judges the layers of all pages of the real and synthetic records, of the sample archive, and of papers of the archive
 * with words taken out. The decision is whether a layer may be taken as it is; precision and recall are of «may not».
 */
export async function measureTrust(): Promise<TrustRun> {
  const cases = [...(await sharedCases()), ...(await sampleCases())];
  const sets = [...new Set(cases.map(({ set }) => set))];
  return {
    results: Object.fromEntries([
      ...figures('trust', cases),
      ...sets.map(
        (set) => [`trust.${set}.right`, shareRight(cases.filter((one) => one.set === set))] as const,
      ),
    ]),
    wrong: cases.filter(({ expected, judged }) => expected !== judged),
  };
}

function figures(name: string, cases: readonly TrustCase[]): [string, number][] {
  const bad = cases.filter(({ expected }) => expected !== 'usable');
  const refused = cases.filter(({ judged }) => judged !== 'usable');
  const rightly = refused.filter(({ expected }) => expected !== 'usable').length;
  return [
    [`${name}.pages`, cases.length],
    [`${name}.precision`, rightly / refused.length],
    [`${name}.recall`, rightly / bad.length],
    [`${name}.verdictRight`, shareRight(cases)],
  ];
}

function shareRight(cases: readonly TrustCase[]): number {
  return cases.filter(({ expected, judged }) => expected === judged).length / cases.length;
}

async function sharedCases(): Promise<TrustCase[]> {
  const cases: TrustCase[] = [];
  for (const [folder, expected] of FOLDERS) {
    for (const file of readdirSync(shared(folder)).filter((name) => name.endsWith('.pdf'))) {
      const name = `${folder}/${file}`;
      const all = name === HEADS_OVER_SCANS ? 'stamp-only' : expected;
      cases.push(
        ...(await judged(folder, name, read(name), (page) => (IMPRINTS.includes(page) ? 'none' : all))),
      );
    }
  }
  for (const [name, expected] of BAD_LAYERS) {
    cases.push(...(await judged('made/bad-layer', name, read(name), () => expected)));
  }
  return cases;
}

async function sampleCases(): Promise<TrustCase[]> {
  const cases: TrustCase[] = [];
  const files = readdirSync(sampleArchive, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.pdf'),
  );
  for (const [index, file] of files.sort().entries()) {
    const bytes = new Uint8Array(readFileSync(join(sampleArchive, file)));
    cases.push(...(await judged('sample', file, bytes, () => 'usable')));
    const left = SHARES_LEFT[(index / EVERY) % SHARES_LEFT.length];
    if (left === undefined) continue;
    const thinned = await partialLayer(bytes, left);
    cases.push(
      ...(await judged('sample-thinned', `${file} (${left * 100}% left)`, thinned, () => 'stamp-only')),
    );
  }
  return cases;
}

async function judged(
  set: string,
  name: string,
  bytes: Uint8Array,
  expectedOf: (page: string) => Verdict,
): Promise<TrustCase[]> {
  const readings = await readPages(bytes, undefined);
  return readings.map(({ verdict }, index) => {
    const page = `${name} ${index + 1}`;
    return { set, page, expected: expectedOf(page), judged: verdict };
  });
}

function read(name: string): Uint8Array {
  return new Uint8Array(readFileSync(shared(name)));
}

function shared(name: string): string {
  const path = sharedData(name);
  if (path) return path;
  throw new MissingDataError('The real records are not there: name their folder by TANGTHU_DATA.');
}
