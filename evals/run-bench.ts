import { parseArgs } from 'node:util';
import { benchAlerts } from './bench/alerts.ts';
import { benchAudit } from './bench/audit.ts';
import { benchAgencies } from './bench/agencies.ts';
import { benchChaos } from './bench/chaos.ts';
import { benchEmbed } from './bench/embed.ts';
import { benchExport } from './bench/export.ts';
import { benchFiltered } from './bench/filtered.ts';
import { benchIngest } from './bench/ingest.ts';
import { benchMemory } from './bench/memory.ts';
import { benchOcr } from './bench/ocr.ts';
import { benchPortal } from './bench/portal.ts';
import { benchSearch } from './bench/search.ts';
import { printResults, writeResults, type Results } from './report.ts';

const BENCHMARKS: Record<string, (chunks?: number) => Promise<Results>> = {
  alerts: benchAlerts,
  audit: benchAudit,
  agencies: benchAgencies,
  chaos: benchChaos,
  embed: benchEmbed,
  export: benchExport,
  filtered: benchFiltered,
  ingest: benchIngest,
  memory: benchMemory,
  ocr: benchOcr,
  portal: benchPortal,
  search: benchSearch,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, chunks: { type: 'string' } },
});
const name = positionals[0] ?? '';
const benchmark = BENCHMARKS[name];
if (benchmark) {
  const results = await benchmark(values.chunks === undefined ? undefined : Number(values.chunks));
  printResults(`bench ${name}`, results);
  if (values.json) writeResults(values.json, `bench ${name}`, results);
} else {
  console.error(`Say which benchmark to run: ${Object.keys(BENCHMARKS).join(', ')}`);
  process.exitCode = 1;
}
