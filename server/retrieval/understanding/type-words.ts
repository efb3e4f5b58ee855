import { documentTypes, type DocumentType } from '@tangthu/language/text/document-types';
import { fold, toIndexForm } from '@tangthu/language/text/fold';
import { QUOTED, standsAt, type TypedWord, type WordRun } from './typed-words.ts';

/** A type of document that a query names. */
export interface NamedType extends WordRun {
  readonly type: DocumentType;
  /** Whether the name is as often the subject of a record (a contract, a project) or another word (`luật sư`) as its type. */
  readonly ambiguous: boolean;
}

/**
 * Names that a record bears as its subject more often than as its type: a regulation is issued by a decision, and a plan of
 * compensation is approved by one.
 */
const ambiguousTypes = new Set(
  (
    'Quy chế,Quy định,Hướng dẫn,Chương trình,Phương án,Đề án,Dự án,Hợp đồng,Bản đồ,Bản vẽ,Luật,Bộ luật,Lệnh,Hiến pháp,' +
    'Bản thỏa thuận,Sao y,Trích sao,Sao lục,Thư công,Giấy ủy quyền,Giấy nghỉ phép'
  ).split(','),
);

const longestFirst = documentTypes
  .map((type) => ({ type, syllables: toIndexForm(type.name).toLowerCase().split(' ') }))
  .sort((one, two) => two.syllables.length - one.syllables.length);

/** The type whose name, or whose abbreviation in capitals, stands at a word of the query. */
export function typeAt(query: string, words: readonly TypedWord[], at: number): NamedType | undefined {
  if (words[at]?.text === QUOTED) return undefined;
  const named = longestFirst.find(({ syllables }) => standsAt(words, at, syllables));
  if (named) {
    const ambiguous = ambiguousTypes.has(named.type.name);
    return { type: named.type, first: at, end: at + named.syllables.length, ambiguous };
  }
  const written = query.slice(words[at]?.start, words[at]?.end);
  const type =
    written.length > 1
      ? documentTypes.find(({ abbreviations }) => isAbbreviation(written, abbreviations))
      : undefined;
  return type && { type, first: at, end: at + 1, ambiguous: true };
}

/** As it is written, or in capitals without diacritics: `QĐ`, `QD`. */
function isAbbreviation(written: string, abbreviations: readonly string[]): boolean {
  return abbreviations.some(
    (known) => known === written || (known.toUpperCase() === known && fold(known).toUpperCase() === written),
  );
}

/** The values that records of a type may be stored under: its name, or an abbreviation. */
export function storedNames({ name, abbreviations }: DocumentType): string[] {
  return [name, ...abbreviations];
}
