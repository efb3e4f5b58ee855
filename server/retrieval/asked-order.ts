import type { DocumentRow } from './document-summaries.ts';
import type { RankedDocument } from './ranking.ts';
import type { SearchOrder } from './search-result.ts';

type Compare = (one: DocumentRow, other: DocumentRow) => number;

const byNumber = new Intl.Collator('vi', { numeric: true });

const COMPARES: Readonly<Record<Exclude<SearchOrder, 'relevance'>, Compare>> = {
  newest: (one, other) => compareDays(other, one) || lacking(one, other, 'issued_date'),
  oldest: (one, other) => compareDays(one, other) || lacking(one, other, 'issued_date'),
  number: (one, other) =>
    lacking(one, other, 'document_number') ||
    byNumber.compare(one.document_number ?? '', other.document_number ?? '') ||
    compareDays(other, one),
};

/** Found documents in the order that was asked for; who lacks what it goes by comes last, and equal ones stay best first. */
export function inAskedOrder(
  ranked: readonly RankedDocument[],
  documents: ReadonlyMap<string, DocumentRow>,
  order: SearchOrder = 'relevance',
): readonly RankedDocument[] {
  if (order === 'relevance') return ranked;
  const compare = COMPARES[order];
  return ranked.toSorted(({ document: one }, { document: other }) => {
    const [first, second] = [documents.get(one), documents.get(other)];
    return first && second ? compare(first, second) : 0;
  });
}

function compareDays({ issued_date: one }: DocumentRow, { issued_date: other }: DocumentRow): number {
  if (one === null || other === null || one === other) return 0;
  return one < other ? -1 : 1;
}

/** The one that lacks a field comes after the one that has it. */
function lacking(one: DocumentRow, other: DocumentRow, field: 'issued_date' | 'document_number'): number {
  return Number(one[field] === null) - Number(other[field] === null);
}
