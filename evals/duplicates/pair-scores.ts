import type { Results } from '../report.ts';
import type { StoredVersion } from './versions.ts';

/** Groups as they were found, scored by pairs. */
export interface PairScores {
  readonly results: Results;
  /** Pairs that were put together and are two papers, and pairs that were not and are one: kinds and papers. */
  readonly cases: readonly string[];
}

/**
 * Scores groups by pairs of documents: precision is the share of pairs within groups that are one paper, recall the share of
 * pairs of one paper that are in one group, and by kind that of versions with their original. `groupOf`: the group of each document that has one.
 */
export function scorePairs(
  versionOf: ReadonlyMap<string, StoredVersion>,
  groupOf: ReadonlyMap<string, string>,
): PairScores {
  const documents = [...versionOf].map(([document, version]) => ({
    version,
    group: groupOf.get(document) ?? document,
  }));
  const cases: string[] = [];
  const tally: Results = { documents: documents.length, 'pairs.true': 0, 'pairs.found': 0, 'pairs.right': 0 };
  const byKind = new Map<string, { right: number; all: number }>();
  const add = (name: string): void => {
    tally[name] = (tally[name] ?? 0) + 1;
  };
  for (const [at, one] of documents.entries()) {
    for (const other of documents.slice(at + 1)) {
      const same = one.version.paper === other.version.paper;
      const found = one.group === other.group;
      if (!same && !found) continue;
      if (same) add('pairs.true');
      if (found) add('pairs.found');
      if (same && found) add('pairs.right');
      if (same !== found) cases.push(caseOf(one.version, other.version, found));
      if (same && one.version.kind === 'original') {
        const kind = byKind.get(other.version.kind) ?? { right: 0, all: 0 };
        byKind.set(other.version.kind, { right: kind.right + (found ? 1 : 0), all: kind.all + 1 });
      }
    }
  }
  const share = (part: string, whole: string): number =>
    tally[whole] ? (tally[part] ?? 0) / tally[whole] : 1;
  return {
    cases,
    results: {
      ...tally,
      precision: share('pairs.right', 'pairs.found'),
      recall: share('pairs.right', 'pairs.true'),
      ...Object.fromEntries(
        [...byKind].flatMap(([kind, { right, all }]) => [
          [`pairs.${kind}`, all],
          [`recall.${kind}`, right / all],
        ]),
      ),
    },
  };
}

function caseOf(one: StoredVersion, other: StoredVersion, found: boolean): string {
  const name = ({ paper, kind }: StoredVersion): string => `${paper} (${kind})`;
  return `${found ? 'two papers in one group' : 'one paper in two groups'}: ${name(one)} and ${name(other)}`;
}
