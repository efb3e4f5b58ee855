import type { Order } from './export-view.ts';

const EXPRESSIONS = {
  date: ['d.issued_date'],
  number: [`nullif(regexp_replace(d.number, '\\D', '', 'g'), '')::numeric`, 'd.symbol'],
  type: ['d.type'],
  title: ['agency_key(coalesce(d.subject, d.document_number, d.original_name))'],
  issuer: ['d.issuer_key'],
  custodian: ['agency_key(present_name(d.custodian))'],
  pages: ['d.page_count'],
} as const;

/** The `order by` of a statement over `document d`: total, so that the same records come the same way each time. */
export function orderBy(order: Order): string {
  const down = order.startsWith('-');
  const column = (down ? order.slice(1) : order) as keyof typeof EXPRESSIONS;
  const by = EXPRESSIONS[column].map((expression) => `${expression} ${down ? 'desc' : 'asc'} nulls last`);
  return `order by ${[...by, ...(column === 'date' ? [] : ['d.issued_date desc nulls last']), 'd.id'].join(', ')}`;
}
