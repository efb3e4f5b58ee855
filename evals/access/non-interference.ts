import { SURFACES } from '@tangthu/server/http/surfaces';
import pLimit from 'p-limit';
import type { AccessPortal } from './access-portal.ts';
import { SHARED_ORIGINALS } from './archive-originals.ts';
import { AT_ONCE, count, onOneDay, questionsFor, rightsOf, type Comparison } from './comparison.ts';
import { comparable, type Asked, type Difference, type Rights } from './questions.ts';
import type { Omissions } from './stored-records.ts';
import type { World } from './world.ts';

const NOW = { day: 0, minute: 0 } as const;

/** Two portals over stores that have seen the same, for worlds that differ in what somebody may not read. */
export interface PortalPair {
  readonly full: AccessPortal;
  readonly bare: AccessPortal;
}

/**
 * Asks everything as each person of a world, of a store that holds all of it and of one that lacks what this person may not read,
 * with the rules on it. Gives the answers that differ by a byte: ids, order, scores, counts, suggestions, errors, headers.
 */
export async function interference(
  pair: PortalPair,
  world: World,
  comparison: Comparison,
): Promise<Difference[]> {
  return onOneDay(() => interferenceToday(pair, withoutParts(world), comparison));
}

async function interferenceToday(
  { full, bare }: PortalPair,
  world: World,
  comparison: Comparison,
): Promise<Difference[]> {
  for (const person of world.persons.keys()) {
    const rights = rightsOf(world, person, NOW);
    const now = new Date();
    await Promise.all([full.hold(world, NOW, now), bare.hold(world, NOW, now, hiddenFrom(rights))]);
    const asks = questionsFor(rights, comparison.cases).filter(isOfRecords);
    const faults = await pLimit(AT_ONCE).map(asks, async (asked) => {
      const [one = '', other = ''] = (
        await Promise.all([full.ask(asked, person), bare.ask(asked, person)])
      ).map((answer) => (asked.ofItsStore ? String(answer.status) : comparable(answer)));
      return one === other ? [] : [`person ${person}: ${whereApart(one, other)}`];
    });
    const differences = asks.flatMap(({ surface, path }, at) =>
      (faults[at] ?? []).map((fault) => ({ surface, path, fault })),
    );
    count(asks, comparison);
    comparison.cases++;
    comparison.read += rights.allowed.size;
    comparison.keptBack += world.documents.length - rights.allowed.size;
    if (differences.length > 0) return differences;
  }
  return [];
}

/** That an original holds something else, which is hidden, is told to who asks for it: so here each paper has an original of its own. */
function withoutParts(world: World): World {
  return {
    ...world,
    documents: world.documents.map((paper, at) => ({ ...paper, bytes: SHARED_ORIGINALS + at })),
  };
}

/** The rules are the administrators' own, those on records that they may not read too; a store without these records lacks them. */
function isOfRecords({ surface }: Asked): boolean {
  return SURFACES[surface] !== 'administration' && SURFACES[surface] !== 'audit';
}

function whereApart(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  const around = (text: string): string => text.slice(Math.max(0, at - 100), at + 100);
  return `is told …${around(one)}…, without the hidden …${around(other)}…`;
}

/** All that a person sees nothing of, not even as the place of something else. */
function hiddenFrom({ world, allowed, fonds, files }: Rights): Omissions {
  const shown = [...allowed].flatMap((at) => world.documents[at] ?? []);
  const hidden = (count: number, isSeen: (at: number) => boolean): Set<number> =>
    new Set([...Array(count).keys()].filter((at) => !isSeen(at)));
  const hiddenFiles = hidden(
    world.files.length,
    (at) => files.has(at) || shown.some(({ file }) => file === at),
  );
  return {
    papers: hidden(world.documents.length, (at) => allowed.has(at)),
    files: hiddenFiles,
    fonds: hidden(
      world.fonds.length,
      (at) =>
        fonds.has(at) ||
        shown.some((paper) => paper.fonds === at) ||
        world.files.some((file, place) => file.fonds === at && !hiddenFiles.has(place)),
    ),
  };
}
