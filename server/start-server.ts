import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { requireModel } from '@tangthu/db/embedding-table';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { asPortal } from '@tangthu/db/portal';
import { readerOf } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { abbreviationsWith } from '@tangthu/language/text/abbreviations';
import { loadReranker } from '@tangthu/language/reranking/local-reranker';
import { pino, type Logger } from 'pino';
import { recordEvent } from './audit/record-event.ts';
import { searchBatches } from './batches/batch-worker.ts';
import { anchorRegularly } from './audit/anchoring.ts';
import type { Config } from './config.ts';
import { ExportFolder } from './exports/export-folder.ts';
import { writeExports } from './exports/export-worker.ts';
import { makeApi } from './http/api.ts';
import { ClientAddresses } from './http/client-address.ts';
import { setPortalHeaders } from './http/security.ts';
import { disableIdleAccounts, sweepRegularly } from './identity/idle-accounts.ts';
import { openIdentityKey } from './identity/identity-key.ts';
import { SingleSignOn } from './identity/single-sign-on.ts';
import { ImageCache } from './images/image-cache.ts';
import { PageImages } from './images/page-images.ts';
import { listen, stopListening } from './listen.ts';
import { loadPortal, type PortalHandler } from './portal-handler.ts';
import { openOriginals } from '@tangthu/db/open-originals';
import { answerQuestion, type AnswerContext } from './answers/answer-question.ts';
import { ChatModel } from './answers/composed/chat-model.ts';
import type { Reranking, SearchContext } from './retrieval/search-context.ts';
import { search } from './retrieval/search.ts';
import { matchRegularly } from './saved/arrivals.ts';
import { requireBoundSignIn, requireDemonstrationStore } from './store-safety.ts';

/** A server that runs; `close` ends it in the reverse order of its start. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the whole product: store, migrations, embedder, API, portal, one port. Throws errors with plain sentences
 * (`StoreError`, `EmbeddingModelError`, `AbbreviationFileError`, `RerankerError`, `ListenError`) and leaves nothing open when a step fails.
 */
export async function startServer(config: Config): Promise<RunningServer> {
  await using starting = new AsyncDisposableStack();

  const store = await openStore(config.store);
  starting.defer(() => store.close());
  if (!config.store.url || config.store.ownerUrl) await migrate(store);
  await requireBoundSignIn(store);
  if (config.demonstration) await requireDemonstrationStore(store);

  const embeddings = await loadEmbeddings(config.modelFolder);
  await asPortal(store, (portal) => requireModel(portal, embeddings));
  const log = pino({ level: config.logLevel });
  const abbreviations = config.abbreviationsFile ? abbreviationsWith(config.abbreviationsFile) : undefined;
  const context: AnswerContext = {
    store,
    embeddings,
    abbreviations,
    reranking: await rerankingOf(config, log),
    ...(config.chatModel && { chatModel: await ChatModel.open(config.chatModel) }),
    onFault: ({ why, message, cause }) => log.warn({ why, err: cause }, `No composed answer: ${message}`),
  };

  starting.defer(await anchorRegularly(store, config.anchoring, log));

  const addresses = new ClientAddresses(config.trustedProxies);
  const originals = openOriginals(config.originals);
  const images = new PageImages(originals, await ImageCache.open(config.cacheFolder, config.pageCacheBytes));
  starting.defer(() => images.close());

  const exportFolder = new ExportFolder(config.exports.folder);
  const worker = writeExports({ store, folder: exportFolder, limits: config.exports, log });
  starting.defer(() => worker.close());

  const api = makeApi({
    store,
    originals,
    images,
    abbreviations,
    search: (reader, request) => search(context, reader, request),
    answer: (reader, request, signal) => answerQuestion(context, reader, request, signal),
    embeddings,
    exports: { folder: exportFolder, worker },
    log,
    addresses,
    identityKey: await openIdentityKey(config.identityKey, config.identityKeyFile),
    singleSignOn: singleSignOnOf(config),
    demonstration: config.demonstration,
    publicOrigin: config.publicOrigin,
  });

  starting.defer(await sweepRegularly(() => sweepAccounts(store, log)));

  const arrivals = matchRegularly(context, log);
  starting.defer(() => arrivals.close());
  const batches = searchBatches(
    { store, search: (reader, request) => search(context, reader, request) },
    log,
  );
  starting.defer(() => batches.close());

  const portal = Promise.withResolvers<PortalHandler>();
  const { server, url } = await listen(
    config.host,
    config.port,
    split(api, portal.promise, addresses, log, config),
  );
  starting.defer(() => stopListening(server));
  const [handler] = await Promise.all([loadPortal(url), warmUp(context)]);
  portal.resolve(handler);

  const running = starting.move();
  return { url, close: () => running.disposeAsync() };
}

/** The cross-encoder that the operator put in, if any. A search that it fails is answered without it, and logged. */
async function rerankingOf(config: Config, log: Logger): Promise<Reranking | undefined> {
  if (config.rerankerFolder === undefined) return undefined;
  const reranker = await loadReranker(config.rerankerFolder);
  log.info({ model: reranker.modelId }, 'A reranking model reads the best documents again.');
  return {
    reranker,
    milliseconds: config.rerankerMilliseconds,
    onFailure: (error) =>
      log.warn({ err: error }, 'The reranking model failed or took too long: the first order stands.'),
  };
}

function singleSignOnOf({ singleSignOn, publicOrigin }: Config): SingleSignOn | undefined {
  return singleSignOn && publicOrigin ? new SingleSignOn(singleSignOn, publicOrigin) : undefined;
}

/** Disables who has been away for 45 days, and writes it down. */
async function sweepAccounts(store: Store, log: Logger): Promise<void> {
  try {
    for (const account of await disableIdleAccounts(store)) {
      await recordEvent(store, {
        account: null,
        action: 'account-disabled',
        outcome: 'allowed',
        target: account,
        details: { because: 'idle' },
        requestId: 'idle-accounts',
      });
    }
  } catch (error) {
    log.error({ err: error }, 'Idle accounts could not be looked for.');
  }
}

/** A search by nobody, which finds nothing: the first real one then needs no second for what is loaded on first use. */
async function warmUp(context: SearchContext): Promise<void> {
  const nobody = await readerOf(context.store, '00000000-0000-0000-0000-000000000000');
  await search(context, nobody, { query: 'quyết định về việc thu hồi đất' });
}

/** `/api` and `/iiif` go to the API, everything else to the portal, which is loaded once the API can be reached. */
function split(
  api: ReturnType<typeof makeApi>,
  portal: Promise<PortalHandler>,
  addresses: ClientAddresses,
  log: Logger,
  config: Config,
): RequestListener {
  const answerApi = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  const answerPage = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    try {
      setPortalHeaders(outgoing, config);
      addresses.stamp(incoming);
      await (
        await portal
      )(incoming, outgoing);
    } catch (error) {
      log.error({ path: incoming.url, err: error }, 'The portal could not answer.');
      outgoing.destroy();
    }
  };
  return (incoming, outgoing) => {
    const isApi = /^\/(api|iiif)([/?]|$)/.test(incoming.url ?? '');
    void (isApi ? answerApi : answerPage)(incoming, outgoing);
  };
}
