import { toIndexForm } from '../text/fold.ts';
import { isVietnameseSyllable } from '../text/vietnamese-syllable.ts';

// What a key of Telex or VNI adds to the letters before it.
const circumflex = '\u0302';
const horn = '\u031b';
const breve = '\u0306';

const telexTones: Readonly<Record<string, string>> = {
  s: '\u0301',
  f: '\u0300',
  r: '\u0309',
  x: '\u0303',
  j: '\u0323',
};
const vniTones: Readonly<Record<string, string>> = {
  1: '\u0301',
  2: '\u0300',
  3: '\u0309',
  4: '\u0303',
  5: '\u0323',
};

const vowels = /[aeiouyăâêôơư]/;

/** The letters with a tone mark anywhere on the vowels; where it belongs is left to the index form. */
function withTone(letters: string, tone: string): string {
  const at = letters.search(vowels);
  return at < 0 ? letters : (letters.slice(0, at + 1) + tone + letters.slice(at + 1)).normalize('NFC');
}

function telexLetters(keys: string): string {
  const doubled = keys.replace(/(?<!d)d(.*)d/, 'đ$1').replace(/([aeo])([^aeiouwy]*)\1/, `$1${circumflex}$2`);
  return doubled
    .replace(/uw?o([^w]*)w/, `u${horn}o${horn}$1`)
    .replace(/([uo])([^aw]*)w/, `$1${horn}$2`)
    .replace(/a([^w]*)w/, `a${breve}$1`)
    .replace(/^([^aeiouy]*)w/, `$1u${horn}`)
    .normalize('NFC');
}

function vniLetters(keys: string): string {
  return keys
    .replace(/d(.*)9/, 'đ$1')
    .replace(/([aeo])([^6]*)6/, `$1${circumflex}$2`)
    .replace(/u7?o([^7]*)7/, `u${horn}o${horn}$1`)
    .replace(/([uo])([^7]*)7/, `$1${horn}$2`)
    .replace(/a([^8]*)8/, `a${breve}$1`)
    .normalize('NFC');
}

interface InputMethod {
  readonly tones: Readonly<Record<string, string>>;
  readonly toneKeys: RegExp;
  readonly letters: (keys: string) => string;
}

const inputMethods: readonly InputMethod[] = [
  { tones: telexTones, toneKeys: /(?<=[aeiouyăâêôơưw].*)[sfrxj]/g, letters: telexLetters },
  { tones: vniTones, toneKeys: /(?<=[aeiouyăâêôơư].*)[1-5]/g, letters: vniLetters },
];

/**
 * The Vietnamese syllables (lower-cased index form) that raw keys of Telex or VNI, or a syllable with keys left over,
 * may mean: `quyeets`, `quye61t` and `quyêst` give `quyết`. Empty where they mean none but what is written.
 */
export function decodeKeys(typed: string): string[] {
  const keys = typed.toLowerCase().normalize('NFC');
  const found = new Set<string>();
  for (const { tones, toneKeys, letters } of inputMethods) {
    const decoded = [letters(keys)];
    for (const { 0: key, index } of keys.matchAll(toneKeys)) {
      const rest = letters(keys.slice(0, index) + keys.slice(index + 1));
      decoded.push(withTone(rest, tones[key] ?? ''));
    }
    for (const form of decoded.map(toIndexForm)) if (isVietnameseSyllable(form)) found.add(form);
  }
  found.delete(toIndexForm(keys));
  return [...found];
}
