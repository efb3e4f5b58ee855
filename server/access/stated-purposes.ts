import { asPortal } from '@tangthu/db/portal';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';

/** A purpose that is stated in a session and holds still. */
export interface StatedPurpose {
  readonly purpose: string;
  readonly nameVi: string;
  readonly nameEn: string;
  readonly legalBasis: string;
  /** The only document for which it is stated; null for all that the person may read. */
  readonly document: string | null;
  readonly opensProcedureFiles: boolean;
  /** ISO format. */
  readonly endsAt: string;
}

/** What a person stated in a session and holds still, the last to end first. */
export async function statedPurposes(
  store: Store,
  { account, session }: { readonly account: string; readonly session: string },
): Promise<StatedPurpose[]> {
  const rows = await asPortal(store, (portal) =>
    portal.query<Omit<StatedPurpose, 'endsAt'> & { endsAt: Date }>(
      `select s.purpose, p.name_vi as "nameVi", p.name_en as "nameEn", s.legal_basis as "legalBasis", s.document,
         p.opens_procedure_files as "opensProcedureFiles", s.ends_at as "endsAt"
       from stated_purpose s join purpose p on p.code = s.purpose
       where s.account = $1 and s.session = $2 and s.ends_at > now() and s.ended_at is null
       order by s.ends_at desc limit 20`,
      [account, session],
    ),
  );
  return rows.map((row) => ({ ...row, endsAt: row.endsAt.toISOString() }));
}

/** Whether a person is a clerk of a desk today, for whom residents' cases are closed until a purpose is stated. */
export async function worksAtDesk(store: Store, { account, day }: Reader): Promise<boolean> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ atDesk: boolean }>(
      `select exists (
         select from membership where account = $1 and role = 'desk'
           and (valid_from is null or valid_from <= $2) and (valid_to is null or valid_to > $2)) as "atDesk"`,
      [account, day],
    ),
  );
  return row?.atDesk ?? false;
}
