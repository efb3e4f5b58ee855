/** A `Cookie` header as the browser will send it once it has taken these `Set-Cookie` headers. */
export function withSetCookies(header: string, setCookies: readonly string[]): string {
  const cookies = new Map(header.split(/; */).flatMap((pair) => (pair === '' ? [] : [nameAndValue(pair)])));
  for (const set of setCookies) {
    const [pair = '', ...attributes] = set.split(/; */);
    const [name, value] = nameAndValue(pair);
    if (attributes.includes('Max-Age=0')) cookies.delete(name);
    else cookies.set(name, value);
  }
  return Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; ');
}

function nameAndValue(pair: string): [name: string, value: string] {
  const end = pair.indexOf('=');
  return end < 0 ? ['', pair] : [pair.slice(0, end), pair.slice(end + 1)];
}
