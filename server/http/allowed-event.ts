import type { Reader } from '@tangthu/db/reader';
import { recordEvent, type AuditEvent } from '../audit/record-event.ts';
import type { Services } from './services.ts';

/** The request of a signed-in person. */
interface SignedInRequest {
  readonly var: { readonly reader: Reader; readonly requestId: string };
}

/** Writes down that the signed-in person was shown something. Denials are written where errors are answered. */
export function recordAllowed(
  { store }: Services,
  { var: { reader, requestId } }: SignedInRequest,
  event: Pick<AuditEvent, 'action' | 'target' | 'details' | 'people'>,
): Promise<void> {
  const { account, rulesVersion } = reader;
  return recordEvent(store, { ...event, account, outcome: 'allowed', requestId, rulesVersion });
}
