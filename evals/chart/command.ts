import { mkdirSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { readStoredRun } from '../quality/stored-run.ts';
import { suites } from '../quality/suites.ts';
import { MissingDataError } from '../shared-data.ts';
import { qualityChart } from './quality-chart.ts';

const folder = new URL('../figures/', import.meta.url);
const runs = Object.fromEntries(Object.keys(suites).map((name) => [name, readStoredRun(name)]));
try {
  const svg = qualityChart(runs);
  const png = await sharp(Buffer.from(svg), { density: 144 }).png().toBuffer();
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('quality.svg', folder), svg);
  writeFileSync(new URL('quality.png', folder), png);
  console.log('evals/figures/quality.svg, evals/figures/quality.png');
} catch (error) {
  if (!(error instanceof MissingDataError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
