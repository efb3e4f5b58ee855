import { readableAgencies } from '@tangthu/db/reader';
import { syllables } from '@tangthu/language/text/syllables';
import { LRUCache } from 'lru-cache';
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
  const readable = readableAgencies(reader);
  const known = [...ids].filter((id) => readable.includes(id));
  const others = [...ids].filter((id) => !readable.includes(id));
  if (others.length === 0) return new Set(known);
  const makers = await transaction.query<{ id: number }>(
    `select id from unnest($1::int[]) as maker (id)
     where exists (select from document d where d.creator = maker.id and d.custodian = any($2::int[]))`,
    [others, readable],
  );
  return new Set([...known, ...makers.map(({ id }) => id)]);
}

/** The fonds that the reader may read. */
export async function readableFonds({ transaction, reader }: Reading): Promise<NamedFondsFinder> {
  const rows = await transaction.query<{ code: string; title: string }>(
    'select code, title from fonds where custodian = any($1::int[]) order by code',
    [readableAgencies(reader)],
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
  const rows = await transaction.query<{ code: string }>(
    `with recursive older (id) as (
       select unnest($1::int[]) union select s.predecessor from succession s join older o on o.id = s.successor
     ), newer (id) as (
       select unnest($1::int[]) union select s.successor from succession s join newer n on n.id = s.predecessor
     )
     select code from agency
     where id = any($1::int[]) or (id = any($2::int[]) and id in (select id from older union select id from newer))
     order by code`,
    [ids, readableAgencies(reader)],
  );
  return rows.map(({ code }) => code);
}
