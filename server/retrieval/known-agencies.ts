import { LRUCache } from 'lru-cache';
import type { Transaction } from '@tangthu/db/store';
import type { AgencyLabel, FacetValue } from './search-result.ts';

/** An agency as lists name it: its code, its present name, and its bloc. */
export interface KnownAgency extends AgencyLabel {
  readonly bloc: FacetValue['bloc'];
}

const kept = new LRUCache<string, KnownAgencies>({ max: 4 });

/**
 * What is known of agencies on a day (`yyyy-mm-dd`) in the given version of them (`agency_change`), kept for the searches to come.
 * Agencies are no record: everybody who is signed in may know them.
 */
export async function knownAgencies(
  transaction: Transaction,
  version: string,
  day: string,
): Promise<KnownAgencies> {
  const known = kept.get(`${version} ${day}`);
  if (known) return known;
  const rows = await transaction.query<{ predecessor: number; successor: number }>(
    `select predecessor, successor from succession where extent = 'whole' and effective <= $1::date`,
    [day],
  );
  const agencies = new KnownAgencies(Map.groupBy(rows, ({ predecessor }) => predecessor));
  kept.set(`${version} ${day}`, agencies);
  return agencies;
}

/** Agencies with who follows them as a whole; those that were looked up once are not asked for again. */
export class KnownAgencies {
  readonly #agencies = new Map<number, KnownAgency>();
  readonly #successions: ReadonlyMap<number, readonly { readonly successor: number }[]>;

  constructor(successions: ReadonlyMap<number, readonly { readonly successor: number }[]>) {
    this.#successions = successions;
  }

  /** Those of the given agencies that there are, by id. */
  async named(transaction: Transaction, ids: Iterable<number>): Promise<Map<number, KnownAgency>> {
    const wanted = [...new Set(ids)].sort((one, other) => one - other);
    const missing = wanted.filter((id) => !this.#agencies.has(id));
    if (missing.length > 0) {
      const rows = await transaction.query<KnownAgency & { id: number }>(
        `select id, code, bloc, coalesce(present_name(id), code) as name from agency where id = any($1::int[])`,
        [missing],
      );
      for (const { id, ...agency } of rows) this.#agencies.set(id, agency);
    }
    return new Map(
      wanted.flatMap((id) => {
        const agency = this.#agencies.get(id);
        return agency ? [[id, agency] as const] : [];
      }),
    );
  }

  /** Who follows an agency as a whole, one step after the other: its successors first, then theirs; each once. */
  following(id: number): number[][] {
    const met = new Set([id]);
    const steps: number[][] = [];
    for (let last = this.#successorsOf(id); last.length > 0;) {
      const step = [...new Set(last)].filter((one) => !met.has(one));
      for (const one of step) met.add(one);
      if (step.length > 0) steps.push(step);
      last = step.flatMap((one) => this.#successorsOf(one));
    }
    return steps;
  }

  /** The one agency that follows another at last; undefined where none does, or where there are several. */
  heir(id: number): number | undefined {
    const last = this.following(id)
      .flat()
      .filter((one) => this.#successorsOf(one).length === 0);
    return last.length === 1 ? last[0] : undefined;
  }

  #successorsOf(id: number): number[] {
    return (this.#successions.get(id) ?? []).map(({ successor }) => successor);
  }
}
