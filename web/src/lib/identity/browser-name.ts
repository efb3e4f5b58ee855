const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['coc_coc_browser', 'Cốc Cốc'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const;

/** The browser and system of a `User-Agent`, e.g. `Firefox, Windows`; its beginning where neither is known. */
export function browserName(userAgent: string): string {
  const known = [BROWSERS, SYSTEMS].flatMap((names) => {
    const found = names.find(([mark]) => userAgent.includes(mark));
    return found ? [found[1]] : [];
  });
  return known.length > 0 ? known.join(', ') : userAgent.slice(0, 40);
}
