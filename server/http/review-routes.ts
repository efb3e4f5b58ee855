/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { corrections } from '../archive/corrections.ts';
import { decideItem, undoDecision } from '../archive/decide.ts';
import { reviewQueue } from '../archive/review-queue.ts';
import { reviewKinds } from '../archive/review-view.ts';
import { recordAllowed } from './allowed-event.ts';
import { archiveGuard, type ArchiveEnvironment } from './archive-guard.ts';
import type { Services } from './services.ts';
import { code, idPath, uuid, valid, validPath } from './validation.ts';

const CORRECTIONS = 50;
const LONGEST_VALUE = 4000;

const queueQuery = z.object({
  item: uuid().optional(),
  agency: code().optional(),
  kind: z.enum(reviewKinds).optional(),
});
const correctionsQuery = z.object({ before: uuid().optional() });
const value = z
  .string()
  .max(LONGEST_VALUE)
  .transform((text) => text.replaceAll('\0', ' ').toWellFormed())
  .nullable();
const reason = z
  .string()
  .max(1000)
  .transform((text) => text.replaceAll('\0', ' ').toWellFormed());
const decision = z.discriminatedUnion('choice', [
  z.object({ choice: z.enum(['page', 'sidecar', 'edited']), value }),
  z.object({ choice: z.enum(['seen', 'joined']) }),
  z.object({ choice: z.literal('dismissed'), reason: reason.optional() }),
]);

/** The review queue: fields of documents that an archivist decides, one after another. */
export function reviewRoutes(services: Services) {
  const { store } = services;
  return new Hono<ArchiveEnvironment>()
    .use(archiveGuard(services))
    .get('/', valid('query', queueQuery), async (context) => {
      const query = context.req.valid('query');
      const view = await reviewQueue(store, context.get('archivist'), query);
      const shown = view.place?.document.id;
      await recordAllowed(services, context, {
        action: 'review',
        ...(shown && { target: shown }),
        details: query,
      });
      return context.json(view);
    })
    .post('/items/:id/decision', validPath(idPath), valid('json', decision), async (context) => {
      const { id } = context.req.valid('param');
      const choice = context.req.valid('json');
      await recordAllowed(services, context, {
        action: 'review-decision',
        target: id,
        details: { choice: choice.choice },
      });
      await decideItem(store, context.get('archivist'), id, choice);
      return context.json({ decided: true });
    })
    .post('/items/:id/undo', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      await recordAllowed(services, context, { action: 'review-undo', target: id });
      await undoDecision(store, context.get('archivist'), id);
      return context.json({ decided: false });
    })
    .get('/corrections', valid('query', correctionsQuery), async (context) => {
      const { before } = context.req.valid('query');
      const made = await corrections(store, context.get('archivist'), { before, limit: CORRECTIONS });
      await recordAllowed(services, context, { action: 'review', target: 'corrections' });
      return context.json({ corrections: made });
    });
}
