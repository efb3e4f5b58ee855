import { fold, toIndexForm } from './fold.ts';

/** Longer keys tell no more people apart. */
const LONGEST_KEY = 64;
/** Words that stand in most addresses, are often left out, and tell nothing. */
const PLACE_WORDS = new Set(
  'so nha duong pho phuong xa thi tran quan huyen thanh tinh khu vuc ap thon to dan tp'.split(' '),
);

/** The words of a name, an address or a procedure as they are looked up: folded, without marks, in their order. */
export function lookUpWords(text: string): string[] {
  return fold(toIndexForm(text)).match(/[\p{L}\d]+(?:\/[\p{L}\d]+)*/gu) ?? [];
}

/** A name from each of its words on: «thi hong nhung», «hong nhung», «nhung». */
export function nameKeys(name: string): string[] {
  return suffixes(lookUpWords(name));
}

/** The same behind the year of birth: «1961 hong nhung». */
export function birthNameKeys(name: string, year: string): string[] {
  return nameKeys(name).map((key) => `${year} ${key}`.slice(0, LONGEST_KEY));
}

/** The words of an address that tell one from another: «12/5 ben gom hai dang». */
export function addressWords(address: string): string[] {
  return lookUpWords(address).filter((word) => !PLACE_WORDS.has(word));
}

/** An address from each of its telling words on. */
export function addressKeys(address: string): string[] {
  return suffixes(addressWords(address));
}

/** The name of a procedure from each of its words on. */
export function procedureNameKeys(name: string): string[] {
  return suffixes(lookUpWords(name).slice(0, 10));
}

/** What a typed part of an address begins with in the keys of addresses. */
export function typedAddress(text: string): string {
  return addressWords(text).join(' ').slice(0, LONGEST_KEY);
}

/** What a typed name, or part of one, begins with in the keys of names. */
export function typedName(text: string): string {
  return lookUpWords(text).join(' ').slice(0, LONGEST_KEY);
}

function suffixes(words: readonly string[]): string[] {
  const keys = words.map((_, at) => words.slice(at).join(' ').slice(0, LONGEST_KEY));
  return [...new Set(keys)];
}
