import type { Transaction } from '@tangthu/db/store';
import type { PersonalData } from '../understand/personal-data.ts';

/** Stores where people's numbers stand in a document, in place of what was stored before. Readers of the document see it. */
export async function storePersonalData(
  writer: Transaction,
  document: string,
  data: readonly PersonalData[],
): Promise<void> {
  await writer.query('delete from personal_data where document = $1', [document]);
  if (data.length === 0) return;
  await writer.query(
    `insert into personal_data (document, custodian, mode, page, kind, word_from, word_to)
     select d.id, d.custodian, d.mode, given.* from document d,
       unnest($2::int[], $3::text[], $4::int[], $5::int[]) as given
     where d.id = $1 on conflict do nothing`,
    [
      document,
      data.map(({ page }) => page),
      data.map(({ kind }) => kind),
      data.map(({ from }) => from),
      data.map(({ to }) => to),
    ],
  );
}
