import { createContext } from 'svelte';
import type { Language } from '../preferences/preferences.ts';
import type { Translate } from './translator.ts';

/** How a component speaks: the messages, and the language for dates and numbers. */
export interface Speech {
  readonly t: Translate;
  readonly language: Language;
}

/** `getSpeech()` in a component gives the page's speech; the root layout sets it. */
export const [getSpeech, setSpeech] = createContext<Speech>();
