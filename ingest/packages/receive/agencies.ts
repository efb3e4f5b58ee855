import { posix } from 'node:path';
import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { z } from 'zod';
import { agencyList } from '../../agencies/agency-list.ts';
import { loadAgencies } from '../../agencies/load-agencies.ts';
import type { Delivery } from '../delivery.ts';
import { faultOf, type Fault } from '../fault.ts';
import { readText } from '../forms/text-file.ts';
import type { PackageLimits } from '../tree/limits.ts';
import type { PackageTree } from '../tree/package-tree.ts';

/** Ids of agencies by their codes. */
export type AgencyIds = ReadonlyMap<string, number>;

/** The agencies that the store knows. */
export async function agencyIds(writer: Transaction): Promise<AgencyIds> {
  const rows = await writer.query<{ id: number; code: string }>('select id, code from agency');
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/**
 * What prevents a package from going in for want of agencies: none that keeps it, or codes that the store does not know.
 * `custodian` is whom the receiver named, who goes before whom the package names.
 */
export function agencyFaults(delivery: Delivery, custodian: string | undefined, known: AgencyIds): Fault[] {
  const faults: Fault[] = [];
  const unknown = new Set<string>();
  const check = (code: string | undefined): void => {
    if (code !== undefined && !known.has(code)) unknown.add(code);
  };
  if (custodian === undefined && delivery.documents.some((document) => document.custodian === undefined))
    faults.push(faultOf('agency-missing'));
  check(custodian);
  for (const document of delivery.documents) {
    if (custodian === undefined) check(document.custodian);
    check(document.creator);
    check(document.accessAuthority);
  }
  return [...faults, ...[...unknown].map((found) => faultOf('agency-unknown', { values: { found } }))];
}

/**
 * Adds the agencies of a package's `agencies.json` that the store does not know, with their names. Never successions or people:
 * those open records to others, which no package may decide.
 */
export async function addAgencies(
  store: Store,
  tree: PackageTree,
  limits: PackageLimits,
  faults: Fault[],
): Promise<void> {
  const entry = tree.entries.find(({ path }) => posix.basename(path) === 'agencies.json');
  const text = entry && (await readText(tree, entry, limits, faults));
  if (!entry || !text) return;
  try {
    const { agencies } = agencyList.parse(JSON.parse(text));
    const known = await asWriter(store, agencyIds);
    const added = agencies.filter(({ code }) => !known.has(code));
    await loadAgencies(store, agencyList.parse({ agencies: added }));
  } catch (error) {
    const detail = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    faults.push(faultOf('list-damaged', { path: entry.path, values: { detail } }));
  }
}
