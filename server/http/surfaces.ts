/**
 * Every surface of the API and how it is guarded.
 * - `public`: answers anyone; shows nothing of any record.
 * - `session`: needs a session, which may still lack its second factor; serves to give it.
 * - `self`: needs a session; shows only the person's own account.
 * - `records`: needs a session; whatever is shown was read through `asReader` for this very request.
 * - `archive`: needs the session of an archivist or administrator and is not there for anyone else; whatever is shown or changed
 *   goes through `asArchivist`.
 * - `administration`: needs the session of an administrator and is not there for anyone else; whatever is shown or changed goes
 *   through `asAdministrator`.
 * - `audit`: needs the session of an auditor and is not there for anyone else; whatever is shown of the log goes through `asAuditor`.
 */
export const SURFACES: Readonly<
  Record<string, 'public' | 'session' | 'self' | 'records' | 'archive' | 'administration' | 'audit'>
> = {
  'GET /api/demo-accounts': 'public',
  'POST /api/sign-in': 'public',
  'POST /api/sign-out': 'public',
  'GET /api/sign-in-ways': 'public',
  'POST /api/sign-in/password': 'public',
  'POST /api/sign-in/code': 'public',
  'GET /api/single-sign-on/start': 'public',
  'GET /api/single-sign-on/return': 'public',
  'GET /api/session': 'session',
  'POST /api/second-factor': 'session',
  'POST /api/second-factor/enrolment': 'session',
  'POST /api/second-factor/confirmation': 'session',
  'GET /api/account': 'self',
  'POST /api/account/password': 'self',
  'POST /api/account/backup-codes': 'self',
  'POST /api/account/sessions/end-others': 'self',
  'POST /api/account/sessions/end-all': 'self',
  'POST /api/account/sessions/:id/end': 'self',
  'GET /api/me': 'self',
  'GET /api/search': 'records',
  'GET /api/documents/:id': 'records',
  'GET /api/documents/:id/hits': 'records',
  'GET /api/documents/:id/original': 'records',
  'GET /api/documents/:id/unmasking': 'records',
  'POST /api/documents/:id/unmasking': 'records',
  'POST /api/documents/:id/unmasking/end': 'records',
  'GET /api/documents/:id/pages/:number': 'records',
  'GET /api/documents/:id/pages/:number/thumbnail': 'records',
  'GET /iiif/:id/:number/info.json': 'records',
  'GET /iiif/:id/:number/:region/:size/:rotation/:file': 'records',
  'GET /api/agencies': 'administration',
  'GET /api/agencies/:code': 'administration',
  'GET /api/agencies/:code/kept': 'administration',
  'POST /api/agencies/:code/names': 'administration',
  'POST /api/agencies/:code/names/:name/closing': 'administration',
  'POST /api/agencies/previews': 'administration',
  'POST /api/agencies/previews/:id/confirmation': 'administration',
  'GET /api/archive/overview': 'archive',
  'GET /api/archive/progress/:agency': 'archive',
  'GET /api/archive/activity': 'archive',
  'GET /api/archive/runs': 'archive',
  'GET /api/archive/runs/:id': 'archive',
  'GET /api/archive/runs/:id/ledger': 'archive',
  'POST /api/archive/runs/:id/steering': 'archive',
  'GET /api/archive/quarantine': 'archive',
  'GET /api/archive/fixity': 'archive',
  'GET /api/archive/packages': 'archive',
  'GET /api/archive/packages/:id/receipt': 'archive',
  'GET /api/duplicates': 'archive',
  'GET /api/duplicates/:id/:other': 'archive',
  'POST /api/duplicates/:id/:other/decision': 'archive',
  'GET /api/review': 'archive',
  'POST /api/review/items/:id/decision': 'archive',
  'POST /api/review/items/:id/undo': 'archive',
  'GET /api/review/corrections': 'archive',
  'GET /api/audit/events': 'audit',
  'GET /api/audit/events/:id': 'audit',
  'POST /api/audit/person': 'audit',
  'GET /api/audit/export': 'audit',
};
