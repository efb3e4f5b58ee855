/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { documentHits } from '../records/document-hits.ts';
import { findOriginal } from '../records/find-original.ts';
import { openDocument } from '../records/open-document.ts';
import { openPage } from '../records/open-page.ts';
import { recordAllowed } from './allowed-event.ts';
import { attachment } from './attachment.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { idPath, pagePath, queryText, valid, validPath, wholeNumber } from './validation.ts';

const pageQuery = z.object({
  q: queryText().default(''),
  passage: wholeNumber().optional(),
  words: wordRuns().optional(),
});
const hitsQuery = z.object({ q: queryText() });

/** Documents and their pages, as far as the signed-in person may read them. */
export function documentRoutes(services: Services) {
  const { store, originals } = services;
  return new Hono<SignedInEnvironment>()
    .get('/documents/:id', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const view = await openDocument(store, context.get('reader'), id);
      await recordAllowed(services, context, { action: 'document', target: id });
      return context.json(view);
    })
    .get('/documents/:id/hits', validPath(idPath), valid('query', hitsQuery), async (context) => {
      const { id } = context.req.valid('param');
      const { q: query } = context.req.valid('query');
      const hits = await documentHits(store, context.get('reader'), id, query, services.abbreviations);
      await recordAllowed(services, context, { action: 'document-hits', target: id, details: { query } });
      return context.json({ hits });
    })
    .get('/documents/:id/pages/:number', validPath(pagePath), valid('query', pageQuery), async (context) => {
      const { id, number } = context.req.valid('param');
      const { q: query, passage, words } = context.req.valid('query');
      const view = await openPage(
        store,
        context.get('reader'),
        { document: id, number, query, passage, words },
        services.abbreviations,
      );
      await recordAllowed(services, context, { action: 'page', target: id, details: { page: number } });
      return context.json(view);
    })
    .get('/documents/:id/original', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const { contentHash, originalName } = await findOriginal(store, context.get('reader'), id);
      const { size, stream } = await originals.open(contentHash);
      await recordAllowed(services, context, { action: 'original', target: id });
      return context.body(stream, 200, {
        'Content-Type': 'application/pdf',
        'Content-Length': String(size),
        'Content-Disposition': attachment(originalName),
      });
    });
}

/** Runs of a page's words, `12-34,40-41`: both ends are inclusive. */
function wordRuns() {
  return z
    .string()
    .regex(/^\d{1,6}-\d{1,6}(?:,\d{1,6}-\d{1,6}){0,19}$/, 'must be runs of words such as 12-34,40-41')
    .transform((text) =>
      text.split(',').map((run) => {
        const [from = 0, to = 0] = run.split('-').map(Number);
        return { from, to };
      }),
    );
}
