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
  event: Pick<AuditEvent, 'action' | 'target' | 'details'>,
): Promise<void> {
  return recordEvent(store, { ...event, account: reader.account, outcome: 'allowed', requestId });
}
