const anyOrigin = 'http://portal.invalid';

/**
 * A path inside this portal that a link or form asks to go back to, or `/` when it leads anywhere else:
 * another origin, a scheme, or a protocol-relative address.
 */
export function readReturnPath(wanted: string | null | undefined): string {
  if (!wanted?.startsWith('/')) return '/';
  let url: URL;
  try {
    url = new URL(wanted, anyOrigin);
  } catch {
    return '/';
  }
  if (url.origin !== anyOrigin || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search + url.hash;
}
