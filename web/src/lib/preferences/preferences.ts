/** Languages of the portal, Vietnamese first. */
const languages = ['vi', 'en'] as const;
export type Language = (typeof languages)[number];

/** `auto` follows the machine. */
const themes = ['auto', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** How close the rows of long lists stand. */
const densities = ['airy', 'dense'] as const;
export type Density = (typeof densities)[number];

/** The language named by a cookie or form value; Vietnamese when it names none that we speak. */
export function readLanguage(value: string | null | undefined): Language {
  return languages.find((language) => language === value) ?? 'vi';
}

/** The theme named by a cookie or form value; `auto` when it names none. */
export function readTheme(value: string | null | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'auto';
}

/** The theme that the switch goes to next: auto, light, dark and round again. */
export function nextTheme(theme: Theme): Theme {
  return themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
}

/** The density named by a cookie or form value; `airy` when it names none. */
export function readDensity(value: string | null | undefined): Density {
  return densities.find((density) => density === value) ?? 'airy';
}
