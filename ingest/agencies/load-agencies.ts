import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { IngestError } from '../run/ingest-error.ts';
import type { AgencyList } from './agency-list.ts';

/**
 * Writes a list of agencies into the store, all or nothing. What is there already (by code, or by the edge's key) stays,
 * so that the same list can be loaded again. Throws `IngestError` when a code is named that the list does not describe.
 */
export function loadAgencies(store: Store, list: AgencyList): Promise<void> {
  return asWriter(store, async (writer) => {
    await addAgencies(writer, list);
    const ids = await agencyIds(writer);
    await addSuccessions(writer, list, ids);
    await addFonds(writer, list, ids);
    await addAccounts(writer, list, ids);
  });
}

async function addAgencies(writer: Transaction, list: AgencyList): Promise<void> {
  for (const agency of list.agencies) {
    const [row] = await writer.query<{ id: number }>(
      `insert into agency (code, bloc, level, valid_from, valid_to) values ($1, $2, $3, $4, $5)
       on conflict (code) do nothing returning id`,
      [agency.code, agency.bloc, agency.level, agency.from ?? null, agency.to ?? null],
    );
    if (!row) continue;
    const names = agency.names?.length
      ? agency.names
      : [{ name: agency.name, from: agency.from, to: agency.to }];
    for (const name of names) {
      await writer.query(
        'insert into agency_name (agency, name, valid_from, valid_to) values ($1, $2, $3, $4)',
        [row.id, name.name, name.from ?? null, name.to ?? null],
      );
    }
  }
}

async function addSuccessions(
  writer: Transaction,
  list: AgencyList,
  ids: Map<string, number>,
): Promise<void> {
  for (const edge of list.successions) {
    await writer.query(
      `insert into succession (predecessor, successor, kind, effective, legal_basis) values ($1, $2, $3, $4, $5)
       on conflict do nothing`,
      [known(ids, edge.predecessor), known(ids, edge.successor), edge.kind, edge.date, edge.legalBasis],
    );
  }
}

async function addFonds(writer: Transaction, list: AgencyList, ids: Map<string, number>): Promise<void> {
  for (const fonds of list.fonds) {
    const custodian = fonds.custody.at(-1)?.agency ?? fonds.agency;
    await writer.query(
      `insert into fonds (custodian, code, title, closed_on) values ($1, $2, $3, $4) on conflict do nothing`,
      [known(ids, custodian), fonds.code, fonds.name, fonds.closed ?? null],
    );
  }
}

async function addAccounts(writer: Transaction, list: AgencyList, ids: Map<string, number>): Promise<void> {
  for (const user of list.users) {
    const [row] = await writer.query<{ id: string }>(
      `insert into account (sign_in_name, display_name, demonstration) values ($1, $2, true)
       on conflict (sign_in_name) do nothing returning id`,
      [user.id, user.name],
    );
    if (!row) continue;
    for (const agency of user.agencies) {
      await writer.query('insert into membership (account, agency, role, modes) values ($1, $2, $3, $4)', [
        row.id,
        known(ids, agency),
        user.role,
        user.modes,
      ]);
    }
  }
}

async function agencyIds(writer: Transaction): Promise<Map<string, number>> {
  const rows = await writer.query<{ id: number; code: string }>('select id, code from agency');
  return new Map(rows.map(({ id, code }) => [code, id]));
}

function known(ids: Map<string, number>, code: string): number {
  const id = ids.get(code);
  if (id === undefined) {
    throw new IngestError(
      `The list names the agency ${code} but does not describe it. Add it under "agencies".`,
    );
  }
  return id;
}
