import { today } from '@tangthu/db/reader';
import type { Transaction } from '@tangthu/db/store';
import type { Moment } from './reference.ts';
import { THEMES } from './paper-text.ts';
import { insert, issuedDay, type Omissions } from './stored-records.ts';
import { agencyId, idOf } from './world-ids.ts';
import type { Grant, Of, World } from './world.ts';

/** An account of the store that is a person of the world, and the session in which purposes are stated. */
export interface StoredPerson {
  readonly account: string;
  readonly session: string;
}

/** Which moment of a world is to be now, and what of it is left out. */
export interface Placing {
  readonly moment: Moment;
  readonly now: Date;
  readonly omissions: Omissions;
}

/**
 * Puts a world's rules in the place of those that are stored, moved in time so that `moment` is `now`. One statement a table,
 * whatever the world: the version of the rules tells nothing.
 */
export async function storeRules(
  owner: Transaction,
  world: World,
  { moment, now, omissions }: Placing,
  persons: readonly StoredPerson[],
): Promise<void> {
  const { papers, files, fonds } = omissions;
  const day = (offset: number | undefined): string | null =>
    offset === undefined
      ? null
      : new Date(Date.parse(today()) + (offset - moment.day) * 86_400_000).toISOString().slice(0, 10);
  const time = (minute: number | undefined): string | null =>
    minute === undefined ? null : new Date(now.getTime() + (minute - moment.minute) * 60_000).toISOString();
  /** What was brought to an end later than the moment is not yet. */
  const ended = (minute: number | undefined): string | null =>
    minute !== undefined && minute > moment.minute ? null : time(minute);
  const isLeftOut = ({ kind, at }: { kind: string; at?: number }): boolean =>
    ({ paper: papers, file: files, fonds })[kind]?.has(at ?? -1) ?? false;
  const accounts = persons.map(({ account }) => account);
  const owning = accounts[0];

  await owner.script(`delete from succession_part; delete from succession; delete from supervision; delete from membership;
    delete from access_grant; delete from restriction; delete from stated_purpose;`);
  await insert(
    owner,
    'succession (id uuid, predecessor int, successor int, kind text, effective date, legal_basis text, extent text)',
    world.successions.map((edge, at) => ({
      id: idOf('succession', at),
      predecessor: agencyId(edge.predecessor),
      successor: agencyId(edge.successor),
      kind: edge.parts ? 'separate' : 'merge',
      effective: day(edge.day),
      legal_basis: 'Nghị quyết 1',
      extent: edge.parts ? 'part' : 'whole',
    })),
  );
  await insert(
    owner,
    'succession_part (succession uuid, fonds uuid, file uuid)',
    world.successions.flatMap(({ parts = [] }, at) =>
      [...new Map(parts.map((part) => [`${part.kind} ${part.at}`, part])).values()]
        .filter((part) => !isLeftOut(part))
        .map((part) => ({ succession: idOf('succession', at), ...columnsOf(part) })),
    ),
  );
  await insert(
    owner,
    'supervision (supervisor int, supervised int, modes text[], valid_from date, valid_to date, legal_basis text)',
    world.supervisions.map((edge) => ({
      supervisor: agencyId(edge.supervisor),
      supervised: agencyId(edge.supervised),
      modes: edge.modes,
      valid_from: day(edge.from),
      valid_to: day(edge.to),
      legal_basis: 'Quy chế 2',
    })),
  );
  await insert(
    owner,
    'membership (account uuid, agency int, role text, modes text[], valid_from date, valid_to date)',
    world.persons.flatMap(({ memberships }, at) =>
      memberships.map(({ agency, role, modes, from, to }) => ({
        account: accounts[at],
        agency: agencyId(agency),
        role,
        modes,
        valid_from: day(from),
        valid_to: day(to),
      })),
    ),
  );
  await insert(
    owner,
    `access_grant (id uuid, to_account uuid, to_agency int, authority int, document uuid, file uuid, fonds uuid, query jsonb, purpose text,
       legal_basis text, valid_from timestamptz, valid_to timestamptz, granted_by uuid, revoked_by uuid, revoked_at timestamptz)`,
    world.grants.flatMap((grant, at) => {
      if (isLeftOut(grant.scope)) return [];
      const revoked = ended(grant.revoked);
      return [
        {
          id: idOf('grant', at),
          to_account: grant.to.kind === 'person' ? accounts[grant.to.at] : null,
          to_agency: grant.to.kind === 'agency' ? agencyId(grant.to.at) : null,
          authority: agencyId(grant.authority),
          ...columnsOf(grant.scope),
          purpose: 'Nghiên cứu',
          legal_basis: 'Công văn 3',
          valid_from: time(grant.from),
          valid_to: time(grant.until),
          granted_by: owning,
          revoked_by: revoked === null ? null : owning,
          revoked_at: revoked,
        },
      ];
    }),
  );
  await insert(
    owner,
    `restriction (id uuid, kind text, authority int, document uuid, file uuid, fonds uuid, reason text, legal_basis text,
       valid_from timestamptz, valid_to timestamptz, set_by uuid, lifted_by uuid, lifted_at timestamptz)`,
    world.restrictions.flatMap((restriction, at) => {
      if (isLeftOut(restriction.scope)) return [];
      const lifted = ended(restriction.lifted);
      return [
        {
          id: idOf('restriction', at),
          kind: restriction.until === undefined ? 'hold' : 'embargo',
          authority: agencyId(restriction.authority),
          ...columnsOf(restriction.scope),
          reason: 'Đang xác minh',
          legal_basis: 'Quyết định 4',
          valid_from: time(restriction.from),
          valid_to: time(restriction.until),
          set_by: owning,
          lifted_by: lifted === null ? null : owning,
          lifted_at: lifted,
        },
      ];
    }),
  );
  await insert(
    owner,
    'stated_purpose (account uuid, session text, purpose text, legal_basis text, document uuid, stated_at timestamptz, ends_at timestamptz, ended_at timestamptz)',
    world.persons.flatMap(({ statements }, at) =>
      statements
        .filter(({ paper }) => paper === undefined || !papers.has(paper))
        .map(({ purpose, paper, elsewhere, from, minutes, ended: stopped }) => ({
          account: accounts[at],
          session: elsewhere ? 'another session' : persons[at]?.session,
          purpose,
          legal_basis: 'Quy chế 5',
          document: paper === undefined ? null : idOf('paper', paper),
          stated_at: time(from),
          ends_at: time(from + minutes),
          ended_at: ended(stopped),
        })),
    ),
  );
}

function columnsOf(scope: Grant['scope']): Record<string, unknown> {
  if (scope.kind === 'query') return { query: queryOf(scope) };
  return { [columnOf(scope)]: idOf(scope.kind, scope.at) };
}

function columnOf({ kind }: Of<'paper'> | Of<'file'> | Of<'fonds'>): string {
  return kind === 'paper' ? 'document' : kind;
}

function queryOf(scope: Extract<Grant['scope'], { kind: 'query' }>): object {
  const { types, oldest, newest, numberBegins, theme } = scope;
  return {
    ...(types && { types }),
    ...(oldest !== undefined && { issuedFrom: issuedDay(oldest) }),
    ...(newest !== undefined && { issuedTo: issuedDay(newest) }),
    ...(numberBegins !== undefined && { numberBegins }),
    ...(theme !== undefined && { subjectWords: THEMES[theme % THEMES.length]?.telling.split(' ') }),
  };
}
