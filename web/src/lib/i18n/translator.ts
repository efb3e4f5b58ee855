import { createInstance, type i18n, type TFunction } from 'i18next';
import type { Language } from '../preferences/preferences.ts';
import { wordParts, wordsOf, type WordPart } from './words.ts';

/** Says a message of the portal in one language. */
export type Translate = TFunction;

/** What speaks a language, and the parts of its words that it knows by now. */
interface Speaker {
  readonly instance: i18n;
  readonly known: Set<WordPart>;
}

const speakers = new Map<Language, Speaker>();

/**
 * The messages in one language, those of the given parts at least; all of them when left out. Each language has an instance of its own, so
 * that requests don't share state.
 */
export async function translatorFor(
  language: Language,
  parts: readonly WordPart[] = wordParts,
): Promise<Translate> {
  const { instance, known } = speakerOf(language);
  const missing = parts.filter((part) => !known.has(part));
  const learned = await Promise.all(
    missing.map(async (part) => [part, await wordsOf(part, language)] as const),
  );
  for (const [part, words] of learned) {
    instance.addResourceBundle(language, 'portal', words);
    known.add(part);
  }
  return instance.t;
}

function speakerOf(language: Language): Speaker {
  const found = speakers.get(language);
  if (found) return found;
  const instance = createInstance();
  const speaker = { instance, known: new Set<WordPart>() };
  void instance.init({
    lng: language,
    ns: ['portal'],
    defaultNS: 'portal',
    resources: { [language]: { portal: {} } },
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  speakers.set(language, speaker);
  return speaker;
}
