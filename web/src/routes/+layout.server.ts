import type { LayoutServerLoad } from './$types';

/** The person's language and theme, from their cookies. */
export const load: LayoutServerLoad = ({ locals: { language, theme } }) => ({ language, theme });
