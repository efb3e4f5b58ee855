import { actingFor, actingNow, NOBODY_ACTS } from '@tangthu/db/acting';
import { createMiddleware } from 'hono/factory';
import type { ApiEnvironment } from './environment.ts';

/** Lets the database know from where a request comes, so that whatever is written down of it says so. */
export const actForRequest = createMiddleware<ApiEnvironment>(({ var: { requestId, address } }, next) =>
  actingFor({ ...NOBODY_ACTS, address, request: requestId }, next),
);

/** … and, after the guard, for whom it is answered. */
export const actForPerson = createMiddleware<ApiEnvironment>(({ var: { reader, session } }, next) =>
  actingFor(
    {
      ...(actingNow() ?? NOBODY_ACTS),
      account: reader?.account ?? session?.account ?? '',
      session: reader?.session ?? session?.id ?? '',
    },
    next,
  ),
);
