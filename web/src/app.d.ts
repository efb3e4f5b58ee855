import type { SignedInPerson } from '@tangthu/server/identity/accounts';
import type { Density, Language, Theme } from '#lib/preferences/preferences.ts';
import type { PurposeState } from '#lib/purpose/purpose-state.ts';

declare global {
  namespace App {
    interface Error {
      /** The same sentence in English; `message` is the Vietnamese one. */
      messageEn?: string;
      /** Names this failure in the server's log. */
      id?: string;
    }
    interface PageData {
      /** Given on every page behind the sign-in. */
      person?: SignedInPerson;
      /** Given on every page behind the sign-in. */
      purpose?: PurposeState;
    }
    interface Locals {
      language: Language;
      theme: Theme;
      density: Density;
      /** Cookies that the API set while this page was made, as `Set-Cookie` headers. */
      apiCookies: string[];
    }
  }
}
