import { actingNow } from '@tangthu/db/acting';
import type { Store } from '@tangthu/db/store';
import { Denials } from './denials.ts';
import { recordFacts } from './event-facts.ts';

/** Everything that the portal writes down. Changes of rules are written down by the database itself. */
type AuditAction =
  | 'sign-in'
  | 'sign-out'
  | 'account-lock'
  | 'address-lock'
  | 'account-disabled'
  | 'account-enabled'
  | 'account-code'
  | 'second-factor'
  | 'second-factor-enrolment'
  | 'backup-codes'
  | 'password-change'
  | 'access'
  | 'search'
  | 'answer'
  | 'suggestions'
  | 'desk-look-up'
  | 'desk-resident'
  | 'table'
  | 'counts'
  | 'export'
  | 'export-download'
  | 'export-manifest'
  | 'export-delete'
  | 'document'
  | 'document-hits'
  | 'document-chain'
  | 'similar-documents'
  | 'saved-searches'
  | 'saved-search'
  | 'saved-matches'
  | 'saved-change'
  | 'saved-removal'
  | 'batches'
  | 'batch'
  | 'batch-results'
  | 'batch-cancelled'
  | 'batch-removal'
  | 'feed'
  | 'feed-made'
  | 'feed-ended'
  | 'page'
  | 'page-image'
  | 'original'
  | 'document-find'
  | 'permanent-link'
  | 'reading-copy'
  | 'report'
  | 'own-reports'
  | 'unmask'
  | 'mask'
  | 'agencies'
  | 'agency-preview'
  | 'agency-change'
  | 'access-rules'
  | 'explanation'
  | 'archive'
  | 'run-steering'
  | 'duplicates'
  | 'duplicates-decision'
  | 'review'
  | 'review-decision'
  | 'review-undo'
  | 'audit-search'
  | 'audit-event'
  | 'audit-person'
  | 'audit-export';

/** Who did what, to which record, and whether it was allowed. Never text or results of records. */
export interface AuditEvent {
  readonly account: string | null;
  readonly action: AuditAction;
  readonly outcome: 'allowed' | 'denied';
  /** Id of the record that was asked for, as it was asked. */
  readonly target?: string;
  /** What was asked. People's numbers in it are masked when it is written down, and kept as keys. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** People's numbers (digits alone) that were asked for, beside those that stand in `details`. */
  readonly people?: readonly string[];
  readonly requestId: string;
  /** The rules under which the answer was given; those in force when left out. */
  readonly rulesVersion?: number;
}

const denials = new WeakMap<Store, Denials>();

/**
 * Writes one event. Call it before the answer is given: what cannot be written down is not shown. Of a flood of denials only the first
 * are written one by one (`Denials`).
 */
export async function recordEvent(store: Store, event: AuditEvent): Promise<void> {
  const address = actingNow()?.address;
  const facts = { ...event, ...(address && { address }) };
  await (event.outcome === 'denied' ? denialsOf(store).record(facts) : recordFacts(store, facts));
}

/** Writes down how many denials were only counted so far. Call it before the store is closed. */
export async function recordCountedDenials(store: Store): Promise<void> {
  await denials.get(store)?.flush();
}

function denialsOf(store: Store): Denials {
  const known = denials.get(store) ?? new Denials(store);
  denials.set(store, known);
  return known;
}
