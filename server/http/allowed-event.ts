import type { Context } from 'hono';
import { recordEvent, type AuditEvent } from '../audit/record-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';

/** Writes down that the signed-in person was shown something. Denials are written where errors are answered. */
export function recordAllowed(
  { store }: Services,
  context: Context<SignedInEnvironment>,
  event: Pick<AuditEvent, 'action' | 'target' | 'details'>,
): Promise<void> {
  return recordEvent(store, {
    ...event,
    account: context.get('reader').account,
    outcome: 'allowed',
    requestId: context.get('requestId'),
  });
}
