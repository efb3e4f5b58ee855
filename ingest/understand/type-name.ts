import { documentTypes } from '@tangthu/language/text/document-types';
import { fold } from '@tangthu/language/text/fold';
import { lettersApart } from './alike.ts';
import { isCapitals } from './head-lines.ts';

const names = documentTypes
  .filter(({ kind }) => kind !== 'copy')
  .map(({ name }) => ({ name, letters: letters(name) }));
/** What may follow the name on its line: the issuer of older papers, the urgency of a telegram. */
const AFTER_NAME = /\s(?:CỦA\s.*|KHẨN|HỎA TỐC)$/u;
/** Stray marks, or the edge of a stamp beside the name. */
const STRAY_ENDS = /^(?:\P{L}*|\S{1,4}\s)(?=\p{Lu}{2})|[^\p{L}]+$/gu;

/** The document type whose name a line in capitals says («QUYẾT ĐỊNH», also «QUYẾTĐỊNH1»), and how many letters are wrong. */
export function typeNameOf(line: string): { name: string; wrong: number } | undefined {
  if (!isCapitals(line) || line.length > 80) return undefined;
  const whole = line.replace(AFTER_NAME, '');
  return (
    exactly(whole) ??
    exactly(whole.replace(STRAY_ENDS, '')) ??
    nearly(whole) ??
    nearly(whole.replace(STRAY_ENDS, ''))
  );
}

function exactly(text: string): { name: string; wrong: number } | undefined {
  const said = letters(text);
  const name = names.find((known) => known.letters === said)?.name;
  return name === undefined ? undefined : { name, wrong: 0 };
}

/** The one name that is nearest, with one wrong letter in six. */
function nearly(text: string): { name: string; wrong: number } | undefined {
  const length = letters(text).length;
  const near = names
    .filter(({ letters: known }) => Math.abs(known.length - length) <= known.length / 6)
    .map(({ name, letters: known }) => ({
      name,
      wrong: lettersApart(text, known),
      most: Math.floor(known.length / 6),
    }))
    .filter(({ wrong, most }) => wrong <= most)
    .sort((one, two) => one.wrong - two.wrong);
  return near[0] && near[0].wrong < (near[1]?.wrong ?? Infinity) ? near[0] : undefined;
}

function letters(text: string): string {
  return fold(text).replace(/[^a-z]/g, '');
}
