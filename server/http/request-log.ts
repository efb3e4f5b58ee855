import type { MiddlewareHandler } from 'hono';
import type { Logger } from 'pino';
import { loggedPath } from '../audit/logged-text.ts';
import type { ApiEnvironment } from './environment.ts';

/** One line a request: id, method, path without its query (which holds what people search for) and without people's numbers, status, milliseconds. */
export function logRequests(log: Logger): MiddlewareHandler<ApiEnvironment> {
  return async (context, next) => {
    const start = performance.now();
    await next();
    log.info({
      requestId: context.get('requestId'),
      method: context.req.method,
      path: loggedPath(context.req.path),
      status: context.res.status,
      milliseconds: Math.round(performance.now() - start),
    });
  };
}
