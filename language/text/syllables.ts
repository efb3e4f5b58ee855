import { strokeD } from './fold.ts';
import { placeToneMark } from './tone-marks.ts';

/** One run of letters and digits: `start` and `end` are UTF-16 offsets, `text` is its lower-cased index form. */
export interface Syllable {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const letter = 1;
const mark = 2;
const surrogate = 3;

const kinds = characterKinds();

function characterKinds(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const isLetter = /[\p{L}\p{Nd}]/u;
  const isMark = /\p{M}/u;
  for (let code = 0; code < 0x10000; code++) {
    const character = String.fromCharCode(code);
    if (code >= 0xd800 && code < 0xdc00) table[code] = surrogate;
    else if (isLetter.test(character)) table[code] = letter;
    else if (isMark.test(character)) table[code] = mark;
  }
  return table;
}

const astralStart = /[\p{L}\p{Nd}]/u;
const astralRest = /[\p{L}\p{Nd}\p{M}]/u;

function isAstralLetter(text: string, at: number, start: number): boolean {
  return (at > start ? astralRest : astralStart).test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** Where the run of letters, digits and their marks that starts at `start` ends; `start` itself where none starts. */
function runEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length) {
    const kind = kinds[text.charCodeAt(at)];
    if (kind === letter || (kind === mark && at > start)) at++;
    else if (kind === surrogate && isAstralLetter(text, at, start)) at += 2;
    else break;
  }
  return at;
}

// Running text repeats some ten thousand written forms, so a bounded memory makes the costly part rare.
const knownForms = new Map<string, string>();
const knownFormsLimit = 50_000;
const longestKnownForm = 12;
const looseMarks = /[\u0300-\u036f]+/g;

function indexFormOf(written: string): string {
  if (written.length > longestKnownForm) return makeIndexForm(written);
  const known = knownForms.get(written);
  if (known !== undefined) return known;
  const form = makeIndexForm(written);
  if (knownForms.size >= knownFormsLimit) knownForms.clear();
  knownForms.set(written, form);
  return form;
}

function makeIndexForm(written: string): string {
  const lower = written.normalize('NFC').toLowerCase().normalize('NFC');
  return placeToneMark(strokeD(lower).replace(looseMarks, ''));
}

/** The syllables of a text in reading order; a number is a syllable too. NFC and NFD input give the same texts. */
export function syllables(text: string): Syllable[] {
  const found: Syllable[] = [];
  let at = 0;
  while (at < text.length) {
    const end = runEnd(text, at);
    if (end === at) {
      at++;
      continue;
    }
    found.push({ text: indexFormOf(text.slice(at, end)), start: at, end });
    at = end;
  }
  return found;
}
