import type { Transaction } from '@tangthu/db/store';
import { subjectCodes } from '@tangthu/language/text/document-fields';
import { storeCases } from '../cases/store-cases.ts';
import { enterFingerprint } from '../duplicates/enter-fingerprint.ts';
import { storeLinks } from '../links/store-links.ts';
import { storePersonalData } from '../personal-data/store-personal-data.ts';
import { UNDERSTANDING_RULES, type DocumentMetadata } from '../understand/metadata.ts';
import type { PreparedUnderstanding } from './prepared-document.ts';

/** The columns of `document` that tell what the document says of itself. */
export function metadataColumns(metadata: DocumentMetadata): Record<string, unknown> {
  return {
    type: metadata.type ?? null,
    number: metadata.number ?? null,
    symbol: metadata.symbol ?? null,
    document_number: metadata.documentNumber ?? null,
    number_key: metadata.numberKey ?? null,
    issued_date: metadata.issuedDate ?? null,
    place: metadata.place ?? null,
    issuer: metadata.issuer ?? null,
    subject: metadata.subject ?? null,
    subject_codes: metadata.subject === undefined ? null : subjectCodes(metadata.subject),
    signer: metadata.signer ?? null,
    signing_capacity: metadata.signingCapacity ?? null,
    urgency: metadata.urgency ?? null,
    recipients: [...metadata.recipients],
    copy_kind: metadata.copyKind ?? null,
    draft: metadata.draft,
    fields: JSON.stringify(metadata.fields),
    understanding_rules: UNDERSTANDING_RULES,
  };
}

/**
 * Stores what a document's pages tell beside its own columns, in the place of what was understood before: identifiers, where
 * people's numbers stand and what they say, cases and procedures, the fingerprint by which its duplicates are found, and, last because they wait for others, its links.
 */
export async function storeUnderstanding(
  writer: Transaction,
  document: string,
  understood: PreparedUnderstanding,
): Promise<void> {
  await storeIdentifiers(writer, document, understood);
  await storePersonalData(writer, document, understood);
  await storeCases(writer, document, understood);
  await enterFingerprint(writer, document, understood.fingerprint);
  await storeLinks(writer, document, understood.links);
}

async function storeIdentifiers(
  writer: Transaction,
  document: string,
  { identifiers }: PreparedUnderstanding,
): Promise<void> {
  await writer.query('delete from identifier where document = $1', [document]);
  if (identifiers.length === 0) return;
  await writer.query(
    `insert into identifier (document, custodian, mode, kind, key, page)
     select d.id, d.custodian, d.mode, given.* from document d,
       unnest($2::text[], $3::text[], $4::int[]) as given
     where d.id = $1`,
    [
      document,
      identifiers.map(({ kind }) => kind),
      identifiers.map(({ key }) => key),
      identifiers.map(({ page }) => page),
    ],
  );
}
