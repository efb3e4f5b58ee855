import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** Figures of one suite or benchmark, by dotted name. */
export type Results = Record<string, number>;

/** Prints figures as a table, two columns, sorted as given. */
export function printResults(title: string, results: Results): void {
  const width = Math.max(...Object.keys(results).map((name) => name.length));
  console.log(`\n${title}`);
  for (const [name, value] of Object.entries(results)) {
    console.log(`  ${name.padEnd(width)}  ${Number.isInteger(value) ? value : value.toFixed(3)}`);
  }
}

/** Writes figures as one JSON object: `{suite, at, commit, machine, results}`. */
export function writeResults(path: string, suite: string, results: Results): void {
  const report = { suite, at: new Date().toISOString(), commit: commit(), machine: machine(), results };
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
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
