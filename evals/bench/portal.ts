import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { buildPortal, portalIsStale } from '@tangthu/server/portal-build';
import type { Results } from '../report.ts';

/** What the page of results may cost: kB of JavaScript (gzip), ms until its largest part is drawn, share of the screen that moves. */
const BUDGET = { 'results.scriptKb': 106, 'results.lcpMs': 1500, 'results.cls': 0.02, 'wait.p50Ms': 200 };

/** What pages of the built portal cost, and how long people wait. Over the budget it says so, and the command fails. */
export async function benchPortal(): Promise<Results> {
  if (await portalIsStale()) await buildPortal();
  const measure = fileURLToPath(import.meta.resolve('@tangthu/web/budget'));
  const { stdout } = await promisify(execFile)(process.execPath, [measure]);
  const results = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Results;
  for (const [name, most] of Object.entries(BUDGET)) {
    const value = results[name] ?? Infinity;
    if (value <= most) continue;
    console.error(`${name} is ${value.toFixed(3)}, over its budget of ${most}.`);
    process.exitCode = 1;
  }
  return results;
}
