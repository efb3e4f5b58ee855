import type { DocumentSummary } from '@tangthu/server/retrieval/search-result';
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
  if (document.issuer) parts.push(`của ${issuerInSentence(document.issuer)}`);
  if (!document.documentNumber) parts.push(name ? `«${document.title}»` : document.title);
  return `${parts.filter((part) => part !== '').join(' ')}, trang ${page}`;
}

/** A letterhead in capitals (`ỦY BAN NHÂN DÂN`) would shout in a sentence: only its first letter stays large. */
function issuerInSentence(issuer: string): string {
  if (issuer !== issuer.toLocaleUpperCase('vi')) return issuer;
  const small = issuer.toLocaleLowerCase('vi');
  return small.charAt(0).toLocaleUpperCase('vi') + small.slice(1);
}
