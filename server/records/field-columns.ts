import type { DocumentFieldName } from '@tangthu/language/text/document-fields';

/** The column in which a document keeps a field's value. */
export const fieldColumns: Readonly<Record<DocumentFieldName, string>> = {
  type: 'type',
  documentNumber: 'document_number',
  issuedDate: 'issued_date',
  place: 'place',
  issuer: 'issuer',
  subject: 'subject',
  signer: 'signer',
  signingCapacity: 'signing_capacity',
  urgency: 'urgency',
};
