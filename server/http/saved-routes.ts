/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { markMatches, matchesOf, unreadMatches } from '../saved/matches.ts';
import {
  changeSavedSearch,
  MOST_SAVED,
  removeSavedSearch,
  savedSearches,
  saveSearch,
} from '../saved/saved-searches.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import { searchQuery } from './search-routes.ts';
import type { Services } from './services.ts';
import { idPath, line, uuid, valid, validPath } from './validation.ts';

const NAME = 200;

const newSearch = searchQuery.omit({ limit: true, offset: true }).extend({ name: line(NAME) });
const change = z.object({ name: line(NAME).optional(), alert: z.boolean().optional() });
const looked = z.object({ document: uuid().optional(), read: z.boolean() });

/** The person's own saved searches and what came in that matches them; other people's answer like missing ones. */
export function savedRoutes(services: Services) {
  const { store } = services;
  return new Hono<SignedInEnvironment>()
    .get('/', async (context) => {
      const searches = await savedSearches(store, context.get('reader'));
      await recordAllowed(services, context, { action: 'saved-searches' });
      return context.json({ searches, most: MOST_SAVED });
    })
    .post('/', valid('json', newSearch), async (context) => {
      const { name, q: query, plain, sure, sort, from, to, ...lists } = context.req.valid('json');
      const filters = { ...lists, ...(from && { from }), ...(to && { to }) };
      const request = { query, filters, plain, sure, sort };
      const id = await saveSearch(services, context.get('reader'), name, request);
      await recordAllowed(services, context, {
        action: 'saved-search',
        target: id,
        details: { name, ...request },
      });
      return context.json({ id });
    })
    .get('/news', async (context) => {
      return context.json({ unread: await unreadMatches(store, context.get('reader')) });
    })
    .get('/:id/matches', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const shown = await matchesOf(store, context.get('reader'), id);
      await recordAllowed(services, context, { action: 'saved-matches', target: id });
      return context.json(shown);
    })
    .post('/:id', validPath(idPath), valid('json', change), async (context) => {
      const { id } = context.req.valid('param');
      const details = context.req.valid('json');
      await changeSavedSearch(store, context.get('reader').account, id, details);
      await recordAllowed(services, context, { action: 'saved-change', target: id, details });
      return context.json({ changed: true });
    })
    .post('/:id/removal', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      await removeSavedSearch(store, context.get('reader').account, id);
      await recordAllowed(services, context, { action: 'saved-removal', target: id });
      return context.json({ removed: true });
    })
    .post('/:id/looked', validPath(idPath), valid('json', looked), async (context) => {
      const { id } = context.req.valid('param');
      await markMatches(store, context.get('reader').account, id, context.req.valid('json'));
      return context.json({ noted: true });
    });
}
