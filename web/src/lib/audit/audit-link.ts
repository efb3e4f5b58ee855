/** What the form of the log asks for, as it stands in the address. */
export interface AuditQuery {
  person?: string;
  record?: string;
  action?: string;
  outcome?: 'allowed' | 'denied';
  from?: string;
  to?: string;
  purpose?: string;
  before?: string;
}

const plain = ['person', 'action', 'from', 'to', 'purpose', 'before'] as const;
const id = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/i;

/** Reads the address of the log; of a pasted address of a document its id is taken. What cannot be asked for is left out. */
export function readAuditQuery(parameters: URLSearchParams): AuditQuery {
  const query: AuditQuery = {};
  for (const name of plain) {
    const value = parameters.get(name)?.trim();
    if (value) query[name] = value;
  }
  const record = id.exec(parameters.get('record') ?? '')?.[0];
  if (record) query.record = record.toLowerCase();
  const outcome = parameters.get('outcome');
  if (outcome === 'allowed' || outcome === 'denied') query.outcome = outcome;
  return query;
}

/** The address of the log under a query, changed in some of its parts. */
export function auditHref(query: AuditQuery, changes: AuditQuery = {}, path = '/audit'): string {
  const parameters = new URLSearchParams(Object.entries({ ...query, ...changes }));
  return parameters.size === 0 ? path : `${path}?${parameters}`;
}

/** The address of the same search as a table; a table has no pages. */
export function auditExportHref(query: AuditQuery): string {
  const whole = { ...query };
  delete whole.before;
  return auditHref(whole, {}, '/api/audit/export');
}
