import { asPortal } from '@tangthu/db/portal';
import { StoreError, type Store, type Transaction } from '@tangthu/db/store';

/**
 * Makes sure that row security binds the application's sign-in on PostgreSQL. Throws `StoreError` when it is a superuser,
 * may bypass row security, or belongs to the tables' owner. The embedded store has no sign-in to check: its roles bind.
 */
export async function requireBoundSignIn(store: Store): Promise<void> {
  if (store.kind !== 'postgres') return;
  const signIn = await asPortal(store, readSignIn).catch((error: unknown) => {
    throw new StoreError(
      `The sign-in of DATABASE_URL cannot take on the role tangthu_portal (${error instanceof Error ? error.message : String(error)}). ` +
        `Run "npm run migrate" with DATABASE_OWNER_URL set, then: ${MAKE_SIGN_IN}`,
      { cause: error },
    );
  });
  if (!signIn) {
    throw new StoreError(
      'The database has no tables yet. Run "npm run migrate" with DATABASE_OWNER_URL set to the owner\'s address, or start with it set.',
    );
  }
  if (!signIn.unbound) return;
  throw new StoreError(
    `The sign-in "${signIn.name}" of DATABASE_URL could read every record past the access rules, so the server does not start. ` +
      `Use one that owns nothing: ${MAKE_SIGN_IN} The owner's address belongs in DATABASE_OWNER_URL.`,
  );
}

const MAKE_SIGN_IN =
  'create role tangthu_app login noinherit; grant tangthu_reader, tangthu_writer, tangthu_portal, tangthu_archivist, tangthu_administrator, tangthu_auditor to tangthu_app;';

/** Who signs in, and whether row security could not bind it; undefined where the tables are missing. */
async function readSignIn(portal: Transaction): Promise<{ name: string; unbound: boolean } | undefined> {
  const [signIn] = await portal.query<{ name: string; unbound: boolean }>(
    `select session_user as name, r.rolsuper or r.rolbypassrls or pg_has_role(r.oid, c.relowner, 'member') as unbound
     from pg_roles r, pg_class c
     where r.rolname = session_user and c.oid = to_regclass('public.document')`,
  );
  return signIn;
}

/**
 * Makes sure that nobody signs in without a password where there are records of real agencies. Throws `StoreError` when the store
 * holds any agency but those of the generated sample archive.
 */
export async function requireDemonstrationStore(store: Store): Promise<void> {
  const [agency] = await asPortal(store, (portal) =>
    portal.query<{ name: string }>(
      `select coalesce((select n.name from agency_name n where n.agency = a.id limit 1), a.code) as name
       from agency a where not a.demonstration order by a.id limit 1`,
    ),
  );
  if (!agency) return;
  throw new StoreError(
    `This store holds agencies of its own (such as ${agency.name}), and in a demonstration anybody signs in without a password. ` +
      'Start with DEMONSTRATION=off. The first administrator is made by: ' +
      'npm run accounts -- add --name <sign-in name> --agency <code> --role administrator',
  );
}
