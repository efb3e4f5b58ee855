import { GOALS, LEGAL_ANCHORS } from '../quality/anchors.ts';
import type { StoredRun } from '../quality/stored-run.ts';
import type { Results } from '../report.ts';
import { MissingDataError } from '../shared-data.ts';
import { forestPlot, type Panel, type PlotRow } from './forest-plot.ts';

/** The stored runs by suite; a suite that was never stored gives no panel. */
export type StoredRuns = Readonly<Record<string, StoredRun | undefined>>;

/** The chart of search quality from stored runs, as SVG. Throws `MissingDataError` where no run is stored. */
export function qualityChart(runs: StoredRuns): string {
  const panels = [
    questionPanel('legal', 'Questions on law, 97,128 articles: nDCG@10', runs),
    questionPanel('citizen', "Citizens' questions, 4,227 articles: nDCG@10", runs),
    samplePanel(runs),
  ].filter((panel) => panel !== undefined);
  if (panels.length === 0) throw new MissingDataError('No run is stored: npm run evals -- legal --store');
  return forestPlot(
    panels,
    'Dot: mean. Bar: 95% bootstrap interval. Diamond: published, on another cut (61,400 articles). Red mark: goal.',
  );
}

function questionPanel(suite: string, title: string, runs: StoredRuns): Panel | undefined {
  const run = runs[suite];
  if (!run) return undefined;
  const { results } = run;
  const own = [
    rankerRow('fused', 'words + meaning, learned', 'best'),
    rankerRow('meaning', 'meaning alone (bundled model)', 'own'),
    rankerRow('words', 'words alone, learned', 'own'),
  ].map((row) => row(suite, results));
  const published = suite === 'legal' ? LEGAL_ANCHORS : [];
  const rows = [
    ...own,
    ...published.map(({ name, ndcg10 }): PlotRow => ({ label: name, value: ndcg10, kind: 'published' })),
  ];
  const note = `${results['questions'] ?? 0} questions held out of training; ${run.model}`;
  return { title, note, domain: domainOf(rows), rows };
}

function rankerRow(
  ranker: string,
  label: string,
  kind: 'best' | 'own',
): (suite: string, results: Results) => PlotRow {
  return (suite, results) => ({
    label,
    kind,
    value: results[`${ranker}.ndcg10`] ?? 0,
    low: results[`${ranker}.ndcg10Low`],
    high: results[`${ranker}.ndcg10High`],
    goal: GOALS[suite]?.[`${ranker}.ndcg10`],
  });
}

const HARDER: readonly (readonly [name: string, label: string])[] = [
  ['noDiacritics', 'typed without diacritics'],
  ['noise1', '1% of characters misread'],
  ['noise3', '3% of characters misread'],
  ['noise5', '5% of characters misread'],
  ['noise10', '10% of characters misread'],
];

function samplePanel({ sample }: StoredRuns): Panel | undefined {
  if (!sample) return undefined;
  const { results } = sample;
  const rows = HARDER.map(([name, label]): PlotRow => ({
    label,
    kind: 'best',
    value: results[`${name}.share`] ?? 0,
    low: results[`${name}.shareLow`],
    high: results[`${name}.shareHigh`],
    goal: GOALS['sample']?.[`${name}.share`],
  }));
  const numbers: PlotRow = {
    label: 'number typed any way, right one first',
    kind: 'own',
    value: results['numbers.first'] ?? 0,
    goal: GOALS['sample']?.['numbers.first'],
  };
  return {
    title: 'Sample archive: share of the undisturbed nDCG@10 that is kept',
    note: `${results['questions'] ?? 0} questions; ${results['numbers.questions'] ?? 0} typed numbers`,
    domain: domainOf([...rows, numbers]),
    rows: [...rows, numbers],
  };
}

/** The tenths between which all of the rows lie. */
function domainOf(rows: readonly PlotRow[]): [low: number, high: number] {
  const values = rows.flatMap(({ value, low, high, goal }) => [
    value,
    low ?? value,
    high ?? value,
    goal ?? value,
  ]);
  const low = Math.floor((Math.min(...values) - 0.02) * 10) / 10;
  return [low, Math.max(low + 0.1, Math.ceil(Math.max(...values) * 10) / 10)];
}
