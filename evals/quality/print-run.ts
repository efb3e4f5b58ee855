import { GOALS, LEGAL_ANCHORS } from './anchors.ts';
import { comparisonLines, readStoredRun } from './stored-run.ts';
import type { Case, SuiteRun } from './suite-run.ts';
import { aligned, decimals } from './table.ts';

const MOST_CASES = 60;

/** Prints a run: its tables, the goals, published figures, the comparison with the stored run, and cases if asked. */
export function printRun(suite: string, run: SuiteRun, { cases }: { readonly cases: boolean }): void {
  const stored = readStoredRun(suite);
  const blocks = [
    [`evals ${suite} (${run.model})`, ...run.notes],
    ...run.tables,
    ...(suite === 'legal' ? [anchorLines()] : []),
    goalLines(suite, run),
    stored ? comparisonLines(stored, run.scores) : ['No stored run to compare with: --store keeps this one.'],
    ...(cases ? [caseLines(run.cases)] : []),
  ];
  for (const lines of blocks.filter(({ length }) => length > 0)) console.log(`\n${lines.join('\n')}`);
}

function anchorLines(): string[] {
  return [
    'Published nDCG@10 on another cut of the legal task (61,400 articles, 818 questions; ours is harder)',
    ...aligned(LEGAL_ANCHORS.map(({ name, ndcg10 }) => [name, decimals(ndcg10)])),
  ];
}

function goalLines(suite: string, { results }: SuiteRun): string[] {
  const goals = Object.entries(GOALS[suite] ?? {});
  if (goals.length === 0) return [];
  const rows = goals.map(([name, least]) => {
    const value = results[name] ?? 0;
    return [name, decimals(value), `≥ ${least}`, value >= least ? 'met' : 'MISSED'];
  });
  return ['Goals', ...aligned(rows)];
}

function caseLines(cases: readonly Case[]): string[] {
  const shown = cases
    .slice(0, MOST_CASES)
    .map(({ id, kind, ndcg10, ranks }) => [
      id,
      kind,
      decimals(ndcg10),
      ...[ranks.words, ranks.meaning, ranks.fused].map((rank) => String(rank ?? '–')),
    ]);
  return [
    `Questions not answered perfectly: ${cases.length}, worst first (rank of the first right document; – beyond 100)`,
    ...aligned([['question', 'kind', 'nDCG@10', 'words', 'meaning', 'fused'], ...shown]),
  ];
}
