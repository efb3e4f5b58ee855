/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { copyTaker } from '../copies/copy-taker.ts';
import { copyName, readingCopy } from '../copies/reading-copy.ts';
import { findInDocument } from '../records/find-in-document.ts';
import { permanentPlace } from '../records/permanent-place.ts';
import { recordAllowed } from './allowed-event.ts';
import { attachment } from './attachment.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { idPath, pagePath, valid, validPath, wholeNumber } from './validation.ts';

const findQuery = z.object({
  words: z
    .string()
    .max(200)
    .default('')
    .transform((text) => text.replaceAll('\0', ' ').trim()),
});
const placeQuery = z.object({
  mark: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional(),
});
const copyQuery = z.object({ from: wholeNumber().default(1), to: wholeNumber().optional() });

/** What the reader of a document asks for beside its pages: words in it, where a permanent address leads, a reading copy. */
export function readerRoutes(services: Services) {
  const { store } = services;
  return new Hono<SignedInEnvironment>()
    .get('/documents/:id/find', validPath(idPath), valid('query', findQuery), async (context) => {
      const { id } = context.req.valid('param');
      const { words } = context.req.valid('query');
      const found = await findInDocument(store, context.get('reader'), id, words);
      await recordAllowed(services, context, {
        action: 'document-find',
        target: id,
        details: { query: words },
      });
      return context.json(found);
    })
    .get(
      '/documents/:id/pages/:number/permanent',
      validPath(pagePath),
      valid('query', placeQuery),
      async (context) => {
        const { id, number } = context.req.valid('param');
        const { mark } = context.req.valid('query');
        const place = await permanentPlace(store, context.get('reader'), id, number, mark);
        await recordAllowed(services, context, {
          action: 'permanent-link',
          target: id,
          details: { page: number },
        });
        return context.json(place);
      },
    )
    .get('/documents/:id/copy', validPath(idPath), valid('query', copyQuery), async (context) => {
      const { id } = context.req.valid('param');
      const { from, to = from } = context.req.valid('query');
      const reader = context.get('reader');
      const range = { from, to };
      const name = await copyName(store, reader, id, range);
      await recordAllowed(services, context, { action: 'reading-copy', target: id, details: range });
      const copy = await readingCopy(services, reader, id, range, {
        ...(await copyTaker(store, reader.account)),
        at: new Date().toISOString(),
        request: context.get('requestId'),
      });
      return context.body(new Uint8Array(copy), 200, {
        'Content-Type': 'application/pdf',
        'Content-Length': String(copy.length),
        'Content-Disposition': attachment(name),
      });
    });
}
