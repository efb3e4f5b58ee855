import { documentTypes } from '@tangthu/language/text/document-types';
import type { DeliveredRecordFile } from '../delivery.ts';
import type { FieldName } from '../fields/headings.ts';
import type { OwnLine } from '../forms/own-description.ts';
import type { Selection } from './selection.ts';
import type { StoredDocument, StoredOriginal } from './records.ts';

/** The 18 fields of a file in Circular 05/2025/TT-BNV, in its order. */
export const FILE_FIELDS = [
  'fileCode',
  'title',
  'maintenance',
  'mode',
  'language',
  'startDate',
  'endDate',
  'keyword',
  'totalDoc',
  'numberOfPaper',
  'numberOfPage',
  'format',
  'inforSign',
  'confidenceLevel',
  'paperFileCode',
  'riskRecovery',
  'riskRecoveryStatus',
  'description',
] as const satisfies readonly FieldName[];

/** The 21 fields of a document in Circular 05/2025/TT-BNV, in its order. */
export const DOCUMENT_FIELDS = [
  'docId',
  'docCode',
  'maintenance',
  'typeName',
  'codeNumber',
  'codeNotation',
  'issuedDate',
  'organName',
  'subject',
  'language',
  'numberOfPage',
  'inforSign',
  'keyword',
  'mode',
  'confidenceLevel',
  'autograph',
  'format',
  'process',
  'riskRecovery',
  'riskRecoveryStatus',
  'description',
] as const satisfies readonly FieldName[];

/** Texts by field; a field without text is absent. */
export type Description = Readonly<Partial<Record<FieldName, string>>>;

/** A file in the fields of Circular 05. */
export function fileDescription(file: DeliveredRecordFile, documents: number): Description {
  const details = Object.entries(file.details).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    totalDoc: String(documents),
    ...(Object.fromEntries(details) as Description),
    fileCode: file.code,
    title: file.title,
    maintenance: file.retention,
    mode: file.mode,
  };
}

/** A document in the fields of Circular 05: what the store says of it now, and else what its sidecar said. */
export function documentDescription(
  original: StoredOriginal,
  document: StoredDocument,
  file: DeliveredRecordFile | undefined,
  name: { readonly docId: string; readonly number: number },
): Description {
  const { sidecar } = document;
  const type = document.type ?? sidecar.type;
  return withoutEmpty({
    docId: sidecar.docId ?? name.docId,
    docCode: sidecar.docCode ?? (file && `${file.code}.${String(name.number).padStart(7, '0')}`),
    maintenance: sidecar.maintenance ?? file?.retention,
    typeName: type && (documentTypes.find((known) => known.name === type)?.archiveCode ?? '32'),
    documentNumber: document.documentNumber ?? sidecar.documentNumber,
    codeNumber: document.number ?? sidecar.number,
    codeNotation: document.symbol ?? sidecar.symbol,
    issuedDate: vietnameseDay(document.issuedDate ?? sidecar.issuedDate),
    organName: document.issuer ?? sidecar.issuer,
    subject: document.subject ?? sidecar.subject,
    signer: document.signer ?? sidecar.signer,
    signingCapacity: document.signingCapacity ?? sidecar.signingCapacity,
    language: sidecar.language,
    numberOfPage: String(document.pages),
    inforSign: sidecar.informationSign,
    keyword: sidecar.keywords,
    mode: original.mode,
    confidenceLevel: sidecar.confidenceLevel,
    autograph: sidecar.autograph,
    format: sidecar.condition,
    process: sidecar.process,
    riskRecovery: sidecar.riskRecovery === undefined ? undefined : sidecar.riskRecovery ? '1' : '0',
    riskRecoveryStatus: sidecar.riskRecoveryStatus,
    description: sidecar.description,
  });
}

/** An original as a line of our own description, which loses nothing. `path` is relative to the package. */
export function ownLine(
  original: StoredOriginal,
  file: DeliveredRecordFile | undefined,
  path: string,
  { custodianCode }: Selection,
): OwnLine {
  return {
    kind: 'document',
    path,
    originalName: original.originalName,
    custodian: custodianCode,
    creator: original.creator ?? undefined,
    accessAuthority: original.accessAuthority ?? undefined,
    fonds: original.fonds ?? undefined,
    file: file?.code,
    mode: original.mode,
    sidecars: original.documents
      .filter(({ sidecar }) => Object.keys(sidecar).length > 0)
      .map(({ firstPage, sidecar }) => ({ firstPage, sidecar: { ...sidecar } })),
    corrections: original.documents.flatMap(({ firstPage, corrections }) =>
      corrections.map((correction) => ({ firstPage, ...correction })),
    ),
  };
}

function vietnameseDay(day: string | null | undefined): string | undefined {
  return day?.split('-').reverse().join('/');
}

function withoutEmpty(texts: Readonly<Partial<Record<FieldName, string | undefined>>>): Description {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text));
}
