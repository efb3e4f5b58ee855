import { createMiddleware } from 'hono/factory';
import type { ApiEnvironment } from './environment.ts';

/** Says in every answer that was given under a person's rights under which version of the rules: `X-Rules-Version`. */
export const noteRulesVersion = createMiddleware<ApiEnvironment>(async (context, next) => {
  await next();
  const reader = context.get('reader');
  if (reader) context.header('X-Rules-Version', String(reader.rulesVersion));
});
