/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { atomFeed } from '../saved/atom.ts';
import { endFeed, feedSince, makeFeedToken } from '../saved/feed-token.ts';
import { newestMatches } from '../saved/matches.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';

const ENTRIES = 50;

/** A person's own feed of new documents: its secret address, and what stands there for feed readers, which have no session. */
export function feedRoutes(services: Services) {
  const { store, publicOrigin } = services;
  return new Hono<SignedInEnvironment>()
    .get('/feed', async (context) =>
      context.json({ since: await feedSince(store, context.get('reader').account) }),
    )
    .post('/feed', async (context) => {
      const token = await makeFeedToken(store, context.get('reader').account);
      await recordAllowed(services, context, { action: 'feed-made' });
      return context.json({ path: feedPath(token) });
    })
    .post('/feed/end', async (context) => {
      await endFeed(store, context.get('reader').account);
      await recordAllowed(services, context, { action: 'feed-ended' });
      return context.json({ ended: true });
    })
    .get('/feeds/:file', async (context) => {
      const reader = context.get('reader');
      const documents = await newestMatches(store, reader, ENTRIES);
      const { origin, pathname: path } = new URL(context.req.url);
      const since = (await feedSince(store, reader.account)) ?? new Date(0).toISOString();
      const feed = atomFeed(documents, { origin: publicOrigin ?? origin, path, since });
      await recordAllowed(services, context, { action: 'feed' });
      const tag = `"${createHash('sha256').update(feed).digest('base64url')}"`;
      context.header('ETag', tag);
      context.header('Cache-Control', 'private, no-cache');
      if (context.req.header('If-None-Match')?.split(/,\s*/).includes(tag)) return context.body(null, 304);
      return context.body(feed, 200, { 'Content-Type': 'application/atom+xml; charset=utf-8' });
    });
}

function feedPath(token: string): string {
  return `/api/feeds/${token}.atom`;
}
