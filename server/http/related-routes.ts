/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { documentChain } from '../records/chain.ts';
import { similarDocuments } from '../records/similar-documents.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { idPath, validPath } from './validation.ts';

/** What a document is related to: the chain in which it stands, and the documents most like it. */
export function relatedRoutes(services: Services) {
  return new Hono<SignedInEnvironment>()
    .get('/documents/:id/chain', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const chain = await documentChain(services.store, context.get('reader'), id);
      await recordAllowed(services, context, { action: 'document-chain', target: id });
      return context.json(chain);
    })
    .get('/documents/:id/similar', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const hits = await similarDocuments(services, context.get('reader'), id);
      await recordAllowed(services, context, { action: 'similar-documents', target: id });
      return context.json({ hits });
    });
}
