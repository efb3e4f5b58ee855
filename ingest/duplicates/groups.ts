import type { Transaction } from '@tangthu/db/store';
import { componentsOf, type Pair } from './components.ts';
import { bearOtherNames, type Identity } from './identity.ts';

/** A document that was found to be the same as another. */
export interface Match {
  readonly document: string;
  /** 0 to 1. */
  readonly likeness: number;
  readonly seenBy: 'bytes' | 'text' | 'image';
}

/** Any number that no other lock of the store has. */
const GROUPS_LOCK = 7_140_015;

/** Waits until no other transaction changes groups, and keeps others waiting until this one ends. */
export async function lockGroups(writer: Transaction): Promise<void> {
  await writer.query('select pg_advisory_xact_lock($1)', [GROUPS_LOCK]);
}

/**
 * Keeps that a document is the same as others and puts all into one group, the likest first; one whose group bears another
 * number or day than those before it is left out. The caller holds the lock of groups.
 */
export async function joinGroup(
  writer: Transaction,
  document: string,
  found: readonly Match[],
): Promise<void> {
  const matches = await agreeingMatches(writer, document, found);
  if (matches.length === 0) return;
  await writer.query(
    `insert into duplicate_pair (one, other, likeness, seen_by)
     select least($1::uuid, other), greatest($1::uuid, other), likeness, seen_by
     from unnest($2::uuid[], $3::real[], $4::text[]) as found (other, likeness, seen_by)
     on conflict (one, other) do update set likeness = excluded.likeness, seen_by = excluded.seen_by`,
    [
      document,
      matches.map((match) => match.document),
      matches.map(({ likeness }) => likeness),
      matches.map(({ seenBy }) => seenBy),
    ],
  );
  const together = [document, ...matches.map((match) => match.document)];
  const everyone = await withGroups(writer, together);
  if ((await decisionsOn(writer, everyone)).length > 0) return formGroups(writer, everyone);
  await putTogether(writer, together);
}

async function agreeingMatches(
  writer: Transaction,
  document: string,
  found: readonly Match[],
): Promise<Match[]> {
  const namesOf = await namesOfGroups(writer, [document, ...found.map((match) => match.document)]);
  const names = [...(namesOf.get(document) ?? [])];
  return found
    .toSorted((one, other) => other.likeness - one.likeness)
    .filter(({ document: other }) => {
      const others = namesOf.get(other) ?? [];
      if (names.some((name) => others.some((next) => bearOtherNames(name, next)))) return false;
      names.push(...others);
      return true;
    });
}

/** The different numbers and days that the members of each document's group bear, its own among them. */
async function namesOfGroups(
  writer: Transaction,
  documents: readonly string[],
): Promise<Map<string, Identity[]>> {
  const rows = await writer.query<Identity & { document: string }>(
    `select distinct given.document, d.number_key as "numberKey", d.issued_date as "issuedDate"
     from unnest($1::uuid[]) as given (document)
       left join duplicate_member own on own.document = given.document
       left join duplicate_member m on m.duplicate_group = own.duplicate_group
       join document d on d.id = coalesce(m.document, given.document)`,
    [documents],
  );
  return Map.groupBy(rows, (row) => row.document);
}

/** Forms the groups of these documents and their groups' members anew, as decisions say. The caller holds the lock of groups. */
export async function regroup(writer: Transaction, documents: readonly string[]): Promise<void> {
  await formGroups(writer, await withGroups(writer, documents));
}

async function formGroups(writer: Transaction, everyone: readonly string[]): Promise<void> {
  const decisions = await decisionsOn(writer, everyone);
  const parted = decisions.filter(({ same }) => !same).map(pairOf);
  const joined = [...decisions.filter(({ same }) => same).map(pairOf), ...(await pairsOf(writer, everyone))];
  const groups = componentsOf(everyone, joined, parted);
  // One that stands alone keeps a group of its own, in which nobody finds another.
  for (const group of groups.filter(({ length }) => length > 1 || groups.length > 1)) {
    await setGroup(writer, group, crypto.randomUUID());
  }
}

/** Merges the groups of these documents into the first of them; most often one document comes to a group. */
async function putTogether(writer: Transaction, documents: readonly string[]): Promise<void> {
  const held = await writer.query<{ id: string }>(
    'select distinct duplicate_group as id from duplicate_member where document = any ($1::uuid[]) order by 1',
    [documents],
  );
  const [kept = { id: crypto.randomUUID() }, ...merged] = held;
  if (merged.length > 0) {
    await writer.query(
      'update duplicate_member set duplicate_group = $1 where duplicate_group = any ($2::uuid[])',
      [kept.id, merged.map(({ id }) => id)],
    );
  }
  await setGroup(writer, documents, kept.id);
}

async function setGroup(writer: Transaction, documents: readonly string[], group: string): Promise<void> {
  await writer.query(
    `insert into duplicate_member (document, duplicate_group, custodian, mode)
     select id, $2, custodian, mode from document where id = any ($1::uuid[])
     on conflict (document) do update set duplicate_group = excluded.duplicate_group
       where duplicate_member.duplicate_group <> excluded.duplicate_group`,
    [documents, group],
  );
}

/** These documents and all members of their groups. */
async function withGroups(writer: Transaction, documents: readonly string[]): Promise<string[]> {
  const members = await writer.query<{ document: string }>(
    `select document from duplicate_member where duplicate_group in (
       select duplicate_group from duplicate_member where document = any ($1::uuid[]))`,
    [documents],
  );
  return [...new Set([...documents, ...members.map(({ document }) => document)])].sort();
}

interface Decision {
  readonly one: string;
  readonly other: string;
  readonly same: boolean;
}

/** What holds of any two of these documents: the newest decision on each two. */
function decisionsOn(writer: Transaction, documents: readonly string[]): Promise<Decision[]> {
  return writer.query<Decision>(
    `select distinct on (one, other) one, other, same from duplicate_decision
     where one = any ($1::uuid[]) and other = any ($1::uuid[]) order by one, other, decided_at desc, id desc`,
    [documents],
  );
}

async function pairsOf(writer: Transaction, documents: readonly string[]): Promise<Pair[]> {
  const rows = await writer.query<Decision>(
    `select one, other from duplicate_pair where one = any ($1::uuid[]) and other = any ($1::uuid[])
     order by likeness desc, one, other`,
    [documents],
  );
  return rows.map(pairOf);
}

function pairOf({ one, other }: Pick<Decision, 'one' | 'other'>): Pair {
  return [one, other];
}
