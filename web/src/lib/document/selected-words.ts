/** The words of the page that are selected in its text, as the address names them (`12-15`, both inclusive); empty where none are. */
export function selectedWords(within: Element, selection: Selection | null): string {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return '';
  const range = selection.getRangeAt(0);
  const places = [...within.querySelectorAll('[data-word]')]
    .filter((word) => range.intersectsNode(word))
    .map((word) => Number(word.getAttribute('data-word')));
  const [first] = places;
  return first === undefined ? '' : `${first}-${places.at(-1) ?? first}`;
}

/** The first of the runs of words that an address names: from, to (exclusive); undefined where it names none. */
export function firstRun(words: string): readonly [from: number, to: number] | undefined {
  const [from, to] = (words.split(',')[0] ?? '').split('-').map(Number);
  return words !== '' && from !== undefined && to !== undefined && from <= to ? [from, to + 1] : undefined;
}
