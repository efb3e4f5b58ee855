import { aligned } from './quality/table.ts';
import type { Results } from './report.ts';

/** A figure that must be reached. */
export type Goal =
  | { readonly figure: string; readonly atMost: number }
  | { readonly figure: string; readonly atLeast: number };

/** A table of goals, one a line: the figure, what must be reached, whether it is. */
export function goalLines(goals: readonly Goal[], results: Results): string[] {
  const rows = goals.map((goal) => {
    const value = results[goal.figure];
    const wanted = 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`;
    return [goal.figure, value === undefined ? '' : value.toFixed(4), wanted, verdictOn(goal, value)];
  });
  return aligned([['goal', 'measured', 'wanted', ''], ...rows]);
}

function verdictOn(goal: Goal, value: number | undefined): string {
  if (value === undefined) return 'not measured';
  const reached = 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast;
  return reached ? 'reached' : 'missed';
}
