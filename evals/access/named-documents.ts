import { numberOf } from './paper-text.ts';
import type { Rights } from './questions.ts';

/** The documents of the number and day that a link names, as far as they may be read and are not younger than who names them. */
export function fittingBy({ world, allowed }: Rights, at: number): number[] {
  const naming = world.documents[at];
  const named = naming?.names && world.documents[naming.names.paper];
  if (!named || named.age < naming.age) return [];
  return [...allowed]
    .filter((other) => {
      const paper = world.documents[other];
      return other !== at && paper?.age === named.age && numberOf(paper).whole === numberOf(named).whole;
    })
    .toSorted((one, two) => one - two);
}

/** The documents that change one: those that may be read, and name it otherwise than citing it. */
export function changing(rights: Rights, at: number): number[] {
  return [...rights.allowed].filter((other) => {
    const names = rights.world.documents[other]?.names;
    return names && names.relation !== 'cites' && fittingBy(rights, other).includes(at);
  });
}

/** What became of a document, by those: what was replaced is no longer changed by amendments. */
export function statusOf(rights: Rights, at: number): 'unchanged' | 'amended' | 'replaced' {
  const relations = changing(rights, at).map((other) => rights.world.documents[other]?.names?.relation);
  if (relations.includes('replaces')) return 'replaced';
  return relations.includes('amends') ? 'amended' : 'unchanged';
}
