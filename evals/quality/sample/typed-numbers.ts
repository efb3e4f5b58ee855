import { readTruth, type ArchiveTruth } from '@tangthu/ingest/sample/archive-truth';
import { documentTypes } from '@tangthu/language/text/document-types';
import { fold } from '@tangthu/language/text/fold';
import type { Question } from '../question.ts';

/** A document's number in its parts, e.g. `10`, `1999`, `-`, `NQ/ĐU`. */
interface NumberParts {
  readonly number: string;
  readonly year: string;
  readonly symbol: string;
  /** The type's name in lower case, e.g. `kế hoạch`; empty for an official letter. */
  readonly type: string;
  readonly line: string;
}

/** Ways to type a number, by name; undefined where the way does not differ for this number. */
const STYLES: Readonly<Record<string, (parts: NumberParts) => string | undefined>> = {
  printed: ({ line }) => line,
  lower: ({ line }) => line.toLowerCase(),
  spaced: ({ line }) => fold(line).replace(/[/-]/g, ' '),
  swapped: ({ line }) => `số ${line.replace(/[/-]/g, (mark) => (mark === '/' ? '-' : '/'))}`,
  glued: ({ number, year, symbol }) =>
    `${number}${year && `/${year}`}${fold(symbol).replace(/[^a-z0-9]/g, '')}`,
  oForZero: (parts) => exchanged(parts, '0', 'O'),
  lForOne: (parts) => exchanged(parts, '1', 'l'),
  dForStroke: ({ line }) => (line.includes('Đ') ? line.replaceAll('Đ', 'D') : undefined),
  named: ({ type, line }) => type && `${type} số ${line}`,
  typeAndNumber: ({ type, number }) => type && `${type} ${number}`,
};

/**
 * Every numbered document of the sample archive, asked for by its number in each way of typing it. Where several
 * documents fit what was typed (the same number of other years or issuers), each of them is right.
 */
export async function typedNumbers(): Promise<Question[]> {
  const numbered = (await readTruth()).flatMap((truth) => {
    const parts = partsOf(truth);
    return parts ? [{ path: truth.path, parts }] : [];
  });
  return numbered.flatMap(({ path, parts }) =>
    Object.entries(STYLES).flatMap(([kind, style]) => {
      const text = style(parts);
      if (!text) return [];
      const fits = kind === 'typeAndNumber' ? sameTypeAndNumber : sameLine;
      const relevant = numbered.filter((other) => fits(parts, other.parts)).map((other) => other.path);
      return [{ id: `${path} ${kind}`, text, kind, relevant }];
    }),
  );
}

function sameLine(one: NumberParts, two: NumberParts): boolean {
  return fold(one.line).replace(/[^a-z0-9]+/g, ' ') === fold(two.line).replace(/[^a-z0-9]+/g, ' ');
}

function sameTypeAndNumber(one: NumberParts, two: NumberParts): boolean {
  return one.type === two.type && Number(one.number) === Number(two.number);
}

/** The number with one digit as OCR or a hasty hand gives it; at least one true digit stays. */
function exchanged({ number, line }: NumberParts, digit: string, letter: string): string | undefined {
  const every = number.replaceAll(digit, letter);
  if (every === number) return undefined;
  const typed = /\d/.test(every) ? every : number.replace(digit, letter);
  return /\d/.test(typed) ? typed + line.slice(number.length) : undefined;
}

function partsOf({ numberLine, typeName, type }: ArchiveTruth): NumberParts | undefined {
  const match = /^(?<number>\d+)(?:\/(?<year>\d{4}))?[/-](?<symbol>.+)$/u.exec(numberLine ?? '');
  if (!numberLine || !match?.groups) return undefined;
  const { number = '', year = '', symbol = '' } = match.groups;
  const named = documentTypes.find(
    ({ archiveCode, abbreviations }) => archiveCode === typeName && abbreviations.includes(type),
  );
  return { number, year, symbol, type: named?.name.toLowerCase() ?? '', line: numberLine };
}
