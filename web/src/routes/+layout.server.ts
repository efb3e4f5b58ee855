import type { LayoutServerLoad } from './$types';

/** The person's language, theme and density, from their cookies. */
export const load: LayoutServerLoad = ({ locals: { language, theme, density } }) => ({
  language,
  theme,
  density,
});
