/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- what a middleware gives is inferred from it */
import { auditorOf, type Auditor } from '@tangthu/db/auditor';
import type { Reader } from '@tangthu/db/reader';
import { createMiddleware } from 'hono/factory';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { Services } from './services.ts';

/** What a handler of the auditors' surfaces finds: the signed-in person as reader and as auditor. */
export interface AuditEnvironment {
  Variables: { requestId: string; reader: Reader; auditor: Auditor };
}

/**
 * Lets auditors through, asked anew for every request. For everybody else these surfaces are not there: the answer is that of a
 * missing record, before anything of the request is looked at.
 */
export function auditGuard({ store }: Services) {
  return createMiddleware<AuditEnvironment>(async (context, next) => {
    const { account, day } = context.get('reader');
    const auditor = await auditorOf(store, account, day);
    if (!auditor) throw new RecordNotFoundError();
    context.set('auditor', auditor);
    await next();
  });
}
