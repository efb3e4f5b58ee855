import { fold } from '@tangthu/language/text/fold';
import { syllables, type Syllable } from '@tangthu/language/text/syllables';
import { LRUCache } from 'lru-cache';
import type { Transaction } from '@tangthu/db/store';
import type { Search } from './search-context.ts';

interface NameRow {
  readonly id: number;
  readonly name: string;
}

interface SuccessionRow {
  readonly predecessor: number;
  readonly successor: number;
}

/** Agencies that a text names, from `start` to `end` (UTF-16 offsets): in full, or by the place that their names end in. */
export interface NamedAgencies {
  readonly ids: readonly number[];
  readonly start: number;
  readonly end: number;
  readonly byPlace: boolean;
}

const known = new LRUCache<string, AgencyRelations>({ max: 4 });

/**
 * The names of all agencies and which followed which, read anew after they changed: their version is asked for where it is not given.
 * Agencies are no record: everybody who is signed in may know them.
 */
export async function agencyRelations({
  transaction,
  agencyVersion,
}: Pick<Search, 'transaction'> & Partial<Pick<Search, 'agencyVersion'>>): Promise<AgencyRelations> {
  const version = agencyVersion ?? (await presentVersion(transaction));
  const kept = known.get(version);
  if (kept) return kept;
  const [names, successions] = await Promise.all([
    transaction.query<NameRow>(
      'select agency as id, name from agency_name order by agency, valid_from desc nulls last, name',
    ),
    transaction.query<SuccessionRow>(
      'select predecessor, successor from succession order by effective desc, predecessor, successor',
    ),
  ]);
  const relations = new AgencyRelations(names, successions);
  known.set(version, relations);
  return relations;
}

async function presentVersion(transaction: Transaction): Promise<string> {
  const [row] = await transaction.query<{ version: string }>('select version from agency_change');
  return row?.version ?? '';
}

/** Agencies with all the names they bear and bore, their predecessors and their successors. */
export class AgencyRelations {
  readonly #names = new Map<number, string[]>();
  readonly #older = new Map<number, number[]>();
  readonly #newer = new Map<number, number[]>();
  /** Agencies by the syllables of a name or a place, as written and without diacritics. */
  readonly #inFull = new Map<string, Set<number>>();
  readonly #byPlace = new Map<string, Set<number>>();
  #longest = 0;

  constructor(names: readonly NameRow[], successions: readonly SuccessionRow[]) {
    for (const { id, name } of names) {
      add(this.#names, id, name);
      this.#know(this.#inFull, name, id);
      for (const place of placeOf(name)) this.#know(this.#byPlace, place, id);
    }
    for (const { predecessor, successor } of successions) {
      add(this.#older, successor, predecessor);
      add(this.#newer, predecessor, successor);
    }
  }

  #know(known: Map<string, Set<number>>, name: string, id: number): void {
    const spoken = syllables(name);
    this.#longest = Math.max(this.#longest, spoken.length);
    for (const form of [spokenForm(spoken), fold(spokenForm(spoken))])
      known.set(form, (known.get(form) ?? new Set()).add(id));
  }

  /** The agencies that a text names, the longest name at each place; words without diacritics may be typed without them. */
  namedIn(text: string): NamedAgencies[] {
    const words = syllables(text);
    const found: NamedAgencies[] = [];
    for (let at = 0; at < words.length;) {
      const named = this.#namedAt(words, at);
      if (named) found.push(named.agencies);
      at = named?.next ?? at + 1;
    }
    return found;
  }

  #namedAt(
    words: readonly Syllable[],
    at: number,
  ): { readonly agencies: NamedAgencies; readonly next: number } | undefined {
    for (let next = Math.min(words.length, at + this.#longest); next > at + 1; next--) {
      const form = spokenForm(words.slice(at, next));
      const inFull = this.#inFull.get(form);
      const ids = inFull ?? this.#byPlace.get(form);
      const [start, end] = [words[at]?.start ?? 0, words[next - 1]?.end ?? 0];
      if (ids) return { agencies: { ids: [...ids], start, end, byPlace: !inFull }, next };
    }
    return undefined;
  }

  /**
   * All names of some agencies, then those of their predecessors and successors, the nearest and latest first. Who shares
   * only a predecessor or a successor with them is another agency.
   */
  namesAround(ids: readonly number[]): string[] {
    const older = generations(ids, this.#older);
    const newer = generations(ids, this.#newer);
    const steps = Array.from({ length: Math.max(older.length, newer.length) }, (_, step) => [
      ...(older[step] ?? []),
      ...(newer[step] ?? []),
    ]);
    return [...new Set(steps.flat().flatMap((id) => this.#names.get(id) ?? []))];
  }
}

/** The place at the end of an agency's name: `phường Bến Gió`. */
export function placeOf(name: string): string[] {
  const place =
    /(?<!\p{L})(?:tỉnh|thành phố|quận|huyện|thị xã|thị trấn|phường|xã|đặc khu)\s+[\p{Lu}\d].*$/u.exec(
      name.normalize('NFC'),
    );
  return place ? [place[0]] : [];
}

const spokenForm = (words: readonly Syllable[]): string => words.map(({ text }) => text).join(' ');

/** The agencies themselves, those one step away, those two steps away, and so on; each once. */
function generations(ids: readonly number[], next: ReadonlyMap<number, readonly number[]>): number[][] {
  const met = new Set(ids);
  const found: number[][] = [];
  for (let last = [...ids]; last.length > 0;) {
    found.push(last);
    last = [...new Set(last.flatMap((id) => next.get(id) ?? []))].filter((id) => !met.has(id));
    for (const id of last) met.add(id);
  }
  return found;
}

function add<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
