import { addressWords, lookUpWords } from '@tangthu/language/text/case-keys';
import { toIndexForm } from '@tangthu/language/text/fold';
import { compare, receivedOn, said, type CaseFile } from './case-files.ts';
import type { Resident } from './desk-view.ts';
import type { TypedResident } from './typed-resident.ts';

/** Cases that are taken to be one resident's, the newest first. */
export interface ResidentFiles {
  readonly resident: Resident;
  readonly files: readonly CaseFile[];
}

/** Whose case it is. */
function residentOf(file: CaseFile): Resident {
  return {
    name: said(file, 'name') ?? '',
    birth: said(file, 'birth') ?? null,
    address: said(file, 'address') ?? null,
    number: said(file, 'number') ?? null,
  };
}

/**
 * Puts cases together that one resident brought: of one name, and of one birth, number or address, with nothing that speaks against
 * it. A case without a name stays by itself. What is not sure stays apart, for the clerk to tell.
 */
export function residentsOf(files: readonly CaseFile[]): ResidentFiles[] {
  const residents: ResidentFiles[] = [];
  const newest = files.toSorted((one, two) => compare(receivedOn(two) ?? '', receivedOn(one) ?? ''));
  for (const file of newest) {
    const own = residentOf(file);
    const at = residents.findIndex(({ resident }) => isSame(resident, own));
    const known = residents[at];
    if (known) residents[at] = { resident: completed(known.resident, own), files: [...known.files, file] };
    else residents.push({ resident: own, files: [file] });
  }
  return residents;
}

/** What the newer case says holds; what it does not say is taken from the older. */
function completed(newer: Resident, older: Resident): Resident {
  const birth = (older.birth?.length ?? 0) > (newer.birth?.length ?? 0) ? older.birth : newer.birth;
  return {
    name: newer.name,
    birth,
    address: newer.address ?? older.address,
    number: newer.number ?? older.number,
  };
}

function isSame(one: Resident, two: Resident): boolean {
  if (one.name === '' || keyOf(one.name) !== keyOf(two.name)) return false;
  const births = agree(one.birth, two.birth, (a, b) => a.startsWith(b) || b.startsWith(a));
  const numbers = agree(one.number, two.number, (a, b) => a === b);
  // An old number and a new one need not end alike.
  const sameKind = one.number?.length === two.number?.length;
  if (births === false || (numbers === false && sameKind)) return false;
  return (
    births === true ||
    numbers === true ||
    agree(one.address, two.address, (a, b) => keyOf(a) === keyOf(b)) === true
  );
}

function agree(
  one: string | null,
  two: string | null,
  same: (one: string, two: string) => boolean,
): boolean | undefined {
  return one === null || two === null ? undefined : same(one, two);
}

function keyOf(text: string): string {
  return lookUpWords(text).join(' ');
}

/** Whether what was typed fits a resident: what their papers do not say speaks against nobody. */
export function fits({ resident, files }: ResidentFiles, typed: TypedResident): boolean {
  const { name, birth, address } = resident;
  return (
    holdsWords(lookUpWords(name), typed.name) &&
    (typed.birthYear === undefined || birth === null || birth.startsWith(typed.birthYear)) &&
    holdsWords(addressWords(address ?? ''), typed.address) &&
    files.some((file) => fitsProcedure(file, typed))
  );
}

function fitsProcedure(file: CaseFile, { procedureCode, procedure }: TypedResident): boolean {
  const code = said(file, 'procedure');
  if (procedureCode !== undefined)
    return code === procedureCode || (code?.startsWith(`${procedureCode}.`) ?? false);
  return holdsWords(lookUpWords(said(file, 'procedure-name') ?? ''), procedure);
}

/** Each typed word stands there; the last may be a beginning only. */
function holdsWords(words: readonly string[], typed: readonly string[]): boolean {
  return typed.every((word, at) =>
    words.some((other) => other === word || (at === typed.length - 1 && other.startsWith(word))),
  );
}

/** Whether the resident's name is spelt as it was typed, marks included. */
export function isSpeltSo({ resident }: ResidentFiles, spelt: string): boolean {
  const form = (text: string): string => ` ${toIndexForm(text).toLowerCase()} `;
  return spelt !== '' && form(resident.name).includes(form(spelt).trimEnd());
}
