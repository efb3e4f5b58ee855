import { asPortal } from '@tangthu/db/portal';
import { StoreError, type Store } from '@tangthu/db/store';

/**
 * Makes sure that row security binds the application's sign-in on PostgreSQL. Throws `StoreError` when it is a superuser,
 * may bypass row security, or belongs to the tables' owner. The embedded store has no sign-in to check: its roles bind.
 */
export async function requireBoundSignIn(store: Store): Promise<void> {
  if (store.kind !== 'postgres') return;
  const [signIn] = await asPortal(store, (portal) =>
    portal.query<{ name: string; unbound: boolean }>(
      `select session_user as name, r.rolsuper or r.rolbypassrls or pg_has_role(r.oid, c.relowner, 'member') as unbound
       from pg_roles r, pg_class c
       where r.rolname = session_user and c.oid = 'public.document'::regclass`,
    ),
  );
  if (!signIn?.unbound) return;
  throw new StoreError(
    `The sign-in "${signIn.name}" of DATABASE_URL could read every record past the access rules, so the server does not start. ` +
      'Use one that owns nothing: create role tangthu_app login noinherit; grant tangthu_reader, tangthu_writer, tangthu_portal to tangthu_app; ' +
      "and give the owner's address in DATABASE_OWNER_URL.",
  );
}
