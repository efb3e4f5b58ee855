const NOWHERE = 'http://portal.invalid';

/** The path of this portal that a link asks to go back to; `/` when it leads anywhere else. */
export function returnPathOf(wanted: string | undefined): string {
  const url = wanted?.startsWith('/') ? URL.parse(wanted, NOWHERE) : null;
  if (url?.origin !== NOWHERE || url.pathname.startsWith('//')) return '/';
  return url.pathname + url.search;
}
