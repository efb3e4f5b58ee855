import { readerOf, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';

/** Somebody who may read a part of the scaled archive, by true rules: memberships, supervision or grants. */
export interface FilteredReader {
  /** What the figures call it: `share100` … `records10`. */
  readonly name: string;
  readonly reader: Reader;
}

/**
 * In which fonds of its custodian a document of the scaled archive stands, so that every agency keeps a tenth, a hundredth and a
 * thousandth of its records in fonds of their own. The tenth is a little more, so that its passages are found by the index.
 */
export function sharedFonds(index: number): string {
  const place = index % 1_000;
  if (place === 7) return 'thousandth';
  if (place < 10) return 'hundredth';
  return place < 106 ? 'tenth' : 'rest';
}

/** Each share with the fonds that it consists of. */
const SHARES = [
  { name: 'share10', fonds: ['tenth', 'hundredth', 'thousandth'] },
  { name: 'share1', fonds: ['hundredth', 'thousandth'] },
  { name: 'share01', fonds: ['thousandth'] },
];
const RECORDS = 10;
const OPENED = 20_000;
/** The part of the store that a reader of a few whole agencies may read: records of one subject, not a share of each. */
const AGENCIES_SHARE = 0.2;

/**
 * Makes people who may read all (`share100`), 10%, 1% and 0.1% of the archive (fonds granted), a few agencies (`agencies20`), ten
 * records (granted one by one) and 20,000 (granted by a query).
 */
export async function filteredReaders(
  store: Store,
  agencies: readonly { readonly id: number; readonly chunks: number }[],
): Promise<FilteredReader[]> {
  const all = agencies.map(({ id }) => id);
  const accounts = new Map([
    ['share100', await addMember(store, all)],
    ['agencies20', await addMember(store, someAgencies(agencies))],
  ]);
  for (const { name, fonds } of SHARES) {
    accounts.set(
      name,
      await addGranted(
        store,
        'insert into access_grant (to_account, granted_by, authority, purpose, legal_basis, valid_to, fonds) ' +
          "select $1::uuid, $1::uuid, custodian, 'b', 'b', now() + interval '1 day', id from fonds where code = any($2::text[])",
        fonds,
      ),
    );
  }
  accounts.set(
    `records${RECORDS}`,
    await addGranted(
      store,
      'insert into access_grant (to_account, granted_by, authority, purpose, legal_basis, valid_to, document) ' +
        `select $1::uuid, $1::uuid, custodian, 'b', 'b', now() + interval '1 day', id from document where mode = '01' order by id limit $2`,
      RECORDS,
    ),
  );
  accounts.set(
    'opened20000',
    await addGranted(
      store,
      'insert into access_grant (to_account, granted_by, authority, purpose, legal_basis, valid_to, query) ' +
        `select $1::uuid, $1::uuid, id, 'b', 'b', now() + interval '1 day', jsonb_build_object('issuedTo', (
           select coalesce(max(issued_date), '2000-01-01') from (select issued_date from document order by issued_date limit $2) first))
         from agency`,
      OPENED,
    ),
  );
  return Promise.all(
    [...accounts].map(async ([name, account]) => ({ name, reader: await readerOf(store, account) })),
  );
}

function someAgencies(agencies: readonly { readonly id: number; readonly chunks: number }[]): number[] {
  const enough = AGENCIES_SHARE * agencies.reduce((sum, { chunks }) => sum + chunks, 0);
  const chosen: number[] = [];
  let held = 0;
  for (const { id, chunks } of agencies.toSorted((one, two) => one.chunks - two.chunks)) {
    if (held >= enough) break;
    chosen.push(id);
    held += chunks;
  }
  return chosen;
}

function addMember(store: Store, agencies: readonly number[]): Promise<string> {
  return addGranted(
    store,
    `insert into membership (account, agency, role, modes) select $1::uuid, unnest($2::int[]), 'official', '{01,02}'`,
    agencies,
  );
}

async function addGranted(store: Store, rights: string, of: unknown): Promise<string> {
  return asOwner(store, async (owner) => {
    const [account] = await owner.query<{ id: string }>(
      `insert into account (sign_in_name, display_name) values (uuidv7()::text, 'b') returning id`,
    );
    if (!account) throw new Error('The account could not be made.');
    await owner.query(rights, [account.id, of]);
    return account.id;
  });
}
