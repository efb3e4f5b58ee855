import { documentNumberKey, parseDocumentNumber } from '@tangthu/language/text/document-number';
import { documentTypeOfAbbreviation, documentTypeOfName } from '@tangthu/language/text/document-types';
import { fold, toIndexForm } from '@tangthu/language/text/fold';

/** The fields in which a page and what came with it are compared. */
export const comparedFields = [
  'type',
  'documentNumber',
  'issuedDate',
  'issuer',
  'subject',
  'signer',
  'signingCapacity',
] as const;

/** One of `comparedFields`. */
export type ComparedField = (typeof comparedFields)[number];

/** How two values of a field relate: the same however written, the same with slips of writing or of OCR, or two values. */
export type Likeness = 'same' | 'near' | 'different';

/** The share of letter triples that two near texts have in common. */
const NEAR = 0.85;
const ABOUT = /^(?:(?:về\s+)?việc|v\s*\/\s*v|về)\s*:?\s+/u;
const LONG_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\bubnd\b/g, 'uy ban nhan dan'],
  [/\bhdnd\b/g, 'hoi dong nhan dan'],
  [/\bmttq\b/g, 'mat tran to quoc'],
  [/\btp\b/g, 'thanh pho'],
];

/** Compares the value on the page with the delivered one, whatever their case, tone style, marks, abbreviations and typography. */
export function likeness(field: ComparedField, onPage: string, delivered: string): Likeness {
  switch (field) {
    case 'documentNumber':
      return sameNumber(onPage, delivered) ? 'same' : 'different';
    case 'issuedDate':
      return onPage === delivered ? 'same' : 'different';
    case 'type':
      return typeName(onPage) === typeName(delivered) ? 'same' : 'different';
    case 'issuer':
      return begins(agencyName(onPage), agencyName(delivered)) ? 'same' : nearness(onPage, delivered);
    case 'signer':
      return sameName(onPage, delivered);
    default:
      return sameText(onPage, delivered);
  }
}

/** The year may be left out on one side, and so may the number or the symbol of a delivery in two columns. */
function sameNumber(onPage: string, delivered: string): boolean {
  const [one, two] = [parseDocumentNumber(onPage), parseDocumentNumber(delivered)];
  if (!one || !two) return plain(onPage) === plain(delivered);
  const [key, other] = [documentNumberKey(one.number, one.symbol), documentNumberKey(two.number, two.symbol)];
  return key === other && (!one.year || !two.year || one.year === two.year);
}

function typeName(value: string): string {
  const type = documentTypeOfAbbreviation(value.trim()) ?? documentTypeOfName(value);
  return type?.name ?? plain(value);
}

function agencyName(value: string): string {
  return LONG_FORMS.reduce((name, [short, long]) => name.replace(short, long), plain(value));
}

/** A list often names the agency with its place, the page without it, or the other way round. */
function begins(one: string, two: string): boolean {
  return one !== '' && two !== '' && (one.startsWith(two) || two.startsWith(one));
}

/** A name counts letter by letter; a delivery may put the rank or the office before it. */
function sameName(onPage: string, delivered: string): Likeness {
  const [one, two] = [words(onPage), words(delivered)];
  if (one.endsWith(two) || two.endsWith(one)) return 'same';
  return fold(one) === fold(two) ? 'near' : 'different';
}

/** A list typed without marks says the same as the page. */
function sameText(onPage: string, delivered: string): Likeness {
  const [one, two] = [words(onPage), words(delivered)];
  const isUnmarked = fold(delivered) === delivered.toLowerCase();
  if (one === two || (isUnmarked && fold(one) === fold(two))) return 'same';
  return nearness(onPage, delivered);
}

function nearness(one: string, two: string): Likeness {
  const [first, second] = [triples(agencyName(one)), triples(agencyName(two))];
  const shared = [...first].filter((triple) => second.has(triple)).length;
  return (2 * shared) / Math.max(1, first.size + second.size) >= NEAR ? 'near' : 'different';
}

function triples(text: string): Set<string> {
  const padded = `  ${text} `;
  return new Set(Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3)));
}

/** Letters and figures in one style of marks, small, parted by single spaces, without «Về việc» before them. */
function words(text: string): string {
  return toIndexForm(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/]+/gu, ' ')
    .trim()
    .replace(ABOUT, '');
}

function plain(text: string): string {
  return fold(words(text));
}
