/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { tableOrders, type Asked } from '../exports/export-view.ts';
import { matchCounts } from '../exports/match-counts.ts';
import { matchTable } from '../exports/match-table.ts';
import { readQuestion } from '../exports/matching.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import { searchQuery } from './search-routes.ts';
import type { Services } from './services.ts';
import { valid, wholeNumber } from './validation.ts';

const ROWS = 50;

/** What is asked of all that match: a search without its order and its page. */
export const questionFields = searchQuery.omit({ sort: true, widened: true, limit: true, offset: true });

const tableQuery = questionFields.extend({
  order: z.enum(tableOrders).default(tableOrders[0]),
  offset: wholeNumber().pipe(z.number().max(1_000_000)).default(0),
});

/** Everything that matches, not only what a search gathers: as a table, and counted. */
export function matchRoutes(services: Services) {
  const { store, abbreviations } = services;
  return new Hono<SignedInEnvironment>()
    .get('/table', valid('query', tableQuery), async (context) => {
      const { order, offset, ...fields } = context.req.valid('query');
      const asked = askedOf(fields);
      const reader = context.get('reader');
      const question = await readQuestion(store, reader, asked, abbreviations);
      const page = await matchTable(store, reader, question, { order, limit: ROWS, offset });
      await recordAllowed(services, context, { action: 'table', details: { ...asked, order, offset } });
      return context.json(page);
    })
    .get('/counts', valid('query', questionFields), async (context) => {
      const asked = askedOf(context.req.valid('query'));
      const reader = context.get('reader');
      const question = await readQuestion(store, reader, asked, abbreviations);
      const counts = await matchCounts(store, reader, question);
      await recordAllowed(services, context, { action: 'counts', details: { ...asked } });
      return context.json(counts);
    });
}

/** The fields of a request as what is asked. */
export function askedOf({ q, plain, sure, from, to, ...lists }: z.output<typeof questionFields>): Asked {
  return { query: q, filters: { ...lists, ...(from && { from }), ...(to && { to }) }, plain, sure };
}
