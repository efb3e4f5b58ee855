import { fold } from '@tangthu/language/text/fold';
import { summaryOf, loadDocuments } from '../retrieval/document-summaries.ts';
import { Parameters } from '../retrieval/parameters.ts';
import type { Reading } from '../retrieval/understanding/store-names.ts';
import { beginning, beginsWith } from './shelf-by-shelf.ts';
import type { Suggestion } from './suggestion-view.ts';

const SHOWN = 4;
const GATHERED = 12;

/** A number as it is begun: `155`, `155/KH`, `số 155-kh/u`, `30/2020`. */
const begun = /^(?:so\s*[:.]?\s*)?0*(?<digits>\d{1,6})(?<rest>[\s./&a-z0-9-]*)$/;

/** The documents of the number that is begun: those of exactly its digits first, the newest of each first. */
export async function suggestedNumbers(reading: Reading, text: string): Promise<Suggestion[]> {
  const groups = begun.exec(fold(text).trim())?.groups;
  if (!groups) return [];
  const [digits = '', rest = ''] = [groups['digits'], groups['rest']?.replace(/[^a-z0-9]/g, '')];
  const parameters = new Parameters();
  const ranges =
    rest === '' ? [[`${digits}a`, `${digits}{`] as const, beginsWith(digits)] : [beginsWith(digits + rest)];
  const found = ranges.map(
    (range, step) =>
      `select id, ${step} as step, number_key, issued_date
       from (${beginning('document', reading.reader, range, GATHERED, parameters)}) begun`,
  );
  const rows = await reading.transaction.query<{ id: string }>(
    `select id from (select distinct on (id) * from (${found.join(' union all ')}) every order by id, step) one
     order by step, length(number_key), issued_date desc nulls last, id limit ${SHOWN}`,
    parameters.values,
  );
  return namedDocuments(
    reading,
    'number',
    rows.map(({ id }) => id),
  );
}

/** Documents in the given order as suggestions name them. */
export async function namedDocuments(
  reading: Reading,
  kind: 'number' | 'subject',
  ids: readonly string[],
): Promise<Suggestion[]> {
  const rows = await loadDocuments(reading, ids);
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { title, documentNumber, issuedDate } = summaryOf(row, new Map());
    return [{ kind, document: id, title, documentNumber, issuedDate }];
  });
}
