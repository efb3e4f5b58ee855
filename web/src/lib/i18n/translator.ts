import { createInstance, type TFunction } from 'i18next';
import { en } from './en.ts';
import { vi } from './vi.ts';
import type { Language } from '../preferences/preferences.ts';

/** Says a message of the portal in one language. */
export type Translate = TFunction;

const translators = new Map<Language, Translate>();

/** The messages in one language. Each language has an instance of its own, so that requests don't share state. */
export function translator(language: Language): Translate {
  const known = translators.get(language);
  if (known) return known;
  const instance = createInstance();
  void instance.init({
    lng: language,
    ns: ['portal'],
    defaultNS: 'portal',
    resources: { [language]: { portal: language === 'vi' ? vi : en } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  translators.set(language, instance.t);
  return instance.t;
}
