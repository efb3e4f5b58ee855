import { findDates } from '@tangthu/language/text/dates';
import { documentTypes } from '@tangthu/language/text/document-types';
import { fold } from '@tangthu/language/text/fold';
import type { Query } from './query.ts';

/** What a query says of a document's number. Keys are those of `documentNumberKey`. */
export interface TypedNumber {
  /** Keys of whole numbers, the likeliest reading of the query first. */
  readonly keys: readonly string[];
  /** Patterns of the keys that the same numbers have with a year in them (`30/2020/NĐ-CP` for `30/NĐ-CP`), in the order of `keys`. */
  readonly withYear: readonly {
    readonly reading: number;
    readonly number: string;
    readonly symbol: string;
  }[];
  /** A number without a symbol, and the type that is named before it: `155`, `kế hoạch 155`. */
  readonly bare: { readonly number: string; readonly type: NamedType | undefined } | undefined;
  /** The days, months or years that the query names, as beginnings of `yyyy-mm-dd`. */
  readonly dates: readonly string[];
  /** Whether the query says nothing else. */
  readonly alone: boolean;
}

interface NamedType {
  /** As documents have it stored: by name or by abbreviation. */
  readonly stored: readonly string[];
  /** As it begins the symbol in a key. */
  readonly symbol: string;
}

const bareNumber = /^(?:s[ốôo]\s*[:.]?\s*)?0*(\d{1,6}[a-z]?)\s*[/-]?$/iu;
// The typed pattern of `language/text` wants a mark or a space between year and symbol.
const gluedAfterYear =
  /(?<![\p{L}\d])0*(?<number>\d{1,6})\s*[/-]\s*(?<year>(?:19|20)\d{2})(?<symbol>[\p{L}]{2,16}\d{0,2})(?![\p{L}\d])/giu;
const keyParts = /^(?<number>\d+)(?<symbol>[a-z][a-z\d]*)$/;

const typeNames = documentTypes
  .flatMap((type) => [type.name, ...type.abbreviations].map((name) => ({ name: fold(name), type })))
  .filter(({ name }) => name.length > 1)
  .sort((one, two) => two.name.length - one.name.length);
const ending = String.raw`\s*(?:$|[,.;?!]|/|(?:cua|ve|do|tai|ngay|ban hanh|so)\b|nam\s+(?:19|20)\d\d(?!\s*[-–]\s*\d))`;
/** `kế hoạch 155` is a number only where nothing that can be counted follows: `kế hoạch 5 năm`. */
const typeAndNumber = new RegExp(
  String.raw`(?<![\p{L}\d])(?<type>${typeNames.map(({ name }) => name).join('|')})\s+(?:so\s*[:.]?\s*0*(?<labelled>\d{1,6}[a-z]?)(?![\p{L}\d])|0*(?<number>\d{1,6}[a-z]?)(?=${ending}))`,
  'u',
);

/** Reads what a query says of a document's number; undefined where it says nothing of one. */
export function typedNumber({ text, numberKeys, wordings }: Query): TypedNumber | undefined {
  const glued = [...text.matchAll(gluedAfterYear)].map(
    ({ groups: { number = '', year = '', symbol = '' } = {} }) =>
      `${number}${year}${fold(symbol).replace(/[^a-z\d]/g, '')}`,
  );
  const keys = [...new Set([...numberKeys, ...glued])];
  const bare = bareOf(text, keys);
  if (keys.length === 0 && !bare) return undefined;
  return {
    keys,
    withYear: withYear(keys),
    bare,
    dates: datesOf(text),
    alone: (wordings[0] ?? []).every((syllable) => isOfNumber(fold(syllable), keys)),
  };
}

function bareOf(text: string, keys: readonly string[]): TypedNumber['bare'] {
  if (keys.length > 0) return undefined;
  const alone = bareNumber.exec(text)?.[1]?.toLowerCase();
  if (alone !== undefined) return { number: alone, type: undefined };
  const { type = '', labelled, number = labelled } = typeAndNumber.exec(fold(text))?.groups ?? {};
  const named = typeNames.find(({ name }) => name === type)?.type;
  if (!named || number === undefined) return undefined;
  const symbol = fold(named.abbreviations[0] ?? '');
  return { number, type: { stored: [named.name, ...named.abbreviations], symbol } };
}

/** Only of keys without a typed year: `30/2019/NĐ-CP` is not `30/2020/NĐ-CP`. */
function withYear(keys: readonly string[]): TypedNumber['withYear'] {
  return keys.flatMap((key, reading) => {
    const { number = '', symbol = '' } = keyParts.exec(key)?.groups ?? {};
    const dated = new RegExp(`^${number}(?:19|20)\\d\\d${symbol}$`);
    return symbol === '' || keys.some((other) => dated.test(other)) ? [] : [{ reading, number, symbol }];
  });
}

function datesOf(text: string): string[] {
  const years = [...text.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/gu)].map(([year]) => year);
  return [...new Set([...findDates(text).map(({ iso }) => iso), ...years])];
}

const around = new Set([
  ...typeNames.flatMap(({ name }) => name.split(' ')),
  ...'so nam ngay thang van ban tai lieu'.split(' '),
]);

function isOfNumber(syllable: string, keys: readonly string[]): boolean {
  return /\d/.test(syllable) || around.has(syllable) || keys.some((key) => key.includes(syllable));
}
