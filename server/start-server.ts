import type { RequestListener } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { requireModel } from '@tangthu/db/embedding-table';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { asPortal } from '@tangthu/db/portal';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { pino } from 'pino';
import type { Config } from './config.ts';
import { makeApi } from './http/api.ts';
import { setPortalHeaders } from './http/security.ts';
import { ImageCache } from './images/image-cache.ts';
import { PageImages } from './images/page-images.ts';
import { listen, stopListening } from './listen.ts';
import { loadPortal, type PortalHandler } from './portal-handler.ts';
import { originalsIn } from './records/originals.ts';
import { search } from './retrieval/search.ts';
import { requireBoundSignIn } from './store-safety.ts';

/** A server that runs; `close` ends it in the reverse order of its start. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the whole product: store, migrations, embedder, API, portal, one port. Throws errors with plain sentences
 * (`StoreError`, `EmbeddingModelError`, `ListenError`) and leaves nothing open when a step fails.
 */
export async function startServer(config: Config): Promise<RunningServer> {
  await using starting = new AsyncDisposableStack();

  const store = await openStore(config.store);
  starting.defer(() => store.close());
  if (!config.store.url || config.store.ownerUrl) await migrate(store);
  await requireBoundSignIn(store);

  const embeddings = await loadEmbeddings(config.modelFolder);
  await asPortal(store, (portal) => requireModel(portal, embeddings));

  const originals = originalsIn(config.originalsFolder);
  const images = new PageImages(originals, await ImageCache.open(config.cacheFolder, config.pageCacheBytes));
  starting.defer(() => images.close());

  const api = makeApi({
    store,
    originals,
    images,
    search: (reader, request) => search({ store, embeddings }, reader, request),
    log: pino({ level: config.logLevel }),
    demonstration: config.demonstration,
    publicOrigin: config.publicOrigin,
  });

  const portal = Promise.withResolvers<PortalHandler>();
  const { server, url } = await listen(config.host, config.port, split(api, portal.promise, config));
  starting.defer(() => stopListening(server));
  portal.resolve(await loadPortal(url));

  const running = starting.move();
  return { url, close: () => running.disposeAsync() };
}

/** `/api` and `/iiif` go to the API, everything else to the portal, which is loaded once the API can be reached. */
function split(
  api: ReturnType<typeof makeApi>,
  portal: Promise<PortalHandler>,
  config: Config,
): RequestListener {
  const answerApi = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  return (incoming, outgoing) => {
    if (/^\/(api|iiif)([/?]|$)/.test(incoming.url ?? '')) {
      void answerApi(incoming, outgoing);
      return;
    }
    setPortalHeaders(outgoing, config);
    void portal.then((answer) => answer(incoming, outgoing));
  };
}
