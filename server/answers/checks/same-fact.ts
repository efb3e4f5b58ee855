import type { Token } from './token.ts';

/**
 * Whether what a sentence says (`claimed`) is what a passage says (`held`), or less precise: a day of which only the month is
 * claimed, a document number without its year, a year as a bare number.
 */
export function sameFact(claimed: Token, held: Token): boolean {
  if (claimed.key === held.key) return true;
  if (claimed.kind === 'date') {
    if (held.kind === 'date') return lessPrecise(claimed, held, ['year', 'month', 'day']);
    const { year, month, day } = claimed;
    return held.kind === 'number' && month === undefined && day === undefined && held.value === year;
  }
  if (claimed.kind === 'document-number' && held.kind === 'document-number') {
    const { number, symbol, year } = claimed;
    return number === held.number && symbol === held.symbol && (year === undefined || year === held.year);
  }
  if (claimed.kind !== 'number') return false;
  if (held.kind === 'date') return held.year === claimed.value;
  return held.kind === 'document-number' && Number(held.number) === claimed.value;
}

type Dated = Extract<Token, { readonly kind: 'date' }>;

function lessPrecise(claimed: Dated, held: Dated, parts: readonly ('year' | 'month' | 'day')[]): boolean {
  return parts.every((part) => claimed[part] === undefined || claimed[part] === held[part]);
}
