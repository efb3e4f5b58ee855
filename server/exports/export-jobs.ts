import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { ExportRefusedError } from './export-errors.ts';
import type { Asked, Column, ExportFault, ExportView, Format, Order } from './export-view.ts';
import type { ReadQuestion } from './matching.ts';

/** What stands in `record_export.asked`. */
export interface AskedExport extends Asked, ReadQuestion {
  readonly order: Order;
  readonly columns: readonly Column[];
  /** What stands before the path of a document in its link. */
  readonly link: string;
  /** The filters as they were asked, without those in the query's words. */
  readonly chosen: Asked['filters'];
}

/** What a new export is made of. */
export interface NewExport {
  readonly account: string;
  readonly format: Format;
  readonly language: 'vi' | 'en';
  readonly asked: AskedExport;
}

/** A row of `record_export`. */
export interface ExportRow {
  readonly id: string;
  readonly account: string;
  readonly state: ExportView['state'];
  readonly format: Format;
  readonly language: 'vi' | 'en';
  readonly asked: AskedExport;
  readonly made_at: Date;
  readonly started_at: Date | null;
  readonly finished_at: Date | null;
  readonly expires_at: Date | null;
  readonly total: number | null;
  readonly rows: number;
  readonly bytes: number;
  readonly file_hash: Uint8Array | null;
  readonly rules_version: number | null;
  readonly index_version: string | null;
  readonly fault: ExportFault | null;
}

const MOST_OPEN = 3;
const MOST_KEPT = 20;

/**
 * Puts a person's export into the queue. All functions here see the exports of who acts alone. Throws `ExportRefusedError` where too
 * many are open or kept, or where the list would be one of a person's number.
 */
export async function makeExport(
  store: Store,
  { account, format, language, asked }: NewExport,
): Promise<ExportView> {
  if (asked.matching.people.length > 0) throw new ExportRefusedError('person');
  return asPortal(store, async (portal) => {
    // One after the other for one person, so that two requests at once do not go beyond the bounds.
    await portal.query(`select pg_advisory_xact_lock(hashtextextended('record_export ' || $1, 0))`, [
      account,
    ]);
    const [held] = await portal.query<{ open: number; kept: number }>(
      `select count(*) filter (where state in ('waiting', 'running'))::int as open, count(*)::int as kept from record_export`,
    );
    if ((held?.open ?? 0) >= MOST_OPEN) throw new ExportRefusedError('busy');
    if ((held?.kept ?? 0) >= MOST_KEPT) throw new ExportRefusedError('kept');
    const [made] = await portal.query<ExportRow>(
      `insert into record_export (account, format, language, asked) values ($1, $2, $3, $4::jsonb) returning *`,
      [account, format, language, JSON.stringify(asked)],
    );
    if (!made) throw new Error('The export was not stored.');
    return viewOf(made);
  });
}

/** A person's exports, the newest first. */
export async function listExports(store: Store): Promise<ExportView[]> {
  const rows = await asPortal(store, (portal) =>
    portal.query<ExportRow>(
      `select * from record_export where expires_at is null or expires_at > now() order by made_at desc, id desc`,
    ),
  );
  return rows.map(viewOf);
}

/** How many exports are still being written, and how many ended without having been looked at. */
export async function exportNews(store: Store): Promise<{ open: number; ended: number }> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<{ open: number; ended: number }>(
      `select count(*) filter (where state in ('waiting', 'running'))::int as open,
         count(*) filter (where state in ('done', 'failed') and seen_at is null and expires_at > now())::int as ended
       from record_export`,
    ),
  );
  return row ?? { open: 0, ended: 0 };
}

/** Notes that the person looked at the exports that have ended. */
export async function noteExportsSeen(store: Store): Promise<void> {
  await asPortal(store, (portal) =>
    portal.query(
      `update record_export set seen_at = now() where state in ('done', 'failed') and seen_at is null`,
    ),
  );
}

/** One finished export of the person who acts. Throws `RecordNotFoundError`. */
export async function finishedExport(store: Store, id: string): Promise<ExportRow> {
  const [row] = await asPortal(store, (portal) =>
    portal.query<ExportRow>(
      `select * from record_export where id = $1 and state = 'done' and expires_at > now()`,
      [id],
    ),
  );
  if (!row) throw new RecordNotFoundError();
  return row;
}

/** Forgets an export of the person who acts, written or not. Throws `RecordNotFoundError`. */
export async function deleteExport(store: Store, id: string): Promise<void> {
  const gone = await asPortal(store, (portal) =>
    portal.query('delete from record_export where id = $1 returning id', [id]),
  );
  if (gone.length === 0) throw new RecordNotFoundError();
}

/** What the file is called where it is saved. */
export function fileNameOf({ made_at, format }: Pick<ExportRow, 'made_at' | 'format'>): string {
  const inVietnam = new Date(made_at.getTime() + 7 * 3_600_000).toISOString();
  return `tang-thu-${inVietnam.slice(0, 16).replace(/[T:]/gu, '-')}.${format}`;
}

function viewOf(row: ExportRow): ExportView {
  const { asked } = row;
  return {
    id: row.id,
    state: row.state,
    format: row.format,
    query: asked.query,
    filters: asked.filters,
    order: asked.order,
    columns: asked.columns,
    madeAt: row.made_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    total: row.total,
    rows: row.rows,
    bytes: row.bytes,
    fileHash: row.file_hash && Buffer.from(row.file_hash).toString('hex'),
    fault: row.fault,
    fileName: fileNameOf(row),
  };
}
