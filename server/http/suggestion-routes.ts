/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { suggest } from '../suggestions/suggest.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { queryText, valid } from './validation.ts';

/** What the search box proposes while the signed-in person types. */
export function suggestionRoutes(services: Services) {
  return new Hono<SignedInEnvironment>().get(
    '/suggestions',
    valid('query', z.object({ q: queryText().default('') })),
    async (context) => {
      const { q: query } = context.req.valid('query');
      const answer = await suggest(services.store, context.get('reader'), query);
      await recordAllowed(services, context, { action: 'suggestions', details: { query } });
      return context.json(answer);
    },
  );
}
