import { mkdirSync, writeFileSync } from 'node:fs';
import sharp from 'sharp';
import { readStoredRun } from '../quality/stored-run.ts';
import { suites } from '../quality/suites.ts';
import { qualityChart } from './quality-chart.ts';

const folder = new URL('../figures/', import.meta.url);
mkdirSync(folder, { recursive: true });
const svg = qualityChart(Object.fromEntries(Object.keys(suites).map((name) => [name, readStoredRun(name)])));
writeFileSync(new URL('quality.svg', folder), svg);
writeFileSync(
  new URL('quality.png', folder),
  await sharp(Buffer.from(svg), { density: 144 }).png().toBuffer(),
);
console.log(`evals/figures/quality.svg and quality.png`);
