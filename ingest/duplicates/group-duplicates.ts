import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { documentsOfSameBytes, likelyDuplicates, loadVersions } from './candidates.ts';
import { joinGroup, lockGroups, regroup, type Match } from './groups.ts';
import { likenessOf } from './likeness.ts';

const DOCUMENTS_AT_ONCE = 20;

/**
 * Compares every document that waits with those that may be the same and groups what is one; decisions of archivists that
 * the groups do not follow yet are followed. Returns how many documents were compared. Several processes may do this at
 * once, and one that is killed leaves its documents waiting.
 */
export async function groupDuplicates(store: Store): Promise<number> {
  await asWriter(store, followDecisions);
  for (let compared = 0; ;) {
    const more = await asWriter(store, compareWaiting);
    if (more === 0) return compared;
    compared += more;
  }
}

/** Forms the groups anew that a decision is about. */
export async function followDecisions(writer: Transaction): Promise<void> {
  const newDecisions = 'select id, one, other from duplicate_decision where not applied order by id';
  if ((await writer.query(newDecisions)).length === 0) return;
  await lockGroups(writer);
  const decisions = await writer.query<{ id: string; one: string; other: string }>(newDecisions);
  for (const { one, other } of decisions) await regroup(writer, [one, other]);
  await writer.query('update duplicate_decision set applied = true where id = any ($1::uuid[])', [
    decisions.map(({ id }) => id),
  ]);
}

async function compareWaiting(writer: Transaction): Promise<number> {
  const waiting = await writer.query<{ document: string }>(
    'select document from duplicate_waiting order by document limit $1 for update skip locked',
    [DOCUMENTS_AT_ONCE],
  );
  const found: [string, Match[]][] = [];
  for (const { document } of waiting) {
    const matches = await matchesOf(writer, document);
    if (matches.length > 0) found.push([document, matches]);
  }
  // Held to the end of the transaction, and so taken only after all comparing.
  if (found.length > 0) await lockGroups(writer);
  for (const [document, matches] of found) await joinGroup(writer, document, matches);
  await writer.query('delete from duplicate_waiting where document = any ($1::uuid[])', [
    waiting.map(({ document }) => document),
  ]);
  return waiting.length;
}

async function matchesOf(writer: Transaction, document: string): Promise<Match[]> {
  const sameBytes = await documentsOfSameBytes(writer, document);
  const likely = (await likelyDuplicates(writer, document)).filter((id) => !sameBytes.includes(id));
  const versions = await loadVersions(writer, likely.length > 0 ? [document, ...likely] : []);
  const own = versions.get(document);
  return [
    ...sameBytes.map((id): Match => ({ document: id, likeness: 1, seenBy: 'bytes' })),
    ...likely.flatMap((id): Match[] => {
      const other = versions.get(id);
      const likeness = own && other ? likenessOf(own, other) : undefined;
      return likeness === undefined ? [] : [{ document: id, likeness, seenBy: 'text' }];
    }),
  ];
}
