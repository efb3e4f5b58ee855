import type { DocumentView } from '@tangthu/server/records/record-view';

type FieldName =
  'documentNumber' | 'issuedDate' | 'type' | 'issuer' | 'subject' | 'signer' | 'signingCapacity' | 'place';

/** A field that can be reported, with the key of its name and what it says now. */
interface ReportableField {
  readonly name: FieldName;
  readonly label: `field.${FieldName}`;
  readonly value: string | null;
}

/** The fields of a document that a reader may say are wrong, with what they say now. */
export function reportedFields(document: DocumentView): ReportableField[] {
  const { type, documentNumber, issuedDate, place, issuer, subject, signer, signingCapacity } = document;
  return [
    { name: 'documentNumber', label: 'field.documentNumber', value: documentNumber },
    { name: 'issuedDate', label: 'field.issuedDate', value: issuedDate },
    { name: 'type', label: 'field.type', value: type },
    { name: 'issuer', label: 'field.issuer', value: issuer },
    { name: 'subject', label: 'field.subject', value: subject },
    { name: 'signer', label: 'field.signer', value: signer },
    { name: 'signingCapacity', label: 'field.signingCapacity', value: signingCapacity },
    { name: 'place', label: 'field.place', value: place },
  ];
}
