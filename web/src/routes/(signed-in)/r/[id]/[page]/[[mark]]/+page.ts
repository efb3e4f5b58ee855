import { redirect } from '@sveltejs/kit';
import { demand, portalApi } from '#lib/api/portal-api.ts';
import { documentHref } from '#lib/document/document-link.ts';
import type { PageLoad } from './$types';

/** A permanent address leads to the page and passage that it means today, and says when they stood elsewhere. */
export const load: PageLoad = async ({ fetch, params: { id, page, mark } }) => {
  const place = await demand(
    portalApi(fetch).documents[':id'].pages[':number'].permanent.$get({
      param: { id, number: page },
      query: mark === undefined ? {} : { mark },
    }),
  );
  const was = place.state === 'there' ? '' : `&was=${place.state}-${encodeURIComponent(page)}`;
  redirect(307, documentHref(place.document, { page: place.page, passage: place.passage }) + was);
};
