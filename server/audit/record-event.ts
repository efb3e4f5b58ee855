import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';

/** Everything that the portal writes down. */
type AuditAction =
  | 'sign-in'
  | 'sign-out'
  | 'access'
  | 'search'
  | 'document'
  | 'document-hits'
  | 'page'
  | 'page-image'
  | 'original'
  | 'archive'
  | 'run-steering'
  | 'duplicates'
  | 'duplicates-decision'
  | 'review'
  | 'review-decision'
  | 'review-undo';

/** Who did what, to which record, and whether it was allowed. Never text or results of records. */
export interface AuditEvent {
  readonly account: string | null;
  readonly action: AuditAction;
  readonly outcome: 'allowed' | 'denied';
  /** Id of the record that was asked for, as it was asked. */
  readonly target?: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly requestId: string;
}

const TARGET_LENGTH = 200;

/** Writes one event. Call it before the answer is given: what cannot be written down is not shown. */
export async function recordEvent(store: Store, event: AuditEvent): Promise<void> {
  await asPortal(store, (portal) =>
    portal.query(
      `insert into audit_event (account, action, outcome, target, details, request_id) values ($1, $2, $3, $4, $5::jsonb, $6)`,
      [
        event.account,
        event.action,
        event.outcome,
        event.target === undefined ? null : storable(event.target).slice(0, TARGET_LENGTH),
        JSON.stringify(event.details ?? {}, (_, value: unknown) =>
          typeof value === 'string' ? storable(value) : value,
        ),
        event.requestId,
      ],
    ),
  );
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}
