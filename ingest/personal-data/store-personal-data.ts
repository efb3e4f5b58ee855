import type { HiddenWord } from '@tangthu/db/personal-numbers';
import type { Transaction } from '@tangthu/db/store';
import type { PersonalData } from '../understand/personal-data.ts';

/** The numbers of people in a document: where they stand, and the words that show them masked, as they are written. */
export interface NumbersOfPeople {
  readonly personalData: readonly Pick<PersonalData, 'kind' | 'page' | 'from' | 'to'>[];
  readonly hidden: readonly HiddenWord[];
}

/**
 * Stores people's numbers of a document in place of what was stored before. Where they stand is seen by the readers of the
 * document, what they say only by whom a purpose shows it.
 */
export async function storePersonalData(
  writer: Transaction,
  document: string,
  { personalData, hidden }: NumbersOfPeople,
): Promise<void> {
  await writer.query(
    'with hidden as (delete from personal_number where document = $1) delete from personal_data where document = $1',
    [document],
  );
  if (personalData.length === 0) return;
  await writer.query(
    `insert into personal_data (document, custodian, mode, page, kind, word_from, word_to)
     select d.id, d.custodian, d.mode, given.* from document d,
       unnest($2::int[], $3::text[], $4::int[], $5::int[]) as given
     where d.id = $1 on conflict do nothing`,
    [
      document,
      personalData.map(({ page }) => page),
      personalData.map(({ kind }) => kind),
      personalData.map(({ from }) => from),
      personalData.map(({ to }) => to),
    ],
  );
  await writer.query(
    `insert into personal_number (document, custodian, mode, page, word, written)
     select d.id, d.custodian, d.mode, given.* from document d, unnest($2::int[], $3::int[], $4::text[]) as given
     where d.id = $1`,
    [
      document,
      hidden.map(({ page }) => page),
      hidden.map(({ word }) => word),
      hidden.map(({ written }) => written),
    ],
  );
}
