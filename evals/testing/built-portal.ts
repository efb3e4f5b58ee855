import { buildPortal, portalIsStale } from '@tangthu/server/portal-build';

/** Before the browser tests: builds the portal where it was never built, or where a source is newer. */
export default async function setup(): Promise<void> {
  if (await portalIsStale()) await buildPortal();
}
