import {
  addressWords,
  birthNameKeys,
  lookUpWords,
  typedAddress,
  typedName,
} from '@tangthu/language/text/case-keys';
import { findIdentifiers } from '@tangthu/language/text/identifiers';
import { typedNumbers } from '@tangthu/language/text/personal-numbers';

/** What a clerk typed of a resident, field by field; all of it may be empty. */
export interface LookUp {
  /** Name (with the year of birth behind it, if the clerk likes), code of a procedure file, or a person's number. */
  readonly who: string;
  readonly birthYear: string;
  readonly address: string;
  /** Code of a procedure, or words of its name. */
  readonly procedure: string;
}

/** The same, read: what cases are gathered by, and what they must say. */
export interface TypedResident {
  /** Code of a procedure file, and people's numbers as keys. */
  readonly fileCode: string | undefined;
  readonly people: readonly string[];
  /** Words of the name, folded. */
  readonly name: readonly string[];
  /** As typed, to put those before who are spelt so. */
  readonly spelt: string;
  readonly birthYear: string | undefined;
  readonly address: readonly string[];
  readonly procedureCode: string | undefined;
  readonly procedure: readonly string[];
  /** The keys to gather by, the most telling first: kind and beginning. */
  readonly keys: readonly {
    readonly kind: 'name' | 'birth-name' | 'address' | 'procedure';
    readonly begins: string;
  }[];
}

const YEAR_BEHIND = /^(?<name>\D+?)[\s,;–-]+(?:sinh\s+)?(?:n[aă]m\s+)?(?<year>(?:18|19|20)\d{2})\s*$/iu;
const YEAR = /(?:18|19|20)\d{2}/u;

/** Reads what a clerk typed. */
export function readTyped({ who, birthYear, address, procedure }: LookUp): TypedResident {
  const text = who.normalize('NFC').trim();
  const identifiers = findIdentifiers(text);
  const fileCode = identifiers.find(({ kind }) => kind === 'procedure-file')?.key;
  const people = fileCode === undefined ? typedNumbers(text).people : [];
  const named =
    fileCode === undefined && people.length === 0 ? nameAndYear(text) : { name: '', year: undefined };
  const year = YEAR.exec(birthYear)?.[0] ?? named.year;
  const code = findIdentifiers(procedure).find(({ kind }) => kind === 'procedure')?.key;
  const name = typedName(named.name);
  const typed = {
    fileCode,
    people,
    name: lookUpWords(named.name),
    spelt: named.name,
    birthYear: year,
    address: addressWords(address),
    procedureCode: code,
    procedure: code === undefined ? lookUpWords(procedure) : [],
  };
  const keys: TypedResident['keys'] = [
    ...(name !== '' && year !== undefined
      ? [{ kind: 'birth-name' as const, begins: birthNameKeys(name, year)[0] ?? '' }]
      : []),
    ...(name === '' ? [] : [{ kind: 'name' as const, begins: name }]),
    ...(addressWords(address).length === 0
      ? []
      : [{ kind: 'address' as const, begins: typedAddress(address) }]),
    ...(typed.procedure.length === 0
      ? []
      : [{ kind: 'procedure' as const, begins: typed.procedure.join(' ') }]),
  ];
  return { ...typed, keys };
}

function nameAndYear(text: string): { name: string; year: string | undefined } {
  const { name = text, year } = YEAR_BEHIND.exec(text)?.groups ?? {};
  return { name: name.trim(), year };
}
