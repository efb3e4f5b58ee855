import type { OriginalsReader } from '@tangthu/db/originals';
import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { documentsOfSameBytes, likelyDuplicates, loadVersions } from './candidates.ts';
import { joinGroup, lockGroups, regroup, type Match } from './groups.ts';
import { likenessOf, picturesLikeness } from './likeness.ts';
import { lookAtPages } from './look-at-pages.ts';
import type { Version } from './version.ts';

const DOCUMENTS_AT_ONCE = 20;

/**
 * Compares every document that waits with those that may be the same and groups what is one; documents without text are
 * compared by the look of their pages. Decisions of archivists that the groups do not follow yet are followed. The signal ends it soon. Returns
 * how many documents were compared. Several processes may do this at once, and one that is killed leaves its documents waiting.
 */
export async function groupDuplicates(
  store: Store,
  originals: OriginalsReader,
  signal?: AbortSignal,
): Promise<number> {
  await asWriter(store, followDecisions);
  for (let compared = 0; ;) {
    if (signal?.aborted) return compared;
    await lookAtPages(store, originals);
    const more = await asWriter(store, compareWaiting);
    if (more === 0) return compared;
    compared += more;
  }
}

/** Forms the groups anew that decisions are about. */
async function followDecisions(writer: Transaction): Promise<void> {
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
  // How many documents share a key is not known beforehand: left to guess, PostgreSQL reads all of them instead of the index.
  await writer.query("select set_config('enable_seqscan', 'off', true)");
  const waiting = await writer.query<{ document: string }>(
    `select w.document from duplicate_waiting w join duplicate_fingerprint f on f.document = w.document
     where f.keys <> '{}' or f.images is not null order by w.document limit $1 for update of w skip locked`,
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
    ...likely.flatMap((id) => {
      const other = versions.get(id);
      return own && other ? matchOf(own, other) : [];
    }),
  ];
}

function matchOf(own: Version, other: Version): Match[] {
  const { document } = other;
  const likeness = likenessOf(own, other);
  if (likeness !== undefined) return [{ document, likeness, seenBy: 'text' }];
  const look = picturesLikeness(own, other);
  return look === undefined ? [] : [{ document, likeness: look, seenBy: 'image' }];
}
