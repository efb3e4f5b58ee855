import type { Transaction } from '@tangthu/db/store';
import { IngestError } from '../run/ingest-error.ts';

/** Agencies over time, as they are loaded: all refer to each other by code, days are `yyyy-mm-dd`. */
export interface AgencyGraph {
  readonly agencies: readonly GraphAgency[];
  readonly names: readonly GraphName[];
  readonly successions: readonly GraphSuccession[];
  readonly supervision: readonly GraphSupervision[];
}

/** `area` says where an agency stands, as its name leaves out: hundreds of wards are called «Phường 1». */
export interface GraphAgency {
  readonly code: string;
  readonly bloc: 'party' | 'government' | 'mass';
  readonly level: 'ministry' | 'province' | 'city' | 'department' | 'district' | 'commune';
  readonly area?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** A name that an agency bears or bore. */
export interface GraphName {
  readonly agency: string;
  readonly name: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** One edge: a merger of three wards is three. A part opens only what it comes to name. */
export interface GraphSuccession {
  readonly predecessor: string;
  readonly successor: string;
  readonly kind: 'split' | 'separate' | 'merge' | 'consolidate' | 'dissolve';
  readonly date: string;
  readonly legalBasis: string;
  readonly extent: 'whole' | 'part';
}

/** Who may look down into whose records, and under which access modes. */
interface GraphSupervision {
  readonly supervisor: string;
  readonly supervised: string;
  readonly modes: readonly ('01' | '02')[];
  readonly from: string;
  readonly to?: string | undefined;
  readonly legalBasis: string;
}

/** How many rows of each kind a load added; what was there already is not counted. */
export interface AddedRows {
  readonly agencies: number;
  readonly names: number;
  readonly successions: number;
  readonly supervision: number;
}

const ADD_AGENCIES = `insert into agency (code, bloc, level, area, valid_from, valid_to, demonstration)
  select code, bloc, level, area, "from", "to", $2
  from jsonb_to_recordset($1) as given (code text, bloc text, level text, area text, "from" date, "to" date)
  on conflict (code) do nothing returning id`;

/** A name that goes on may have got an end since; nothing else of what is known is changed. */
const END_NAMES = `update agency_name n set valid_to = given."to"
  from jsonb_to_recordset($1) as given (agency text, name text, "from" date, "to" date) join agency a on a.code = given.agency
  where n.agency = a.id and n.name = given.name and n.valid_from is not distinct from given."from"
    and n.valid_to is null and given."to" is not null`;

const ADD_NAMES = `insert into agency_name (agency, name, valid_from, valid_to)
  select distinct a.id, given.name, given."from", given."to"
  from jsonb_to_recordset($1) as given (agency text, name text, "from" date, "to" date) join agency a on a.code = given.agency
  where not exists (
    select from agency_name n where n.agency = a.id and n.name = given.name and n.valid_from is not distinct from given."from")
  returning agency`;

const ADD_SUCCESSIONS = `insert into succession (predecessor, successor, kind, effective, legal_basis, extent)
  select older.id, newer.id, kind, date, "legalBasis", extent
  from jsonb_to_recordset($1) as given (predecessor text, successor text, kind text, date date, "legalBasis" text, extent text)
    join agency older on older.code = given.predecessor join agency newer on newer.code = given.successor
  on conflict do nothing returning id`;

const ADD_SUPERVISION = `insert into supervision (supervisor, supervised, modes, valid_from, valid_to, legal_basis)
  select above.id, below.id, modes, "from", "to", "legalBasis"
  from jsonb_to_recordset($1) as given (supervisor text, supervised text, modes text[], "from" date, "to" date, "legalBasis" text)
    join agency above on above.code = given.supervisor join agency below on below.code = given.supervised
  where not exists (
    select from supervision s where s.supervisor = above.id and s.supervised = below.id and s.valid_from = given."from")
  returning id`;

/**
 * Writes agencies, names, successions and supervision, each kind by one statement, whatever their number. What is there already (an
 * agency by code, an edge by its ends and day) stays as it is. Agencies of a `demonstration` are made up. Throws `IngestError` for a code that nobody describes, and for what
 * the store refuses, such as successions in a circle.
 */
export async function writeGraph(
  writer: Transaction,
  graph: AgencyGraph,
  { demonstration = false }: { readonly demonstration?: boolean } = {},
): Promise<AddedRows> {
  try {
    const agencies = await writer.query(ADD_AGENCIES, [JSON.stringify(graph.agencies), demonstration]);
    await refuseUnknownCodes(writer, graph);
    await writer.query(END_NAMES, [JSON.stringify(graph.names)]);
    const names = await writer.query(ADD_NAMES, [JSON.stringify(graph.names)]);
    const successions = await writer.query(ADD_SUCCESSIONS, [JSON.stringify(graph.successions)]);
    const supervision = await writer.query(ADD_SUPERVISION, [JSON.stringify(graph.supervision)]);
    return {
      agencies: agencies.length,
      names: names.length,
      successions: successions.length,
      supervision: supervision.length,
    };
  } catch (error) {
    throw plainFault(error);
  }
}

const CHECKS: Readonly<Record<string, string>> = {
  agency_check: 'An agency ends after it begins.',
  agency_name_lasts: 'A name ends after it begins.',
  succession_check: 'An agency does not follow itself.',
  supervision_check: 'An agency does not look into itself.',
  supervision_check1: 'Looking into records ends after it begins.',
};

/** A fault that the store's own rules found, as a sentence; any other error as it is. */
export function plainFault(error: unknown): unknown {
  const { code, constraint, message } = error as { code?: string; constraint?: string; message?: string };
  if (code === '22008' || code === '22007')
    return new IngestError(`A day of the list is not in the calendar: ${message}.`, { cause: error });
  if (code !== '23514') return error;
  return new IngestError(CHECKS[constraint ?? ''] ?? message, { cause: error });
}

/** Nothing is left out in silence: every code that an edge or a name speaks of must be known. */
async function refuseUnknownCodes(writer: Transaction, graph: AgencyGraph): Promise<void> {
  const named = [
    ...graph.names.map(({ agency }) => agency),
    ...graph.successions.flatMap(({ predecessor, successor }) => [predecessor, successor]),
    ...graph.supervision.flatMap(({ supervisor, supervised }) => [supervisor, supervised]),
  ];
  const [unknown] = await writer.query<{ code: string }>(
    `select code from (select distinct unnest($1::text[]) as code) as named
     where not exists (select from agency a where a.code = named.code) order by code limit 1`,
    [named],
  );
  if (unknown) throw unknownAgency(unknown.code);
}

/** The fault of a code that no agency has. */
export function unknownAgency(code: string): IngestError {
  return new IngestError(
    `The list names the agency ${code} but does not describe it. Add it under "agencies".`,
  );
}
