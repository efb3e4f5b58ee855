import { asPortal } from '@tangthu/db/portal';
import { today } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';

/** A purpose that cannot be stated by this person, or not so. */
export class PurposeRefusedError extends Error {
  override name = 'PurposeRefusedError';
}

/** A purpose of work, and what it opens. */
export interface Purpose {
  readonly code: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly opensProcedureFiles: boolean;
  readonly showsIdentifiers: boolean;
}

/** What a person states: for one document or, without it, for all that they may read in this session. */
export interface PurposeStatement {
  readonly account: string;
  readonly session: string;
  readonly purpose: string;
  readonly legalBasis: string;
  readonly document?: string | undefined;
  /** How long it holds, from 1 to 480; 30 when left out. */
  readonly minutes?: number | undefined;
}

const USUAL_MINUTES = 30;

/** The purposes that a person's roles of today allow to state. */
export function purposesOf(store: Store, account: string): Promise<Purpose[]> {
  return asPortal(store, (portal) =>
    portal.query<Purpose>(
      `select code, name_vi as "nameVi", name_en as "nameEn", opens_procedure_files as "opensProcedureFiles",
         shows_identifiers as "showsIdentifiers"
       from purpose p where exists (
         select from membership m where m.account = $1 and m.role = any (p.roles)
           and (m.valid_from is null or m.valid_from <= $2) and (m.valid_to is null or m.valid_to > $2))
       order by code`,
      [account, today()],
    ),
  );
}

/** Writes down what a person states. Throws `PurposeRefusedError` where none of their roles has that purpose. */
export async function statePurpose(store: Store, statement: PurposeStatement): Promise<{ endsAt: Date }> {
  const { account, session, purpose, legalBasis, document, minutes = USUAL_MINUTES } = statement;
  const allowed = await purposesOf(store, account);
  if (!allowed.some(({ code }) => code === purpose))
    throw new PurposeRefusedError('None of your roles works for this purpose.');
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ endsAt: Date }>(
      `insert into stated_purpose (account, session, purpose, legal_basis, document, ends_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(mins => $6)) returning ends_at as "endsAt"`,
      [account, session, purpose, legalBasis, document ?? null, minutes],
    ),
  );
  if (!row) throw new Error('The purpose was not written down.');
  return row;
}

/** Ends what was stated in a session: of one document, or without it everything. */
export async function endPurposes(
  store: Store,
  {
    account,
    session,
    document,
  }: { readonly account: string; readonly session: string; readonly document?: string | undefined },
): Promise<void> {
  await asPortal(store, (portal) =>
    portal.query(
      `update stated_purpose set ended_at = now()
       where account = $1 and session = $2 and ended_at is null and ends_at > now() and ($3::uuid is null or document = $3)`,
      [account, session, document ?? null],
    ),
  );
}
