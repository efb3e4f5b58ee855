import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** Figures of one suite or benchmark, by dotted name. */
export type Results = Record<string, number>;

/** Figures with what they were measured on. */
export interface Report {
  readonly suite: string;
  /** The instant, in ISO 8601. */
  readonly at: string;
  readonly commit: string;
  readonly machine: string;
  readonly results: Results;
  /** Questions that went wrong, where the suite lists them. */
  readonly cases?: readonly unknown[];
}

/** Prints figures as a table, two columns, sorted as given. */
export function printResults(title: string, results: Results): void {
  const width = Math.max(...Object.keys(results).map((name) => name.length));
  console.log(`\n${title}`);
  for (const [name, value] of Object.entries(results)) {
    console.log(`  ${name.padEnd(width)}  ${Number.isInteger(value) ? value : value.toFixed(3)}`);
  }
}

/** Figures with the present instant, commit and machine. */
export function report(suite: string, results: Results, cases?: readonly unknown[]): Report {
  const at = new Date().toISOString();
  return { suite, at, commit: commit(), machine: machine(), results, ...(cases && { cases }) };
}

/** Writes figures as one JSON object: `{suite, at, commit, machine, results, cases?}`. */
export function writeResults(
  path: string,
  suite: string,
  results: Results,
  cases?: readonly unknown[],
): void {
  writeFileSync(path, `${JSON.stringify(report(suite, results, cases), null, 2)}\n`);
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return 'unknown';
  }
}

function machine(): string {
  const gibibytes = Math.round(totalmem() / 2 ** 30);
  return `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${gibibytes} GiB`;
}
