/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- what a middleware gives is inferred from it */
import { createMiddleware } from 'hono/factory';
import { administratorOf, type Administrator } from '@tangthu/db/administrator';
import type { Reader } from '@tangthu/db/reader';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { Services } from './services.ts';

/** What a handler of the administration's surfaces finds: the signed-in person as reader and as administrator. */
export interface AdministrationEnvironment {
  Variables: { requestId: string; reader: Reader; administrator: Administrator };
}

/**
 * Lets administrators through, asked anew for every request. For everybody else these surfaces are not there: the answer is that
 * of a missing record, before anything of the request is looked at.
 */
export function administrationGuard({ store }: Services) {
  return createMiddleware<AdministrationEnvironment>(async (context, next) => {
    const { account, day, session } = context.get('reader');
    const administrator = await administratorOf(store, account, day, session);
    if (!administrator) throw new RecordNotFoundError();
    context.set('administrator', administrator);
    await next();
  });
}
