import type { Administrator } from '@tangthu/db/administrator';
import { today } from '@tangthu/db/reader';
import type { Transaction } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { AgencyChangeError, plainRefusal } from './agency-errors.ts';
import type { AgencyChange } from './agency-view.ts';
import { administeredAgency } from './open-agency.ts';

/** A change that was looked up: whose members' rights it can touch, from which day, and how to make it. */
export interface PlannedChange {
  /** The agency whose members, and whose successors' and supervisors' members, read more or less by it. */
  readonly touches: number;
  /** The day from which it holds, or today where that is past. */
  readonly day: string;
  apply(): Promise<void>;
}

/**
 * Looks a change up. Throws `RecordNotFoundError` unless the administrator decides for every agency of it and may read what it names,
 * and `AgencyChangeError` where it can't be. `apply` throws `AgencyChangeError` for what the store refuses.
 */
export async function planChange(
  rules: Transaction,
  administrator: Administrator,
  change: AgencyChange,
): Promise<PlannedChange> {
  const planned = await planners[change.kind](rules, administrator, change as never);
  return {
    ...planned,
    day: planned.day > today() ? planned.day : today(),
    apply: () =>
      planned.apply().catch((error: unknown) => {
        throw plainRefusal(error);
      }),
  };
}

type Planner<Kind extends AgencyChange['kind']> = (
  rules: Transaction,
  administrator: Administrator,
  change: Extract<AgencyChange, { kind: Kind }>,
) => Promise<PlannedChange>;

const planners: { readonly [Kind in AgencyChange['kind']]: Planner<Kind> } = {
  succession: planSuccession,
  parts: planParts,
  withdrawal: planWithdrawal,
  end: planEnd,
  supervision: planSupervision,
  'supervision-end': planSupervisionEnd,
};

async function planSuccession(
  ...[rules, administrator, change]: Parameters<Planner<'succession'>>
): Promise<PlannedChange> {
  const { how, date, legalBasis, extent, fonds, files } = change;
  const predecessor = await administeredAgency(rules, administrator, change.predecessor);
  const successor = await administeredAgency(rules, administrator, change.successor);
  if (predecessor === successor) throw new AgencyChangeError('itself');
  if (extent === 'whole' && fonds.length + files.length > 0) throw new AgencyChangeError('whole-part');
  await refuseUnread(rules, fonds, files);
  return {
    touches: successor,
    day: date,
    apply: async () => {
      const [made] = await rules.query<{ id: string }>(
        `insert into succession (predecessor, successor, kind, effective, legal_basis, extent) values ($1, $2, $3, $4, $5, $6)
         returning id`,
        [predecessor, successor, how, date, legalBasis, extent],
      );
      await nameParts(rules, made?.id ?? '', fonds, files);
      if (how === 'separate' || extent === 'part') return;
      await rules.query(
        'update agency set valid_to = $2 where id = $1 and valid_to is null and (valid_from is null or valid_from < $2)',
        [predecessor, date],
      );
    },
  };
}

async function planParts(
  ...[rules, administrator, { succession, fonds, files }]: Parameters<Planner<'parts'>>
): Promise<PlannedChange> {
  const { successor, effective } = await ownSuccession(rules, administrator, succession);
  if (fonds.length + files.length === 0) throw new AgencyChangeError('nothing-named');
  await refuseUnread(rules, fonds, files);
  return { touches: successor, day: effective, apply: () => nameParts(rules, succession, fonds, files) };
}

async function planWithdrawal(
  ...[rules, administrator, { succession }]: Parameters<Planner<'withdrawal'>>
): Promise<PlannedChange> {
  const { successor, effective } = await ownSuccession(rules, administrator, succession);
  return {
    touches: successor,
    day: effective,
    apply: async () => {
      const [taken] = await rules.query<{ predecessor: number; effective: string }>(
        'delete from succession where id = $1 returning predecessor, effective',
        [succession],
      );
      if (taken) await rules.query(GOES_ON, [taken.predecessor, taken.effective]);
    },
  };
}

/** An agency that ended by a succession goes on when no other one ends it on that day. */
const GOES_ON = `update agency set valid_to = null where id = $1 and valid_to = $2 and end_basis is null and not exists (
  select from succession s where s.predecessor = $1 and s.effective = $2 and s.extent = 'whole' and s.kind <> 'separate')`;

async function planEnd(
  ...[rules, administrator, { agency, date, legalBasis }]: Parameters<Planner<'end'>>
): Promise<PlannedChange> {
  const id = await administeredAgency(rules, administrator, agency);
  return {
    touches: id,
    day: date,
    apply: async () => {
      const ended = await rules.query(
        'update agency set valid_to = $2, end_basis = $3 where id = $1 and valid_to is null returning id',
        [id, date, legalBasis],
      );
      if (ended.length === 0) throw new AgencyChangeError('ended');
    },
  };
}

async function planSupervision(
  ...[rules, administrator, change]: Parameters<Planner<'supervision'>>
): Promise<PlannedChange> {
  const { modes, from, to, legalBasis } = change;
  const supervisor = await administeredAgency(rules, administrator, change.supervisor);
  const supervised = await administeredAgency(rules, administrator, change.supervised);
  if (supervisor === supervised) throw new AgencyChangeError('itself');
  const same = await rules.query(
    'select from supervision where supervisor = $1 and supervised = $2 and valid_from = $3',
    [supervisor, supervised, from],
  );
  if (same.length > 0) throw new AgencyChangeError('known');
  return {
    touches: supervisor,
    day: from,
    apply: async () => {
      await rules.query(
        'insert into supervision (supervisor, supervised, modes, valid_from, valid_to, legal_basis) values ($1, $2, $3, $4, $5, $6)',
        [supervisor, supervised, modes, from, to ?? null, legalBasis],
      );
    },
  };
}

async function planSupervisionEnd(
  ...[rules, { administered }, { supervision, date }]: Parameters<Planner<'supervision-end'>>
): Promise<PlannedChange> {
  const [row] = await rules.query<{ supervisor: number; ended: boolean }>(
    `select supervisor, valid_to is not null as ended from supervision
     where id = $1 and supervisor = any ($2::int[]) and supervised = any ($2::int[])`,
    [supervision, administered],
  );
  if (!row) throw new RecordNotFoundError();
  if (row.ended) throw new AgencyChangeError('ended');
  return {
    touches: row.supervisor,
    day: date,
    apply: async () => {
      await rules.query('update supervision set valid_to = $2 where id = $1', [supervision, date]);
    },
  };
}

async function ownSuccession(
  rules: Transaction,
  { administered }: Administrator,
  id: string,
): Promise<{ successor: number; effective: string }> {
  const [row] = await rules.query<{ successor: number; effective: string }>(
    `select successor, effective from succession
     where id = $1 and predecessor = any ($2::int[]) and successor = any ($2::int[])`,
    [id, administered],
  );
  if (!row) throw new RecordNotFoundError();
  return row;
}

async function nameParts(
  rules: Transaction,
  succession: string,
  fonds: readonly string[],
  files: readonly string[],
): Promise<void> {
  await rules.query(
    `insert into succession_part (succession, fonds, file)
     select $1::uuid, fonds, null::uuid from unnest($2::uuid[]) fonds union all select $1, null, file from unnest($3::uuid[]) file
     on conflict do nothing`,
    [succession, fonds, files],
  );
}

/** What an administrator may not read is not there to be named. */
async function refuseUnread(
  rules: Transaction,
  fonds: readonly string[],
  files: readonly string[],
): Promise<void> {
  const [read] = await rules.query<{ n: number }>(
    `select (select count(*) from fonds where id = any ($1::uuid[])) + (select count(*) from file where id = any ($2::uuid[])) as n`,
    [fonds, files],
  );
  if (read?.n !== new Set(fonds).size + new Set(files).size) throw new RecordNotFoundError();
}
