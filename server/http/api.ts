/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { bodyLimit } from 'hono/body-limit';
import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { requestId } from 'hono/request-id';
import { BATCH_BYTES } from '../batches/read-queries.ts';
import { ImageViews } from '../audit/image-views.ts';
import { actForPerson, actForRequest } from './acting.ts';
import { accessRoutes } from './access-routes.ts';
import { accountRoutes } from './account-routes.ts';
import { administeredAccountRoutes } from './administered-account-routes.ts';
import { auditRoutes } from './audit-routes.ts';
import { agencyRoutes } from './agency-routes.ts';
import { answerRoutes } from './answer-routes.ts';
import { archiveRoutes } from './archive-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { batchRoutes } from './batch-routes.ts';
import { duplicateRoutes } from './duplicate-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { answerError, answerNotFound } from './error-answers.ts';
import { guard } from './guard.ts';
import { imageRoutes, thumbnailRoutes } from './image-routes.ts';
import { InvalidRequestError } from './request-errors.ts';
import { logRequests } from './request-log.ts';
import { matchRoutes } from './match-routes.ts';
import { noteAddress } from './note-address.ts';
import { noteRulesVersion } from './note-rules-version.ts';
import { ownAccountRoutes } from './own-account-routes.ts';
import { purposeRoutes } from './purpose-routes.ts';
import { relatedRoutes } from './related-routes.ts';
import { readerRoutes } from './reader-routes.ts';
import { reportRoutes } from './report-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { unmaskingRoutes } from './unmasking-routes.ts';
import { feedRoutes } from './feed-routes.ts';
import { savedRoutes } from './saved-routes.ts';
import { searchRoutes } from './search-routes.ts';
import { suggestionRoutes } from './suggestion-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { forgeryProtection, keepOutOfCaches, securityHeaders } from './security.ts';
import type { ApiEnvironment } from './environment.ts';
import type { Services } from './services.ts';

const BODY_BYTES = 16 * 1024;

/** A file of queries is larger than anything else that is sent. */
const limitBody = createMiddleware<ApiEnvironment>((context, next) => {
  const maxSize = context.req.path === '/api/batches' ? BATCH_BYTES + 1 : BODY_BYTES;
  const onError = (): never => {
    throw new InvalidRequestError(`The request's body is larger than ${maxSize} bytes.`);
  };
  return bodyLimit({ maxSize, onError })(context, next);
});

/**
 * The whole API: `/api` (JSON) and `/iiif` (page images). Every route needs a session unless `surfaces.ts` lists it as
 * public. The routes are chained so that `hc<Api>` knows their types.
 */
export function makeApi(services: Services) {
  const views = new ImageViews();
  return new Hono<ApiEnvironment>()
    .onError(answerError(services))
    .notFound(answerNotFound(services))
    .use(
      requestId({ headerName: '' }),
      noteAddress(services),
      actForRequest,
      logRequests(services.log),
      securityHeaders(services),
      keepOutOfCaches,
      noteRulesVersion,
      limitBody,
      forgeryProtection(services),
      guard(services),
      actForPerson,
    )
    .route('/api', accountRoutes(services))
    .route('/api', signInRoutes(services))
    .route('/api', secondFactorRoutes(services))
    .route('/api/account', ownAccountRoutes(services))
    .route('/api/accounts', administeredAccountRoutes(services))
    .route('/api', purposeRoutes(services))
    .route('/api/desk', deskRoutes(services))
    .route('/api', searchRoutes(services))
    .route('/api', answerRoutes(services))
    .route('/api', suggestionRoutes(services))
    .route('/api', matchRoutes(services))
    .route('/api/exports', exportRoutes(services))
    .route('/api', documentRoutes(services))
    .route('/api', relatedRoutes(services))
    .route('/api/saved', savedRoutes(services))
    .route('/api/batches', batchRoutes(services))
    .route('/api', feedRoutes(services))
    .route('/api', readerRoutes(services))
    .route('/api', reportRoutes(services))
    .route('/api', unmaskingRoutes(services))
    .route('/api', thumbnailRoutes(services, views))
    .route('/api/agencies', agencyRoutes(services))
    .route('/api/access', accessRoutes(services))
    .route('/api/archive', archiveRoutes(services))
    .route('/api/audit', auditRoutes(services))
    .route('/api/duplicates', duplicateRoutes(services))
    .route('/api/review', reviewRoutes(services))
    .route('/iiif', imageRoutes(services, views));
}

/** The API's type, for the portal's `hc<Api>`. */
export type Api = ReturnType<typeof makeApi>;
