import { createInstance, type TFunction } from 'i18next';
import type { Language } from '../preferences/preferences.ts';

/** Says a message of the portal in one language. */
export type Translate = TFunction;

/** The words of a language come when it is spoken: a page carries no language that it does not show. */
const words = {
  vi: async () => (await import('./vi.ts')).vi,
  en: async () => (await import('./en.ts')).en,
} as const satisfies Record<Language, () => Promise<object>>;

const translators = new Map<Language, Translate>();

/** The messages in one language. Each language has an instance of its own, so that requests don't share state. */
export async function translatorFor(language: Language): Promise<Translate> {
  const known = translators.get(language);
  if (known) return known;
  const instance = createInstance();
  await instance.init({
    lng: language,
    ns: ['portal'],
    defaultNS: 'portal',
    resources: { [language]: { portal: await words[language]() } },
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  translators.set(language, instance.t);
  return instance.t;
}
