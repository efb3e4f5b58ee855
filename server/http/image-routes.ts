/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono, type Context } from 'hono';
import type { ImageViews } from '../audit/image-views.ts';
import { imageInformation } from '../images/image-information.ts';
import { parseImageRequest } from '../images/image-request.ts';
import { MEDIA_TYPES } from '../images/page-images.ts';
import { findPage, type PageLocation } from '../records/find-page.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { pagePath, validPath } from './validation.ts';

/** Short: the image of a page never changes, but the right to see it may be withdrawn. */
const IMAGE_CACHING = 'private, max-age=600';
/** What people's numbers stand on is another image when a purpose shows them, and again when that has ended. */
const NO_CACHING = 'private, no-store';

/** Page images over IIIF Image API 3, as far as the signed-in person may read the page. */
export function imageRoutes(services: Services, views: ImageViews) {
  const { images } = services;
  return new Hono<SignedInEnvironment>()
    .get('/:id/:number/info.json', validPath(pagePath), async (context) => {
      const { id, number } = context.req.valid('param');
      const page = await openPage(services, views, context, id, number, 'image');
      const origin = services.publicOrigin ?? new URL(context.req.url).origin;
      return context.json(imageInformation(`${origin}/iiif/${id}/${number}`, images.size(page)));
    })
    .get('/:id/:number/:region/:size/:rotation/:file', validPath(pagePath), async (context) => {
      const { id, number } = context.req.valid('param');
      const page = await openPage(services, views, context, id, number, 'image');
      const { region, size, rotation, file } = context.req.param();
      const request = parseImageRequest(images.size(page), { region, size, rotation, file });
      return answerImage(context, page, await images.image(page, request), MEDIA_TYPES[request.format]);
    });
}

/** The small picture of a page for lists. */
export function thumbnailRoutes(services: Services, views: ImageViews) {
  const path = '/documents/:id/pages/:number/thumbnail';
  return new Hono<SignedInEnvironment>().get(path, validPath(pagePath), async (context) => {
    const { id, number } = context.req.valid('param');
    const page = await openPage(services, views, context, id, number, 'thumbnail');
    return answerImage(context, page, await services.images.thumbnail(page), MEDIA_TYPES.webp);
  });
}

/** Asks the database, cached image or not, and writes down the first view. */
async function openPage(
  services: Services,
  views: ImageViews,
  context: Context<SignedInEnvironment>,
  id: string,
  number: number,
  kind: 'image' | 'thumbnail',
): Promise<PageLocation> {
  const reader = context.get('reader');
  const page = await findPage(services.store, reader, id, number);
  const covered = page.covered.length > 0 ? 'masked' : 'whole';
  await views.recordOnce(`${reader.account} ${reader.session} ${id} ${number} ${kind} ${covered}`, () =>
    recordAllowed(services, context, { action: 'page-image', target: id, details: { page: number, kind } }),
  );
  return page;
}

function answerImage(
  context: Context,
  { hasNumbers }: PageLocation,
  image: Uint8Array<ArrayBuffer>,
  mediaType: string,
): Response {
  return context.body(image, 200, {
    'Content-Type': mediaType,
    'Cache-Control': hasNumbers ? NO_CACHING : IMAGE_CACHING,
    Vary: 'Cookie',
  });
}
