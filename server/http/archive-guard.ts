/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- what a middleware gives is inferred from it */
import { createMiddleware } from 'hono/factory';
import { archivistOf, type Archivist } from '@tangthu/db/archivist';
import type { Reader } from '@tangthu/db/reader';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { Services } from './services.ts';

/** What a handler of the archive's own surfaces finds: the signed-in person as reader and as archivist. */
export interface ArchiveEnvironment {
  Variables: { requestId: string; reader: Reader; archivist: Archivist };
}

/**
 * Lets archivists and administrators through, asked anew for every request. For everybody else these surfaces are not there:
 * the answer is that of a missing record, before anything of the request is looked at.
 */
export function archiveGuard({ store }: Services) {
  return createMiddleware<ArchiveEnvironment>(async (context, next) => {
    const { account, day, session } = context.get('reader');
    const archivist = await archivistOf(store, account, day, session);
    if (!archivist) throw new RecordNotFoundError();
    context.set('archivist', archivist);
    await next();
  });
}
