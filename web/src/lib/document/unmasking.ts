import type { InferResponseType } from 'hono/client';
import type { portalApi } from '#lib/api/portal-api.ts';

type Route = ReturnType<typeof portalApi>['documents'][':id']['unmasking']['$get'];

/** For which purposes the person may see a document's numbers of people in full, and for which they do. */
export type Unmasking = InferResponseType<Route>;

/** What is left to nobody: for documents in which no such numbers stand. */
export const NO_UNMASKING: Unmasking = { purposes: [], stated: [] };

/** The statement that ends last. */
export function latest<Stated extends { readonly endsAt: string }>(
  stated: readonly Stated[],
): Stated | undefined {
  return stated.toSorted((one, other) => (one.endsAt < other.endsAt ? 1 : -1))[0];
}
