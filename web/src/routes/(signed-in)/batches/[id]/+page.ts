import { demand, portalApi } from '#lib/api/portal-api.ts';
import type { PageLoad } from './$types';

const LINES = 50;

/** Lines of one of the person's lists with what was found, fifty on a page. */
export const load: PageLoad = async ({ fetch, params: { id }, url }) => {
  const wanted = Number(url.searchParams.get('page'));
  const page = Number.isInteger(wanted) && wanted >= 1 && wanted <= 1000 ? wanted : 1;
  const query = { limit: String(LINES), offset: String((page - 1) * LINES) };
  const { batch, lines } = await demand(portalApi(fetch).batches[':id'].$get({ param: { id }, query }));
  return { batch, lines, page, pages: Math.max(1, Math.ceil(batch.lines / LINES)) };
};
