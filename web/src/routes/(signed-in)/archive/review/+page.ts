import { demand, portalApi } from '#lib/api/portal-api.ts';
import { readReviewState, reviewQuestion } from '#lib/review/review-link.ts';
import type { PageLoad } from './$types';

/** The place in the review queue that the address names. */
export const load: PageLoad = async ({ fetch, url, depends }) => {
  depends('archive:review');
  const state = readReviewState(url.searchParams);
  const review = await demand(portalApi(fetch).review.$get({ query: reviewQuestion(state) }));
  return { review, state };
};
