import type { Reader } from '@tangthu/db/reader';
import { encodeTerms } from '@tangthu/language/text/term-codes';
import { indexTerms } from '@tangthu/language/text/terms';
import { documentConditions } from '../retrieval/document-filter.ts';
import type { Parameters } from '../retrieval/parameters.ts';
import { readable } from '../retrieval/readable.ts';
import type { Matching, ReadQuestion } from './matching.ts';

/** The documents that match, as the `from … where …` of a statement over `document d`: complete, under the reader's own rules. */
export function matchingDocuments(
  { filters, matching }: ReadQuestion,
  reader: Reader,
  parameters: Parameters,
): string {
  const own = readable('document', reader, parameters);
  const filtered = documentConditions(filters, parameters);
  return `from document d where ${own}${filtered}${matchCondition(matching, reader, parameters)}`;
}

function matchCondition(
  { wordings, phrases, numbers, people, everything }: Matching,
  reader: Reader,
  parameters: Parameters,
): string {
  if (everything) return '';
  const ways: string[] = [];
  if (numbers.length > 0) ways.push(`d.number_key = any(${parameters.add(numbers)}::text[])`);
  if (people.length > 0) {
    ways.push(
      `exists (select from identifier i where i.document = d.id and i.key = any(${parameters.add(people)}::text[]))`,
    );
  }
  if (wordings.length > 0 || phrases.length > 0) {
    const words = wordings.map((terms) => terms.map((term) => hasTerm(term, parameters)).join(' and '));
    const needed = [
      ...(words.length > 0 ? [`(${words.map((all) => `(${all})`).join(' or ')})`] : []),
      ...phrases.flatMap((phrase) => [
        ...phrase.map((syllable) => mayHave(phraseTerm(syllable, phrase), parameters)),
        `' ' || c.terms || ' ' ~ ${parameters.add(phrasePattern(phrase))}`,
      ]),
    ];
    const own = readable('chunk', reader, parameters);
    ways.push(`d.id in (select c.document from chunk c where ${own} and ${needed.join(' and ')})`);
  }
  return ways.length > 0 ? ` and (${ways.join(' or ')})` : ' and false';
}

/**
 * Whether passage `c` has a term, by its codes, four bytes each, which stand in the row itself: reading the terms of every passage would
 * take ten times as long. They are read where bytes of two neighbouring codes fit by chance, and where a passage has no codes. That two
 * different terms have one code happens once in some seven million passages.
 */
function hasTerm(term: string, parameters: Parameters): string {
  const places = codePlaces(term, parameters);
  const told = places.map((place) => `${place} & 3 = 1`).join(' or ');
  const word = parameters.add(`% ${likeText(term)} %`);
  return `(${told} or ${unsure(places)} and ' ' || c.terms || ' ' like ${word})`;
}

/** Whether passage `c` may have a term: its codes fit. */
function mayHave(term: string, parameters: Parameters): string {
  return unsure(codePlaces(term, parameters));
}

function unsure(places: readonly string[]): string {
  return `(${places.map((place) => `${place} > 0`).join(' or ')} or c.term_codes is null)`;
}

/** Where the codes of a term first stand in those of passage `c`, in bytes from 1; 0 where they do not. */
function codePlaces(term: string, parameters: Parameters): string[] {
  const bytes = Buffer.from(encodeTerms(indexTerms(term.replaceAll('ˑ', ''))), 'base64');
  const isFolded = term.startsWith('ˑ');
  const code = bytes.subarray(isFolded ? 4 : 0, isFolded ? 8 : 4);
  // The lowest bit of a folded code says that it makes a pair with the one before.
  const codes = isFolded ? [code, withLowestBit(code)] : [code];
  return codes.map(
    (one) => `position(decode(${parameters.add(one.toString('hex'))}, 'hex') in c.term_codes)`,
  );
}

function withLowestBit(code: Buffer): Buffer {
  const other = Buffer.from(code);
  other.writeUInt8(other.readUInt8(0) | 1, 0);
  return other;
}

/** A phrase is sought as written where it bears diacritics, folded elsewhere. */
function isAccented(phrase: readonly string[]): boolean {
  return phrase.some((syllable) => /[^\0-\x7f]/u.test(syllable));
}

function phraseTerm(syllable: string, phrase: readonly string[]): string {
  const [exact = '', folded = ''] = indexTerms(syllable).split(' ');
  return isAccented(phrase) ? exact : folded;
}

/** Syllables in a row, as terms spell them; pairs stand between them. */
function phrasePattern(phrase: readonly string[]): string {
  const terms = indexTerms(phrase.join(' ')).split(' ');
  const accented = isAccented(phrase);
  const words = terms.flatMap((term, at) => {
    const folded = terms[at + 1] ?? '';
    if (term.includes('ˑ') || !folded.startsWith('ˑ')) return [];
    const spelt = accented ? `${patternText(term)} ˑ[^ ]+` : `[^ ]+ ${patternText(folded)}`;
    return [spelt];
  });
  return ` ${words.join('(?: [^ ˑ]+ˑ[^ ]+)? ')} `;
}

const likeText = (text: string): string => text.replace(/[\\%_]/gu, '\\$&');
const patternText = (text: string): string => text.replace(/[^\p{L}\p{N}ˑ]/gu, '\\$&');
