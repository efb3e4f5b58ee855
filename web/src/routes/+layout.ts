import { translatorFor } from '#lib/i18n/translator.ts';
import type { LayoutLoad } from './$types';

/** The words of the page's language, before anything is drawn. */
export const load: LayoutLoad = async ({ data }) => ({ ...data, t: await translatorFor(data.language) });
