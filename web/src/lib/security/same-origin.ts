/**
 * Whether a request that changes something was sent by a page of this portal. Hosts are compared without the
 * scheme, because behind a proxy, and in adapter-node, the server does not know which one the browser used.
 */
export function isFromThisPortal(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  if (origin === null || !URL.canParse(origin)) return false;
  return new URL(origin).host === headers.get('host');
}
