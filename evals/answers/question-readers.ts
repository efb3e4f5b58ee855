import type { Reader } from '@tangthu/db/reader';
import { readerOfAgencies } from '@tangthu/db/testing/reader-of-agencies';
import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';

/** Readers of all records, or of those that one agency (by its code) decides on; each made once. */
export function readersOf(store: Store, all: Reader): (agency: string | undefined) => Promise<Reader> {
  const made = new Map<string, Promise<Reader>>();
  return (agency) => {
    if (agency === undefined) return Promise.resolve(all);
    const reader = made.get(agency) ?? readerOf(store, agency);
    made.set(agency, reader);
    return reader;
  };
}

async function readerOf(store: Store, code: string): Promise<Reader> {
  const rows = await asWriter(store, (writer) =>
    writer.query<{ id: number }>('select id from agency where code = $1', [code]),
  );
  const ids = rows.map(({ id }) => id);
  return readerOfAgencies(store, ids, ids);
}
