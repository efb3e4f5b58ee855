interface Span {
  readonly start: number;
  readonly end: number;
}

const cluster = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * Runs a finder over the NFC form of a text and gives its findings with offsets into the text as it was, so that
 * decomposed (NFD) input finds the same things.
 */
export function findInNfc<Found extends Span>(text: string, find: (nfc: string) => Found[]): Found[] {
  const nfc = text.normalize('NFC');
  if (nfc === text) return find(text);
  let clustered = '';
  const places: number[] = [];
  for (const { 0: written, index } of text.matchAll(cluster)) {
    const composed = written.normalize('NFC');
    for (let at = 0; at < composed.length; at++) places.push(index);
    clustered += composed;
  }
  places.push(text.length);
  return find(clustered).map((found) => ({
    ...found,
    start: places[found.start] ?? text.length,
    end: places[found.end] ?? text.length,
  }));
}
