import { documentTypeOfAbbreviation } from '@tangthu/language/text/document-types';
import type { DocumentSummary } from '../../retrieval/search-result.ts';

/** How a passage's document is called in a sentence: `Quyết định số 12/QĐ-UBND ngày 05/03/2024 của UBND phường A: Về việc …. Điều 2`. */
export function documentLabel(document: DocumentSummary, heading: string): string {
  const { type, documentNumber, issuedDate, issuer, title } = document;
  const name = type === null ? 'Văn bản' : (documentTypeOfAbbreviation(type)?.name ?? type);
  const parts = [
    name,
    documentNumber && `số ${documentNumber}`,
    issuedDate && `ngày ${issuedDate.split('-').reverse().join('/')}`,
    issuer && `của ${issuer}`,
  ];
  const called = parts.filter(Boolean).join(' ');
  return [`${called}: ${title}`, heading].filter((part) => part !== '').join('. ');
}
