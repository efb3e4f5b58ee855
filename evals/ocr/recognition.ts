import { openOcrEngine } from '@tangthu/ingest/ocr/open-ocr-engine';
import type { OcrEngine } from '@tangthu/ingest/ocr/ocr-engine';
import type { Goal } from '../goals.ts';
import { aligned } from '../quality/table.ts';
import type { Results } from '../report.ts';
import { MissingDataError, sharedData } from '../shared-data.ts';
import { madePageScores } from './made-pages.ts';
import { sumOfScores, type PageScore } from './page-score.ts';
import { realScanScores, type ScanScore } from './real-scans.ts';
import { sampleScanScores } from './sample-scans.ts';
import { addErrors, characterErrorRate, noErrors, wordErrorRate, type TextErrors } from './text-errors.ts';

/** The figures of a run, their table, and the pages and passages, worst first. */
interface RecognitionRun {
  readonly results: Results;
  readonly lines: readonly string[];
  readonly cases: readonly OcrCase[];
}

/** A page or passage with its errors, for looking at. */
export interface OcrCase {
  readonly page: string;
  readonly profile: string;
  readonly cer: number;
  readonly wer: number;
  readonly cerByPlace?: number;
  readonly confidence?: number;
}

/** The character error rates that must be reached. */
export const RECOGNITION_GOALS: readonly Goal[] = [
  { figure: 'real.cer', atMost: 0.015 },
  { figure: 'made.cer', atMost: 0.05 },
  { figure: 'sample.cer', atMost: 0.05 },
];

/** Measures what `readPages` recognises on real scans, on synthetic ones and on the sample at three levels of noise. */
export async function measureRecognition(): Promise<RecognitionRun> {
  const engine = await openOcrEngine(process.env);
  if (!engine)
    throw new MissingDataError('OCR_ENGINE is none, so there is nothing to measure: leave it out.');
  try {
    process.stderr.write(`${engine.name} ${engine.version}, ${engine.slots} at once\n`);
    return await measure(engine);
  } finally {
    await engine.close();
  }
}

async function measure(engine: OcrEngine): Promise<RecognitionRun> {
  const records = sharedData('records');
  const made = sharedData('made');
  if (!records || !made) {
    throw new MissingDataError('The real scans are not there: name their folder by TANGTHU_DATA.');
  }
  const real = await realScanScores(records, engine);
  const synthetic = await madePageScores(made, 'image-only', engine);
  const layered = await madePageScores(made, 'two-layer', engine);
  const sample = await sampleScanScores(engine);
  const rows = [
    ...realRows(real),
    ...pageRows('made', synthetic),
    ...pageRows('two-layer', layered),
    ...pageRows('sample', sample),
  ];
  return {
    results: resultsOf(rows),
    cases: [...real.flatMap(scanCases), ...[...synthetic, ...layered, ...sample].map(pageCase)].sort(
      (one, other) => other.cer - one.cer,
    ),
    lines: tableOf(rows),
  };
}

interface Row {
  readonly name: string;
  readonly pages: number;
  readonly asRead: TextErrors;
  readonly byPlace?: TextErrors;
}

function realRows(scores: readonly ScanScore[]): Row[] {
  const sum = scores.map(({ errors }) => errors).reduce(addErrors, noErrors);
  const pages = scores.reduce((count, score) => count + score.pages, 0);
  return [
    { name: 'real', pages, asRead: sum },
    ...scores.map(({ number, errors, ...score }) => ({
      name: `real.${number}`,
      pages: score.pages,
      asRead: errors,
    })),
  ];
}

/** All pages, then those of each noise profile where there are several. */
function pageRows(name: string, scores: readonly PageScore[]): Row[] {
  const profiles = [...new Set(scores.map(({ profile }) => profile))];
  const row = (rowName: string, some: readonly PageScore[]): Row => ({
    name: rowName,
    pages: some.length,
    ...sumOfScores(some),
  });
  if (profiles.length < 2) return [row(name, scores)];
  const parts = profiles.map((profile) =>
    row(
      `${name}.${profile}`,
      scores.filter((score) => score.profile === profile),
    ),
  );
  return [row(name, scores), ...parts];
}

function resultsOf(rows: readonly Row[]): Results {
  return Object.fromEntries(
    rows.flatMap(({ name, pages, asRead, byPlace }) => [
      [`${name}.pages`, pages],
      [`${name}.cer`, characterErrorRate(asRead)],
      [`${name}.wer`, wordErrorRate(asRead)],
      ...(byPlace
        ? [
            [`${name}.cerByPlace`, characterErrorRate(byPlace)] as const,
            [`${name}.werByPlace`, wordErrorRate(byPlace)] as const,
          ]
        : []),
    ]),
  );
}

function tableOf(rows: readonly Row[]): string[] {
  const head = ['errors, %', 'pages', 'characters', 'words', 'by place: characters', 'words'];
  const cells = rows.map(({ name, pages, asRead, byPlace }) => [
    name,
    `${pages}`,
    percent(characterErrorRate(asRead)),
    percent(wordErrorRate(asRead)),
    byPlace ? percent(characterErrorRate(byPlace)) : '',
    byPlace ? percent(wordErrorRate(byPlace)) : '',
  ]);
  return aligned([head, ...cells]);
}

function scanCases({ number, passages }: ScanScore): OcrCase[] {
  return passages.map(({ beginning, errors }) => ({
    page: `${number} ${beginning}`,
    profile: 'real',
    cer: characterErrorRate(errors),
    wer: wordErrorRate(errors),
  }));
}

function pageCase({ page, profile, asRead, byPlace, confidence }: PageScore): OcrCase {
  return {
    page,
    profile,
    cer: characterErrorRate(asRead),
    wer: wordErrorRate(asRead),
    cerByPlace: characterErrorRate(byPlace),
    confidence,
  };
}

function percent(share: number): string {
  return (share * 100).toFixed(2);
}
