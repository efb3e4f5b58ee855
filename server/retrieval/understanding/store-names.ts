import { syllables } from '@tangthu/language/text/syllables';
import { LRUCache } from 'lru-cache';
import { Parameters } from '../parameters.ts';
import { readable } from '../readable.ts';
import type { Search } from '../search-context.ts';
import { AgencyIndex, type AgencyName } from './agency-index.ts';
import type { NamedFonds } from './query-parts.ts';
import { standsAt, type TypedWord } from './typed-words.ts';

/** A reader's transaction, to look things up in. */
export type Reading = Pick<Search, 'transaction' | 'reader'>;

const indexes = new LRUCache<string, AgencyIndex>({ max: 4 });

/** All present and former names of agencies, whoever may read their records: ask for `knownMakers` before any is used. */
export async function agencyIndex({ transaction }: Reading): Promise<AgencyIndex> {
  const [row] = await transaction.query<{ version: string }>('select version from agency_change');
  const version = row?.version ?? '';
  const known = indexes.get(version);
  if (known) return known;
  const index = new AgencyIndex(
    await transaction.query<AgencyName>(
      'select agency as id, name from agency_name order by agency, valid_from desc nulls last, name',
    ),
  );
  indexes.set(version, index);
  return index;
}

/** Of some agencies those whose records the reader may read: kept by them, or made by them and kept by another. */
export async function knownMakers(
  { transaction, reader }: Reading,
  ids: ReadonlySet<number>,
): Promise<Set<number>> {
  if (ids.size === 0) return new Set();
  const parameters = new Parameters();
  const own = readable('document', reader, parameters);
  const makers = await transaction.query<{ id: number }>(
    `select id from unnest(${parameters.add([...ids])}::int[]) as maker (id)
     where exists (select from document d where d.custodian = maker.id and ${own})
       or exists (select from document d where d.creator = maker.id and ${own})`,
    parameters.values,
  );
  return new Set(makers.map(({ id }) => id));
}

/** The fonds that the reader may read. */
export async function readableFonds({ transaction, reader }: Reading): Promise<NamedFondsFinder> {
  const parameters = new Parameters();
  const rows = await transaction.query<{ code: string; title: string }>(
    `select f.code, f.title from fonds f where ${readable('fonds', reader, parameters)} order by f.code`,
    parameters.values,
  );
  const named = rows.flatMap(({ code, title }) =>
    [title.replace(/^phông\s+/iu, ''), code].map((name) => ({
      code,
      title,
      spoken: syllables(name).map(({ text }) => text),
    })),
  );
  return (words, at) => {
    const found = named
      .filter(({ spoken }) => spoken.length > 0 && standsAt(words, at, spoken))
      .sort((one, two) => two.spoken.length - one.spoken.length)[0];
    return found && { code: found.code, title: found.title, first: at, end: at + found.spoken.length };
  };
}

type NamedFondsFinder = (words: readonly TypedWord[], at: number) => NamedFonds | undefined;

/**
 * Codes that a filter on some agencies means: theirs, and those of their predecessors and successors that the reader may
 * read, for an old name and a new one find both.
 */
export async function agencyCodes(
  { transaction, reader }: Reading,
  ids: readonly number[],
): Promise<string[]> {
  const parameters = new Parameters();
  const named = `${parameters.add(ids)}::int[]`;
  const own = readable('document', reader, parameters);
  const rows = await transaction.query<{ code: string }>(
    `with recursive older (id) as (
       select unnest(${named}) union select s.predecessor from succession s join older o on o.id = s.successor
     ), newer (id) as (
       select unnest(${named}) union select s.successor from succession s join newer n on n.id = s.predecessor
     )
     select code from agency a
     where id = any(${named}) or (id in (select id from older union select id from newer)
       and exists (select from document d where d.custodian = a.id and ${own}))
     order by code`,
    parameters.values,
  );
  return rows.map(({ code }) => code);
}
