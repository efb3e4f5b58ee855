/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { batchCsv, batchLines } from '../batches/batch-results.ts';
import { cancelBatch, findBatch, listBatches, makeBatch, removeBatch } from '../batches/batches.ts';
import { readQueries } from '../batches/read-queries.ts';
import { recordAllowed } from './allowed-event.ts';
import { attachment } from './attachment.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { idPath, line, pageQuery, valid, validPath, wholeNumber } from './validation.ts';

const LINES = 50;
const EVERY_LINE = 10_000;

const newBatch = z.object({
  name: line(200),
  hits: wholeNumber()
    .default(3)
    .refine((hits) => hits >= 1 && hits <= 20, 'must be from 1 to 20'),
});

/** The person's own lists of queries, searched in the background; other people's answer like missing ones. */
export function batchRoutes(services: Services) {
  const { store, publicOrigin } = services;
  return new Hono<SignedInEnvironment>()
    .get('/', async (context) => {
      const batches = await listBatches(store, context.get('reader').account);
      await recordAllowed(services, context, { action: 'batches' });
      return context.json({ batches });
    })
    .post('/', valid('query', newBatch), async (context) => {
      const { name, hits } = context.req.valid('query');
      const queries = readQueries(new Uint8Array(await context.req.arrayBuffer()));
      const id = await makeBatch(store, context.get('reader').account, { name, hits, queries });
      await recordAllowed(services, context, {
        action: 'batch',
        target: id,
        details: { name, hits, lines: queries.length },
      });
      return context.json({ id });
    })
    .get('/:id', validPath(idPath), valid('query', pageQuery(LINES)), async (context) => {
      const { id } = context.req.valid('param');
      const reader = context.get('reader');
      const batch = await findBatch(store, reader.account, id);
      const lines = await batchLines(store, reader, id, context.req.valid('query'));
      await recordAllowed(services, context, { action: 'batch-results', target: id });
      return context.json({ batch, lines });
    })
    .get('/:id/results', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const reader = context.get('reader');
      const { name } = await findBatch(store, reader.account, id);
      const lines = await batchLines(store, reader, id, { limit: EVERY_LINE, offset: 0 });
      await recordAllowed(services, context, { action: 'batch-results', target: id });
      return context.body(batchCsv(lines, publicOrigin ?? new URL(context.req.url).origin), 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': attachment(`${name}.csv`),
      });
    })
    .post('/:id/cancellation', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      await cancelBatch(store, context.get('reader').account, id);
      await recordAllowed(services, context, { action: 'batch-cancelled', target: id });
      return context.json({ cancelled: true });
    })
    .post('/:id/removal', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      await removeBatch(store, context.get('reader').account, id);
      await recordAllowed(services, context, { action: 'batch-removal', target: id });
      return context.json({ removed: true });
    });
}
