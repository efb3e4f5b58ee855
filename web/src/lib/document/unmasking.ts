import type { PurposeState } from '#lib/purpose/purpose-state.ts';

/** For which purposes the person may see a document's numbers of people in full, and for which they do. */
export type Unmasking = Pick<PurposeState, 'purposes' | 'stated'>;

/** For documents in which no such numbers stand. */
export const NO_UNMASKING: Unmasking = { purposes: [], stated: [] };

/** What of a person's purposes shows the numbers in this document. */
export function unmaskingOf({ purposes, stated }: Unmasking, document: string): Unmasking {
  const showing = purposes.filter(({ showsIdentifiers }) => showsIdentifiers);
  return {
    purposes: showing,
    stated: stated.filter(
      (each) => (each.document ?? document) === document && showing.some(({ code }) => code === each.purpose),
    ),
  };
}

/** The statement that ends last. */
export function latest<Stated extends { readonly endsAt: string }>(
  stated: readonly Stated[],
): Stated | undefined {
  return stated.toSorted((one, other) => (one.endsAt < other.endsAt ? 1 : -1))[0];
}
