import type { AuditLine } from './audit-view.ts';

/** What a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

const COLUMNS: readonly (readonly [
  name: string,
  value: (line: AuditLine) => string | number | null | undefined,
])[] = [
  ['id', ({ id }) => id],
  ['at (UTC)', ({ at }) => at],
  ['at (+07:00)', ({ at }) => inVietnam(at)],
  ['person', ({ person }) => person?.name],
  ['signInName', ({ person }) => person?.signInName],
  ['command', ({ command }) => command],
  ['action', ({ action }) => action],
  ['outcome', ({ outcome }) => outcome],
  ['target', ({ target }) => target],
  ['document', ({ document }) => document],
  ['custodian', ({ custodian }) => custodian?.name],
  ['purpose', ({ purpose }) => purpose?.nameVi],
  ['legalBasis', ({ purpose }) => purpose?.legalBasis],
  ['rulesVersion', ({ rulesVersion }) => rulesVersion],
  ['address', ({ address }) => address],
  ['requestId', ({ requestId }) => requestId],
  ['details', ({ details }) => JSON.stringify(details)],
];

/** The first line of the table, after the mark by which spreadsheets know UTF-8. */
export const TABLE_HEAD = `\uFEFF${COLUMNS.map(([name]) => name).join(',')}\r\n`;

/** Events as lines of CSV (RFC 4180). Text that a spreadsheet would run as a formula begins with an apostrophe. */
export function tableLines(lines: readonly AuditLine[]): string {
  return lines.map((line) => `${COLUMNS.map(([, value]) => cell(value(line))).join(',')}\r\n`).join('');
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function inVietnam(at: string): string {
  return new Date(Date.parse(at) + 7 * 3_600_000).toISOString().replace('Z', '+07:00');
}
