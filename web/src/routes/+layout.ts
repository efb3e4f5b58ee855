import { translatorFor } from '#lib/i18n/translator.ts';
import { partsFor } from '#lib/i18n/words.ts';
import type { LayoutLoad } from './$types';

/** The words that the page says, in its language, before anything is drawn. */
export const load: LayoutLoad = async ({ data, route }) => ({
  ...data,
  t: await translatorFor(data.language, partsFor(route.id)),
});
