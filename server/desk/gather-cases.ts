import type { Transaction } from '@tangthu/db/store';
import type { StoredPaper } from './case-files.ts';
import type { TypedResident } from './typed-resident.ts';

/** Papers looked at by one key; beyond it the clerk is asked to say more. */
const MOST_BY_KEY = 240;
/** Behind every text that begins with what stands before it, as bytes compare. */
const END = '\u{10ffff}';

/** Papers that a look-up gathered, with all others of their cases. */
export interface GatheredPapers {
  readonly papers: readonly StoredPaper[];
  /** More papers would have matched. */
  readonly more: boolean;
}

/**
 * The papers of every case that what was typed may mean, as far as the transaction's reader may read them: by the procedure file's
 * code, by a person's number where a stated purpose shows it, else by the keys of `case_key`.
 */
export async function gatherPapers(records: Transaction, typed: TypedResident): Promise<GatheredPapers> {
  const { ids, more } = await gatherIds(records, typed);
  return { papers: await papersOfCases(records, ids), more };
}

async function gatherIds(
  records: Transaction,
  typed: TypedResident,
): Promise<{ ids: string[]; more: boolean }> {
  if (typed.fileCode !== undefined)
    return bounded(await byIdentifier(records, ['procedure-file'], [typed.fileCode]));
  if (typed.people.length > 0)
    return bounded(await byIdentifier(records, ['citizen-number', 'old-id-number'], typed.people));
  const [first, ...others] = typed.keys;
  if (!first) {
    return typed.procedureCode === undefined
      ? { ids: [], more: false }
      : bounded(await byProcedure(records, typed.procedureCode));
  }
  // Behind a year only names come that papers put one to: others are looked for without it.
  const wider = first.kind === 'birth-name' ? others.slice(0, 1) : [];
  const found = await byKey(records, first);
  const further = await Promise.all(wider.map((key) => byKey(records, key)));
  const ids = [...new Set([found, ...further].flatMap((some) => some.slice(0, MOST_BY_KEY)))];
  if (ids.length > 0 || typed.name.length < 2) return { ids, more: found.length > MOST_BY_KEY };
  // Words of a name that do not stand side by side: the given name, which stands last, tells most.
  return bounded(await byKey(records, { kind: 'name', begins: typed.name.at(-1) ?? '' }));
}

function bounded(ids: readonly string[]): { ids: string[]; more: boolean } {
  return { ids: ids.slice(0, MOST_BY_KEY), more: ids.length > MOST_BY_KEY };
}

async function byKey(
  records: Transaction,
  { kind, begins }: TypedResident['keys'][number],
): Promise<string[]> {
  if (begins === '') return [];
  const rows = await records.query<{ document: string }>(
    `select distinct document from case_key where kind = $1 and key ~>=~ $2 and key ~<~ $3 order by document desc limit $4`,
    [kind, begins, begins + END, MOST_BY_KEY + 1],
  );
  return rows.map(({ document }) => document);
}

async function byIdentifier(
  records: Transaction,
  kinds: readonly string[],
  keys: readonly string[],
): Promise<string[]> {
  const rows = await records.query<{ document: string }>(
    `select distinct document from identifier where key = any ($2::text[]) and kind = any ($1::text[]) order by document desc limit $3`,
    [kinds, keys, MOST_BY_KEY + 1],
  );
  return rows.map(({ document }) => document);
}

/** Papers of cases alone: others name procedures as well. */
async function byProcedure(records: Transaction, code: string): Promise<string[]> {
  const rows = await records.query<{ document: string }>(
    `select distinct i.document from identifier i
     where (i.key = $1 or (i.key ~>=~ $2 and i.key ~<~ $3)) and exists (select from case_fact c where c.document = i.document)
     order by i.document desc limit $4`,
    [code, `${code}.`, `${code}/`, MOST_BY_KEY + 1],
  );
  return rows.map(({ document }) => document);
}

/**
 * The papers named, with those that stand in the same procedure file of the archive or bear the same code of one, and what each says
 * of its case.
 */
export async function papersOfCases(records: Transaction, ids: readonly string[]): Promise<StoredPaper[]> {
  if (ids.length === 0) return [];
  return records.query<StoredPaper>(
    `with named as (
       select d.id, f.id as file from document d left join file f on f.id = d.file and f.procedure_file where d.id = any ($1::uuid[])
     ), code as (
       select distinct value from case_fact where document = any ($1::uuid[]) and kind = 'procedure-file'
     ), wanted as (
       select id from named
       union select id from document where file in (select file from named)
       union select document from identifier where kind = 'procedure-file' and key in (select value from code)
     )
     select d.id, f.id as file, d.issued_date as "issuedDate",
       coalesce((select json_agg(json_build_object('kind', c.kind, 'value', c.value, 'confidence', c.confidence, 'page', c.page,
         'from', c.word_from, 'to', c.word_to) order by c.kind) from case_fact c where c.document = d.id), '[]') as facts
     from document d left join file f on f.id = d.file and f.procedure_file
     where d.id in (select id from wanted) order by d.id`,
    [ids],
  );
}
