import type { Transaction } from '@tangthu/db/store';
import type { Placement } from '../../run/placement.ts';
import type { DeliveredDocument, DeliveredFonds, DeliveredRecordFile, Delivery } from '../delivery.ts';
import { faultOf, type Fault } from '../fault.ts';
import { PackageError } from '../package-error.ts';
import type { AgencyIds } from './agencies.ts';

/** Where a document of a package goes, with the agency that opens it to others. */
export interface DeliveredPlacement extends Placement {
  readonly accessAuthority?: number | undefined;
}

/** The places of a package's documents. */
export interface Places {
  /** Where a document goes; a secret one has no place. */
  of(document: DeliveredDocument): Promise<DeliveredPlacement>;
  /** Opens the fonds and files that hold no document, under the custodian with this code. */
  openEmpty(custodian: string): Promise<void>;
}

/**
 * Opens the fonds and files of a package within the caller's transaction, under each custodian that keeps documents of them.
 * What the store has already keeps its description; details that it lacks are added, differences go to `warnings`.
 */
export function openPlaces(
  writer: Transaction,
  delivery: Delivery,
  receiver: string | undefined,
  agencies: AgencyIds,
  warnings: Fault[],
): Places {
  const fondsOf = new Map(delivery.fonds.map((fonds) => [fonds.code, fonds]));
  const fileOf = new Map(delivery.files.map((file) => [`${file.fonds}\n${file.code}`, file]));
  const openFonds = once(([custodian = '', code = '']) =>
    putFonds(writer, Number(custodian), fondsOf.get(code) ?? { code, details: {} }, warnings),
  );
  const openFile = once(async ([custodian = '', fonds = '', code = '']) => {
    const file = fileOf.get(`${fonds}\n${code}`);
    if (!file || file.mode === '03') return undefined;
    return putFile(writer, Number(custodian), await openFonds(custodian, fonds), file, warnings);
  });
  const idOf = (code: string | undefined): number | undefined =>
    code === undefined ? undefined : agencies.get(code);
  return {
    of: async ({ fonds, file, mode, ...document }) => {
      const custodian = idOf(receiver ?? document.custodian);
      if (custodian === undefined || mode === '03')
        throw new PackageError('A document without a place was not held back.');
      const keeper = String(custodian);
      return {
        custodian,
        mode,
        creator: idOf(document.creator),
        accessAuthority: idOf(document.accessAuthority),
        fonds: fonds === undefined ? undefined : await openFonds(keeper, fonds),
        file: fonds === undefined || file === undefined ? undefined : await openFile(keeper, fonds, file),
      };
    },
    openEmpty: async (custodian) => {
      const keeper = String(idOf(custodian) ?? '');
      for (const { code } of delivery.fonds) await openFonds(keeper, code);
      for (const { fonds, code } of delivery.files) await openFile(keeper, fonds, code);
    },
  };
}

async function putFonds(
  writer: Transaction,
  custodian: number,
  fonds: DeliveredFonds,
  warnings: Fault[],
): Promise<string> {
  const title = fonds.title ?? fonds.code;
  const [row] = await writer.query<{ id: string; title: string }>(
    `insert into fonds (custodian, code, title, mode, closed_on, details) values ($1, $2, $3, $4, $5, $6)
     on conflict (custodian, code) do update set details = excluded.details || fonds.details,
       title = case when fonds.title = fonds.code then excluded.title else fonds.title end,
       closed_on = coalesce(fonds.closed_on, excluded.closed_on)
     returning id, title`,
    [custodian, fonds.code, title, fonds.mode ?? '01', fonds.closedOn ?? null, JSON.stringify(fonds.details)],
  );
  if (row && fonds.title && row.title !== title)
    warnings.push(
      faultOf('already-described', { values: { other: fonds.code, field: 'title', found: row.title } }),
    );
  return row?.id ?? '';
}

async function putFile(
  writer: Transaction,
  custodian: number,
  fonds: string,
  file: DeliveredRecordFile,
  warnings: Fault[],
): Promise<string> {
  const given = { title: file.title, retention: file.retention, mode: file.mode };
  const [row] = await writer.query<{ id: string } & typeof given>(
    `insert into file (fonds, custodian, mode, code, title, retention, details) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (fonds, code) do update set details = excluded.details || file.details
     returning id, title, retention, mode`,
    [fonds, custodian, file.mode, file.code, file.title, file.retention, JSON.stringify(file.details)],
  );
  for (const field of ['title', 'retention', 'mode'] as const)
    if (row && row[field] !== given[field])
      warnings.push(faultOf('already-described', { values: { other: file.code, field, found: row[field] } }));
  return row?.id ?? '';
}

/** Does the work of a key once; who asks again gets the same promise. */
function once<Value>(
  work: (key: readonly string[]) => Promise<Value>,
): (...key: readonly string[]) => Promise<Value> {
  const done = new Map<string, Promise<Value>>();
  return (...key) => {
    const value = done.get(JSON.stringify(key)) ?? work(key);
    done.set(JSON.stringify(key), value);
    return value;
  };
}
