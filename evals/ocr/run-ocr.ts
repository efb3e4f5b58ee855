import { goalLines, type Goal } from '../goals.ts';
import type { Results } from '../report.ts';
import { measureRecognition, RECOGNITION_GOALS, type OcrCase } from './recognition.ts';

const MOST_CASES = 40;

/** Measures recognition, prints its figures, its goals and, if asked, the pages that went worst. */
export async function runOcr(options: {
  readonly cases: boolean;
}): Promise<{ results: Results; cases: readonly OcrCase[] }> {
  const recognition = await measureRecognition();
  const goals: readonly Goal[] = RECOGNITION_GOALS;
  const results = recognition.results;
  print(['Recognition', ...recognition.lines]);
  print(goalLines(goals, results));
  if (options.cases) print(['Worst pages', ...recognition.cases.slice(0, MOST_CASES).map(caseLine)]);
  return { results, cases: recognition.cases };
}

function caseLine({ page, cer, wer, cerByPlace, confidence }: OcrCase): string {
  const byPlace = cerByPlace === undefined ? '' : `, by place ${(cerByPlace * 100).toFixed(1)}%`;
  const sure = confidence === undefined ? '' : `, confidence ${confidence.toFixed(2)}`;
  return `  ${(cer * 100).toFixed(1)}% of characters, ${(wer * 100).toFixed(1)}% of words${byPlace}${sure}  ${page}`;
}

function print(lines: readonly string[]): void {
  process.stdout.write(`\n${lines.join('\n')}\n`);
}
