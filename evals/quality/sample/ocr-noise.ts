import { Random } from '../random.ts';

/** Letters that OCR takes for each other, both ways. */
const CONFUSED = ['đd', 'ĐD', 'ơo', 'ưu', 'ăâ', 'êe', 'l1', 'lI', '1I', 'O0', '5S'];

const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const VOWEL = /^[aeiouyăâêôơưAEIOUYĂÂÊÔƠƯ]/u;

/** How much likelier a letter with a known confusion goes wrong than another. */
const PRONE = 4;

/**
 * The words with this share of their characters misread, as OCR misreads: letters taken for others, tones lost, gained or
 * changed, `m` read as `rn`, characters dropped, words split by a space. The same seed gives the same noise.
 */
export function misread(words: readonly string[], share: number, seed: string): string[] {
  const random = new Random(seed);
  const letters = words.map((word) => Array.from(word.normalize('NFC')));
  const places = letters.flatMap((word, at) => word.map((letter, index) => ({ at, index, letter })));
  const chosen = places
    .map((place) => ({ place, draw: random.next() ** (1 / likelihood(place.letter)) }))
    .sort((one, two) => two.draw - one.draw)
    .slice(0, Math.round(share * places.length));
  for (const { place } of chosen) {
    const word = letters[place.at];
    if (word) word[place.index] = misreading(place.letter, place.index === word.length - 1, random);
  }
  return letters.map((word) => word.join('').normalize('NFC').trim());
}

/** One letter as OCR may give it instead: another, two, none, or itself with a space after it inside a word. */
function misreading(letter: string, isLast: boolean, random: Random): string {
  const confusions = confusionsOf(letter);
  if (confusions.length > 0 && random.chance(0.85)) return random.pick(confusions);
  return isLast || random.chance(0.5) ? '' : `${letter} `;
}

function confusionsOf(letter: string): string[] {
  const plain = letter.normalize('NFD');
  const tone = TONES.find((mark) => plain.includes(mark));
  const toneless = tone ? plain.replace(tone, '').normalize('NFC') : letter;
  const swapped = CONFUSED.filter((pair) => pair.includes(toneless)).map(
    (pair) => pair.replace(toneless, '') + (tone ?? ''),
  );
  const toned = VOWEL.test(toneless)
    ? [tone ? toneless : undefined, ...TONES.filter((mark) => mark !== tone).map((mark) => toneless + mark)]
    : [];
  return [
    ...swapped,
    ...swapped,
    ...toned.filter((text) => text !== undefined),
    ...(letter === 'm' ? ['rn'] : []),
  ];
}

function likelihood(letter: string): number {
  return confusionsOf(letter).length > 0 ? PRONE : 1;
}
