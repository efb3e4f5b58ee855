import type { DocumentSummary } from '@tangthu/server/retrieval/search-result';
import { agencyInSentence } from '../format/agency-case.ts';
import { legalDate } from '../format/dates.ts';

type Cited = Pick<DocumentSummary, 'type' | 'documentNumber' | 'issuedDate' | 'issuer' | 'title'>;

/**
 * How a Vietnamese document cites this one, in Vietnamese whatever the portal's language:
 * `Quyết định số 155/QĐ-UBND ngày 05 tháng 6 năm 2025 của Ủy ban nhân dân …, trang 2`.
 * What is not known is left out; a document without a number is named by its title.
 */
export function citation(document: Cited, page: number): string {
  const name = document.type ?? (document.documentNumber ? 'Văn bản' : '');
  const parts = [name];
  if (document.documentNumber) parts.push(`số ${document.documentNumber}`);
  if (document.issuedDate) parts.push(legalDate(document.issuedDate));
  if (document.issuer) parts.push(`của ${agencyInSentence(document.issuer)}`);
  if (!document.documentNumber) parts.push(name ? `«${document.title}»` : document.title);
  return `${parts.filter((part) => part !== '').join(' ')}, trang ${page}`;
}
