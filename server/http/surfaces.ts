/**
 * Every surface of the API and how it is guarded.
 * - `public`: answers anyone; shows nothing of any record.
 * - `self`: needs a session; shows only the person's own account.
 * - `records`: needs a session; whatever is shown was read through `asReader` for this very request.
 */
export const SURFACES: Readonly<Record<string, 'public' | 'self' | 'records'>> = {
  'GET /api/demo-accounts': 'public',
  'POST /api/sign-in': 'public',
  'POST /api/sign-out': 'public',
  'GET /api/me': 'self',
  'GET /api/search': 'records',
  'GET /api/documents/:id': 'records',
  'GET /api/documents/:id/hits': 'records',
  'GET /api/documents/:id/original': 'records',
  'GET /api/documents/:id/pages/:number': 'records',
  'GET /api/documents/:id/pages/:number/thumbnail': 'records',
  'GET /iiif/:id/:number/info.json': 'records',
  'GET /iiif/:id/:number/:region/:size/:rotation/:file': 'records',
};
