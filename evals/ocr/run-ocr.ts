import { goalLines, type Goal } from '../goals.ts';
import { aligned } from '../quality/table.ts';
import type { Results } from '../report.ts';
import { MissingDataError, sharedData } from '../shared-data.ts';
import { popplerAgreement } from './poppler-words.ts';
import { measureRecognition, RECOGNITION_GOALS, type OcrCase } from './recognition.ts';
import { measureTrust, type TrustCase } from './trust.ts';

const LAYER_GOALS: readonly Goal[] = [
  { figure: 'trust.precision', atLeast: 0.98 },
  { figure: 'trust.recall', atLeast: 0.98 },
  { figure: 'words.agreement', atLeast: 0.99 },
];

const MOST_CASES = 40;

/**
 * Measures the trust of text layers, their words and recognition; prints figures, goals and, if asked, the pages that went
 * worst.
 */
export async function runOcr(options: {
  readonly cases: boolean;
}): Promise<{ results: Results; cases: readonly (OcrCase | TrustCase)[] }> {
  const trust = await measureTrust();
  const words = await measureWords();
  const recognition = await measureRecognition();
  const results = { ...trust.results, ...words, ...recognition.results };
  print(['Trust of text layers', ...figureLines(trust.results)]);
  print(['Words against poppler', ...figureLines(words)]);
  print(['Recognition', ...recognition.lines]);
  print(goalLines([...LAYER_GOALS, ...RECOGNITION_GOALS], results));
  if (options.cases) {
    print(['Pages judged wrongly', ...trust.wrong.map(trustLine)]);
    print(['Worst pages', ...recognition.cases.slice(0, MOST_CASES).map(caseLine)]);
  }
  return { results, cases: [...trust.wrong, ...recognition.cases] };
}

/** How far the words of the gazettes agree with poppler's. */
async function measureWords(): Promise<Results> {
  const folders = ['text-layer', 'letter-spaced'].map((name) => ({
    name,
    path: sharedData(`records/${name}`),
  }));
  const results: Results = {};
  let pages = 0;
  let agreed = 0;
  for (const { name, path } of folders) {
    if (!path) throw new MissingDataError('The gazettes are not there: name their folder by TANGTHU_DATA.');
    const agreement = await popplerAgreement(path);
    results[`words.${name}.agreement`] = agreement.share;
    pages += agreement.pages;
    agreed += agreement.share * agreement.pages;
  }
  return { ...results, 'words.pages': pages, 'words.agreement': agreed / pages };
}

function figureLines(results: Results): string[] {
  return aligned(Object.entries(results).map(([name, value]) => [name, value.toFixed(4)]));
}

function trustLine({ page, set, expected, judged }: TrustCase): string {
  return `  ${set} ${page}: ${judged}, truly ${expected}`;
}

function caseLine({ page, cer, wer, cerByPlace, confidence }: OcrCase): string {
  const byPlace = cerByPlace === undefined ? '' : `, by place ${(cerByPlace * 100).toFixed(1)}%`;
  const sure = confidence === undefined ? '' : `, confidence ${confidence.toFixed(2)}`;
  return `  ${(cer * 100).toFixed(1)}% of characters, ${(wer * 100).toFixed(1)}% of words${byPlace}${sure}  ${page}`;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
