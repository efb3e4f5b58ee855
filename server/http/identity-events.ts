import type { Context } from 'hono';
import { recordEvent, type AuditEvent } from '../audit/record-event.ts';
import { CodeRefusedError, SignInRefusedError } from '../identity/identity-errors.ts';
import type { RefusedSignIn } from '../identity/password-sign-in.ts';
import type { Origin } from '../identity/session.ts';
import type { Services } from './services.ts';

/** A request of anybody, signed in or not. */
interface AnyRequest {
  readonly var: { readonly requestId: string; readonly address: string };
  readonly req: Pick<Context['req'], 'header'>;
}

/** From where a person signs in. */
export function originOf({ var: { address }, req }: AnyRequest): Origin {
  return { address, browser: req.header('user-agent') ?? '' };
}

/** Writes down what a person did with the own way of signing in. */
export function recordIdentity(
  { store }: Services,
  { var: { requestId } }: AnyRequest,
  event: Omit<AuditEvent, 'requestId'>,
): Promise<void> {
  return recordEvent(store, { ...event, requestId });
}

/**
 * Writes a refused sign-in or code down, and once that the account or the address is locked. What was typed is never kept, for it may
 * be a password. A flood of refusals becomes a few events (`server/audit/denials.ts`).
 */
export async function recordRefusal(
  services: Services,
  request: AnyRequest,
  { account, tried: { count, firstRefused } }: RefusedSignIn,
  action: 'sign-in' | 'second-factor' = 'sign-in',
): Promise<void> {
  const event = { account, outcome: 'denied', details: { tries: count } } as const;
  await recordIdentity(services, request, { ...event, action });
  if (!firstRefused) return;
  await recordIdentity(services, request, { ...event, action: account ? 'account-lock' : 'address-lock' });
}

/** Does what asks a signed-in person for the present password or a code, and writes it down where that is refused. */
export async function orRecordRefusal<Result>(
  services: Services,
  request: AnyRequest,
  event: Pick<AuditEvent, 'account' | 'action'>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SignInRefusedError || error instanceof CodeRefusedError) {
      await recordIdentity(services, request, { ...event, outcome: 'denied' });
    }
    throw error;
  }
}
