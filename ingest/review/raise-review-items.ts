import type { Transaction } from '@tangthu/db/store';
import type { DocumentMetadata } from '../understand/metadata.ts';
import { correctionsOf } from './corrections.ts';
import { reviewFindings, type ReviewFinding, type SplitState } from './review-findings.ts';
import type { SidecarMetadata } from './sidecar-metadata.ts';
import { withSidecar, type ReadPageState } from './with-sidecar.ts';

/** What is known of a document that was just read: `metadata` as the page gives it, before the delivery was heard. */
export interface ReadDocument {
  readonly metadata: DocumentMetadata;
  readonly sidecar?: SidecarMetadata | undefined;
  readonly readings: readonly ReadPageState[];
  readonly split?: SplitState | undefined;
}

/**
 * Puts what a person has to decide about a document into the review queue. Called again, it brings the open items up to date:
 * those that nothing raises any more go, decided ones stay as they are, and no field is raised that an archivist corrected.
 */
export async function raiseReviewItems(
  writer: Transaction,
  document: string,
  { metadata, sidecar = {}, readings, split }: ReadDocument,
): Promise<void> {
  const heard = withSidecar(metadata, sidecar, readings);
  const corrected = await correctionsOf(writer, document);
  const findings = reviewFindings(metadata, heard, readings, split).filter(
    ({ field }) => !corrected.has(field),
  );
  await withdrawOthers(writer, document, findings);
  if (findings.length === 0) return;
  await writer.query(
    `insert into review_item as item (document, custodian, mode, kind, field, page, words, value, sidecar_value, confidence)
     select d.id, d.custodian, d.mode, given.kind, given.field, given.page, given.words::int[], given.value, given.delivered, given.confidence
     from document d, unnest($2::text[], $3::text[], $4::int[], $5::text[], $6::text[], $7::text[], $8::real[])
       as given (kind, field, page, words, value, delivered, confidence)
     where d.id = $1
     on conflict (document, kind, field, page) where report is null do update set words = excluded.words, value = excluded.value,
       sidecar_value = excluded.sidecar_value, confidence = excluded.confidence
     where item.state = 'open'`,
    [
      document,
      findings.map(({ kind }) => kind),
      findings.map(({ field }) => field),
      findings.map(({ page }) => page),
      findings.map(({ words }) => (words ? `{${words.join(',')}}` : null)),
      findings.map(({ value }) => value ?? null),
      findings.map(({ delivered }) => delivered ?? null),
      findings.map(({ confidence }) => confidence ?? null),
    ],
  );
}

async function withdrawOthers(
  writer: Transaction,
  document: string,
  findings: readonly ReviewFinding[],
): Promise<void> {
  await writer.query(
    `delete from review_item where document = $1 and state = 'open' and report is null
       and (kind, field, page) not in (select * from unnest($2::text[], $3::text[], $4::int[]))`,
    [
      document,
      findings.map(({ kind }) => kind),
      findings.map(({ field }) => field),
      findings.map(({ page }) => page),
    ],
  );
}
