import { aligned } from '../quality/table.ts';
import type { Results } from '../report.ts';
import { FIELDS } from './agreement.ts';
import type { PaperReading } from './papers.ts';

/** One field over many papers: how many show it, and how it was read. */
interface FieldCount {
  readonly field: string;
  readonly shown: number;
  readonly right: number;
  readonly notRead: number;
  readonly invented: number;
}

/** The lines of a table with one field a line. */
export function fieldTable(title: string, papers: readonly PaperReading[]): string[] {
  const rows = countsOf(papers).map(({ field, shown, right, notRead, invented }) => [
    field,
    `${shown}`,
    shown ? `${((right / shown) * 100).toFixed(1)}%` : '',
    `${shown - right - notRead}`,
    `${notRead}`,
    `${invented}`,
  ]);
  return [
    `${title}: ${papers.length} documents`,
    ...aligned([['', 'shown on', 'right', 'wrong', 'not read', 'invented'], ...rows]),
  ];
}

/** Figures by dotted name: the share that was read right of each field that some paper shows, and what was invented. */
export function fieldResults(name: string, papers: readonly PaperReading[]): Results {
  return Object.fromEntries(
    countsOf(papers).flatMap(({ field, shown, right, invented }) => [
      ...(shown > 0 ? [[`${name}.${field}`, right / shown] as const] : []),
      ...(invented > 0 ? [[`${name}.${field}.invented`, invented] as const] : []),
    ]),
  );
}

function countsOf(papers: readonly PaperReading[]): FieldCount[] {
  const all = papers.flatMap(({ fields }) => fields);
  return FIELDS.map((field) => {
    const some = all.filter((reading) => reading.field === field);
    const count = (verdict: string): number => some.filter((reading) => reading.verdict === verdict).length;
    const invented = count('invented');
    return {
      field,
      shown: some.length - invented,
      right: count('right'),
      notRead: count('not-read'),
      invented,
    };
  }).filter(({ shown, invented }) => shown > 0 || invented > 0);
}
