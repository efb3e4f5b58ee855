/** A place of the portal, as SvelteKit tells of a navigation. */
interface Target {
  readonly route: { readonly id: string | null };
  readonly params: Readonly<Record<string, string | undefined>> | null;
  readonly url: URL;
}

/** What is drawn in the place of what is awaited: a whole page of results or of a document, or the list of results alone. */
export type AwaitedPage = 'results' | 'hits' | 'document';

/** How long the page that is there stays as it is, in ms: a shorter wait shows nothing. */
export const patience = 150;

const results = '/(signed-in)/search';
const documents = '/(signed-in)/documents/[id]';

/** What is awaited when a person goes from one place to another; undefined where the old page stays until the new one is there. */
export function awaitedPage(from: Target | null, to: Target | null): AwaitedPage | undefined {
  if (to === null) return undefined;
  if (to.route.id === results && !to.url.searchParams.has('view'))
    return from?.route.id === results && !from.url.searchParams.has('view') ? 'hits' : 'results';
  if (to.route.id === documents)
    return from?.route.id === documents && from.params?.['id'] === to.params?.['id'] ? undefined : 'document';
  return undefined;
}
