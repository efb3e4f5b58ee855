import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { report, type Report } from '../report.ts';
import { RANKERS } from './answers.ts';
import { bootstrapInterval, type Interval } from './metrics.ts';
import type { Scores, SuiteRun } from './suite-run.ts';
import { aligned, decimals } from './table.ts';

/** A run that is kept in the repository, to compare later ones with. It holds no question's words. */
export interface StoredRun extends Report {
  readonly model: string;
  readonly scores: Scores;
}

/** How a ranker's nDCG@10 differs from the stored run's, over the questions that both asked. */
export interface Difference {
  readonly ranker: string;
  readonly questions: number;
  readonly before: number;
  readonly now: number;
  readonly interval: Interval;
  /** Whether the 95% interval of the paired difference leaves out zero. */
  readonly beyondChance: boolean;
}

const FOLDER = new URL('../runs/', import.meta.url);

/** The stored run of a suite, or undefined where none was stored. */
export function readStoredRun(suite: string, folder = FOLDER): StoredRun | undefined {
  const path = new URL(`${suite}.json`, folder);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as StoredRun) : undefined;
}

/** Stores a run in place of the suite's last one. */
export function storeRun(suite: string, { model, results, scores }: SuiteRun, folder = FOLDER): void {
  mkdirSync(folder, { recursive: true });
  const lines = Object.entries(scores)
    .sort(([one], [two]) => (one < two ? -1 : 1))
    .map(([hash, values]) => `    "${hash}": [${values.join(', ')}]`);
  const text = JSON.stringify({ ...report(suite, results), model, scores: 0 }, null, 2);
  writeFileSync(
    new URL(`${suite}.json`, folder),
    `${text.replace('"scores": 0', `"scores": {\n${lines.join(',\n')}\n  }`)}\n`,
  );
}

/** Compares a run with a stored one, ranker by ranker, by a paired bootstrap over their common questions. */
export function compareRuns(before: Scores, now: Scores): Difference[] {
  const common = Object.keys(now).filter((hash) => before[hash]);
  return Object.keys(RANKERS).map((ranker, column) => {
    const of = (scores: Scores): number[] => common.map((hash) => scores[hash]?.[column] ?? 0);
    const [earlier, later] = [of(before), of(now)];
    const interval = bootstrapInterval(later.map((value, index) => value - (earlier[index] ?? 0)));
    return {
      ranker,
      questions: common.length,
      before: mean(earlier),
      now: mean(later),
      interval,
      beyondChance: interval.low > 0 || interval.high < 0,
    };
  });
}

/** The comparison as lines of a table. */
export function comparisonLines(stored: StoredRun, now: Scores): string[] {
  const differences = compareRuns(stored.scores, now);
  const questions = differences[0]?.questions ?? 0;
  const run = `the stored run of ${stored.at.slice(0, 10)} (${stored.commit.slice(0, 7)}, ${stored.model})`;
  if (questions === 0) return [`No question in common with ${run}.`];
  const rows = differences.map(({ ranker, before, now, interval, beyondChance }) => [
    ranker,
    decimals(before),
    decimals(now),
    signed(now - before),
    `${signed(interval.low)} to ${signed(interval.high)}`,
    beyondChance ? 'beyond chance' : 'within chance',
  ]);
  const head = ['nDCG@10', 'before', 'now', 'difference', '95% interval (paired)', ''];
  return [`Compared with ${run}, ${questions} questions in common`, ...aligned([head, ...rows])];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${decimals(Math.abs(value))}`;
}
