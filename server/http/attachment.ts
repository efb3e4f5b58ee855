/** A download under its own name (RFC 6266): plain letters for old programs, the real name beside them. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\w.\- ]/g, '_');
  const exact = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${exact}`;
}
