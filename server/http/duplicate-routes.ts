/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { compareDuplicates, decideDuplicates, duplicateGroups } from '../archive/duplicates.ts';
import { recordAllowed } from './allowed-event.ts';
import { archiveGuard, type ArchiveEnvironment } from './archive-guard.ts';
import type { Services } from './services.ts';
import { uuid, valid, validPath } from './validation.ts';

const DOCUMENTS = 50;
const listQuery = z.object({ before: uuid().optional() });
const pairPath = z.object({ id: uuid(), other: uuid() });
const decision = z.object({ same: z.boolean() });

/** Documents that were found to be one, beside each other, and the archivist's word on them. */
export function duplicateRoutes(services: Services) {
  const { store } = services;
  return new Hono<ArchiveEnvironment>()
    .use(archiveGuard(services))
    .get('/', valid('query', listQuery), async (context) => {
      const { before } = context.req.valid('query');
      const groups = await duplicateGroups(store, context.get('archivist'), { before, limit: DOCUMENTS });
      await recordAllowed(services, context, { action: 'archive', target: 'duplicates' });
      return context.json(groups);
    })
    .get('/:id/:other', validPath(pairPath), async (context) => {
      const { id, other } = context.req.valid('param');
      const comparison = await compareDuplicates(store, context.get('archivist'), id, other);
      await recordAllowed(services, context, { action: 'duplicates', target: id, details: { other } });
      return context.json(comparison);
    })
    .post('/:id/:other/decision', validPath(pairPath), valid('json', decision), async (context) => {
      const { id, other } = context.req.valid('param');
      const { same } = context.req.valid('json');
      await recordAllowed(services, context, {
        action: 'duplicates-decision',
        target: id,
        details: { other, same },
      });
      await decideDuplicates(store, context.get('archivist'), { one: id, other, same });
      return context.json({ decided: true });
    });
}
