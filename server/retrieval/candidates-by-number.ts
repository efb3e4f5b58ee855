import { documentsByIdentifier } from './candidates-by-identifier.ts';
import { documentConditions } from './document-filter.ts';
import { GATHERING } from './gathering.ts';
import { Parameters } from './parameters.ts';
import type { Query } from './query.ts';
import type { Search } from './search-context.ts';
import type { SearchFilters } from './search-result.ts';
import { stepsOf } from './named-steps.ts';
import { typedNumber, type TypedNumber } from './typed-number.ts';

/**
 * Documents that the query names by an identifier, or by their number: whole (`155/KH-UBND`), cut short (`155/KH`), alone
 * (`155`) or with its type (`kế hoạch 155`). Given with their step: a document of a higher step comes before all of lower
 * ones, and 0 is the lowest.
 */
export async function documentsByNumber(
  search: Search,
  query: Query,
  filters: SearchFilters,
): Promise<Map<string, number>> {
  const typed = typedNumber(query);
  const steps = await Promise.all([
    documentsByIdentifier(search, query, filters),
    typed ? numberedDocuments(search, typed, filters) : [],
  ]);
  const all = steps.flat();
  return new Map(
    all.flatMap((step, index) => step.map((id) => [id, all.length - 1 - index] as const)).reverse(),
  );
}

interface NumberedRow {
  readonly id: string;
  readonly reading: number | null;
  readonly exact: boolean;
  readonly dated: number;
  readonly issued_date: string | null;
}

/**
 * The likeliest reading of the query first; of documents that share it those of the day or year that the query names, then
 * those that bear the number just as it was typed. Where the query says nothing else the newest comes first: it is the one
 * in force. Where it does, the other rankers decide between equal ones.
 */
async function numberedDocuments(
  search: Search,
  typed: TypedNumber,
  filters: SearchFilters,
): Promise<string[][]> {
  const parameters = new Parameters();
  const keys = parameters.add(typed.keys);
  const patterns = parameters.add(
    typed.withYear.map(({ number, symbol }) => `^${number}(19|20)[0-9]{2}${symbol}$`),
  );
  const readings = parameters.add(typed.withYear.map(({ reading }) => reading + 1));
  const day = `coalesce(d.issued_date::text, '')`;
  const rows = await search.transaction.query<NumberedRow>(
    `select d.id, d.issued_date, number.reading, d.number_key = any(${keys}::text[]) as exact,
            (select coalesce(max(length(named)), 0) from unnest(${parameters.add(typed.dates)}::text[]) as named
             where starts_with(${day}, named)) as dated
     from document d cross join lateral (
       select coalesce(array_position(${keys}::text[], d.number_key),
         (select min(reading) from unnest(${patterns}::text[], ${readings}::int[]) as dated (pattern, reading)
          where d.number_key ~ pattern)) as reading) number
     where (${conditionsOf(typed, keys, parameters).join(' or ')}) ${documentConditions(filters, parameters)}
     order by number.reading nulls last, dated desc, exact desc, d.issued_date desc nulls last, d.id
     limit ${GATHERING.numbers}`,
    parameters.values,
  );
  return stepsOf(rows, ({ reading, dated, exact, issued_date }) =>
    [reading, dated, exact, typed.alone ? issued_date : ''].join(' '),
  );
}

function conditionsOf(
  { keys, withYear, bare }: TypedNumber,
  wanted: string,
  parameters: Parameters,
): string[] {
  const dated = withYear.map(({ number, symbol }) => {
    const between = `d.number_key ~>=~ ${parameters.add(`${number}19`)} and d.number_key ~<~ ${parameters.add(`${number}21`)}`;
    return `(${between} and d.number_key ~ ${parameters.add(`^${number}(19|20)[0-9]{2}${symbol}`)})`;
  });
  const begun = keys.map((key) => beginsWith(key, parameters));
  return [
    `d.number_key = any(${wanted}::text[])`,
    ...dated,
    ...begun,
    ...(bare ? [isBare(bare, parameters)] : []),
  ];
}

function isBare({ number, type }: NonNullable<TypedNumber['bare']>, parameters: Parameters): string {
  const same = `${beginsWith(number, parameters)} and ltrim(lower(d.number), '0') = ${parameters.add(number)}`;
  if (!type) return `(${same})`;
  const symbol = parameters.add(`^${number}((19|20)[0-9]{2})?${type.symbol}`);
  const bySymbol = type.symbol === '' ? '' : ` or (d.type is null and d.number_key ~ ${symbol})`;
  return `(${same} and (d.type = any(${parameters.add(type.stored)}::text[])${bySymbol}))`;
}

/** Byte by byte, so that the index serves it; keys hold small letters and digits only, and `{` follows `z`. */
function beginsWith(key: string, parameters: Parameters): string {
  return `(d.number_key ~>=~ ${parameters.add(key)} and d.number_key ~<~ ${parameters.add(`${key}{`)})`;
}
