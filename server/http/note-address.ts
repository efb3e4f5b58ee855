import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnvironment } from './environment.ts';
import type { Services } from './services.ts';

/** Notes from which network address the request comes; empty where it came over no network. */
export function noteAddress({ addresses }: Services): MiddlewareHandler<ApiEnvironment> {
  return (context, next) => {
    const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
    context.set('address', incoming ? addresses.of(incoming) : '');
    return next();
  };
}
