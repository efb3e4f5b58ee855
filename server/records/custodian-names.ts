import type { Reader } from '@tangthu/db/reader';
import type { Transaction } from '@tangthu/db/store';
import type { CustodianNames } from './record-view.ts';

/**
 * What an agency was called on a day (`yyyy-mm-dd`, null where the day is not known), where that is not its present name, and what
 * the agency is called that follows it today as a whole. An agency whose records the reader does not read is not named, nor is one
 * of several.
 */
export async function custodianNames(
  { transaction, reader }: { readonly transaction: Transaction; readonly reader: Reader },
  agency: number,
  day: string | null,
): Promise<CustodianNames> {
  const read = [...reader.custodians, ...reader.agencies['01'], ...reader.agencies['02']];
  const [names] = await transaction.query<CustodianNames>(
    `with recursive following (agency) as (
       select $1::int
       union
       select s.successor from succession s join following f on f.agency = s.predecessor
       where s.extent = 'whole' and s.effective <= $4::date
     ), last as (
       select f.agency from following f where f.agency <> $1 and not exists (
         select from succession s where s.predecessor = f.agency and s.extent = 'whole' and s.effective <= $4::date)
     )
     select nullif(agency_name_on($1, $2::date), present_name($1)) as "then",
       (select max(present_name(agency)) from last having count(*) = 1 and bool_and(agency = any ($3::int[]))) as "now"`,
    [agency, day, read, reader.day],
  );
  return names ?? { then: null, now: null };
}
