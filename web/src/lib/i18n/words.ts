import type { Language } from '../preferences/preferences.ts';

/** A part of what the portal says: that of every page, or that of some pages. */
export type WordPart = keyof (typeof parts)['vi'];

/** Each part comes when a page needs it, in the language that is spoken: a page carries no words that it can't say. */
const parts = {
  vi: {
    access: async () => (await import('./access-vi.ts')).accessVi,
    agencies: async () => (await import('./agencies-vi.ts')).agenciesVi,
    answers: async () => (await import('./answers-vi.ts')).answersVi,
    archive: async () => (await import('./archive-vi.ts')).archiveVi,
    asked: async () => (await import('./asked-vi.ts')).askedVi,
    audit: async () => (await import('./audit-vi.ts')).auditVi,
    batch: async () => (await import('./batch-vi.ts')).batchVi,
    chain: async () => (await import('./chain-vi.ts')).chainVi,
    common: async () => (await import('./common-vi.ts')).commonVi,
    desk: async () => (await import('./desk-vi.ts')).deskVi,
    document: async () => (await import('./document-vi.ts')).documentVi,
    duplicates: async () => (await import('./duplicates-vi.ts')).duplicatesVi,
    exports: async () => (await import('./exports-vi.ts')).exportsVi,
    faults: async () => (await import('./faults-vi.ts')).faultsVi,
    identity: async () => (await import('./identity-vi.ts')).identityVi,
    keys: async () => (await import('./keys-vi.ts')).keysVi,
    numbers: async () => (await import('./numbers-vi.ts')).numbersVi,
    reader: async () => (await import('./reader-vi.ts')).readerVi,
    saved: async () => (await import('./saved-vi.ts')).savedVi,
  },
  en: {
    access: async () => (await import('./access-en.ts')).accessEn,
    agencies: async () => (await import('./agencies-en.ts')).agenciesEn,
    answers: async () => (await import('./answers-en.ts')).answersEn,
    archive: async () => (await import('./archive-en.ts')).archiveEn,
    asked: async () => (await import('./asked-en.ts')).askedEn,
    audit: async () => (await import('./audit-en.ts')).auditEn,
    batch: async () => (await import('./batch-en.ts')).batchEn,
    chain: async () => (await import('./chain-en.ts')).chainEn,
    common: async () => (await import('./common-en.ts')).commonEn,
    desk: async () => (await import('./desk-en.ts')).deskEn,
    document: async () => (await import('./document-en.ts')).documentEn,
    duplicates: async () => (await import('./duplicates-en.ts')).duplicatesEn,
    exports: async () => (await import('./exports-en.ts')).exportsEn,
    faults: async () => (await import('./faults-en.ts')).faultsEn,
    identity: async () => (await import('./identity-en.ts')).identityEn,
    keys: async () => (await import('./keys-en.ts')).keysEn,
    numbers: async () => (await import('./numbers-en.ts')).numbersEn,
    reader: async () => (await import('./reader-en.ts')).readerEn,
    saved: async () => (await import('./saved-en.ts')).savedEn,
  },
} as const satisfies Record<Language, Record<string, () => Promise<Record<string, string>>>>;

/** Every part there is. */
export const wordParts = Object.keys(parts.vi) as WordPart[];

/** The words of one part in a language, by their keys. */
export function wordsOf(part: WordPart, language: Language): Promise<Readonly<Record<string, string>>> {
  return parts[language][part]();
}

/** Pages by the start of their route, and what they say beside the common words. */
const places: readonly (readonly [route: string, parts: readonly WordPart[]])[] = [
  ['/(signed-in)/account', ['identity']],
  ['/(signed-in)/admin', ['access', 'archive', 'identity']],
  ['/(signed-in)/admin/agencies', ['agencies', 'asked']],
  ['/(signed-in)/archive', ['archive']],
  ['/(signed-in)/archive/corrections', ['reader']],
  ['/(signed-in)/archive/duplicates', ['duplicates']],
  ['/(signed-in)/archive/review', ['document', 'keys', 'reader']],
  ['/(signed-in)/archive/runs', ['faults']],
  ['/(signed-in)/audit', ['archive', 'asked', 'audit']],
  ['/(signed-in)/batches', ['batch', 'saved']],
  ['/(signed-in)/desk', ['desk']],
  ['/(signed-in)/documents', ['chain', 'document', 'numbers', 'reader']],
  ['/(signed-in)/exports', ['exports']],
  ['/(signed-in)/reports', ['document', 'reader']],
  ['/(signed-in)/saved', ['batch', 'saved']],
  ['/sign-in', ['identity']],
];

/** What the page of a route says, the common words first. Components that come later bring their own. */
export function partsFor(route: string | null): WordPart[] {
  const own = places.filter(([start]) => route === start || route?.startsWith(`${start}/`));
  return [...new Set<WordPart>(['common', ...own.flatMap(([, some]) => some)])];
}
