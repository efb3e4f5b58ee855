import { Readable } from 'node:stream';
import { asPortal } from '@tangthu/db/portal';
import type { Store } from '@tangthu/db/store';
import { fileNameOf, type ExportRow } from './export-jobs.ts';
import type { Column, Format, Order } from './export-view.ts';
import type { Matching } from './matching.ts';
import { readMarks } from './row-file.ts';
import type { SearchFilters } from '../retrieval/search-result.ts';

/** What a manifest says before its rows. */
interface ManifestHead {
  readonly manifest: 'tangthu-export';
  readonly version: 1;
  readonly id: string;
  readonly query: string;
  /** The filters that were chosen, and those in force with what the query's own words state. */
  readonly chosenFilters: SearchFilters;
  readonly filters: SearchFilters;
  /** What a document had to bear. */
  readonly matching: Matching;
  readonly order: Order;
  readonly columns: readonly Column[];
  readonly format: Format;
  readonly language: 'vi' | 'en';
  readonly person: { readonly account: string; readonly name: string };
  readonly madeAt: string;
  readonly finishedAt: string;
  readonly rulesVersion: number;
  readonly indexVersion: string;
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
  readonly rowCount: number;
}

/** The line after which rows stand one a line: `["id", "row hash", "pages hash"]`, SHA-256 in base64url. */
export const ROWS_BEGIN = '"rows": [';

/** The manifest of a finished export as JSON, written as it is read: its head, then a line for each row. */
export async function manifestOf(store: Store, row: ExportRow, rowsPath: string): Promise<Readable> {
  const head = await headOf(store, row);
  return Readable.from(pieces(head, rowsPath), { objectMode: false });
}

async function* pieces(head: ManifestHead, rowsPath: string): AsyncGenerator<string> {
  yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  ${ROWS_BEGIN}`;
  let first = true;
  for await (const marks of readMarks(rowsPath)) {
    const lines = marks.map(
      ({ id, rowHash, pagesHash }) => `    ${JSON.stringify([id, rowHash, pagesHash])}`,
    );
    yield `${first ? '' : ','}\n${lines.join(',\n')}`;
    first = false;
  }
  yield '\n  ]\n}\n';
}

async function headOf(store: Store, row: ExportRow): Promise<ManifestHead> {
  const [person] = await asPortal(store, (portal) =>
    portal.query<{ name: string }>('select display_name as name from account where id = $1', [row.account]),
  );
  const { asked } = row;
  return {
    manifest: 'tangthu-export',
    version: 1,
    id: row.id,
    query: asked.query,
    chosenFilters: asked.chosen,
    filters: asked.filters,
    matching: asked.matching,
    order: asked.order,
    columns: asked.columns,
    format: row.format,
    language: row.language,
    person: { account: row.account, name: person?.name ?? '' },
    madeAt: row.made_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? '',
    rulesVersion: row.rules_version ?? 0,
    indexVersion: row.index_version ?? '',
    file: {
      name: fileNameOf(row),
      bytes: row.bytes,
      sha256: Buffer.from(row.file_hash ?? []).toString('hex'),
    },
    rowCount: row.rows,
  };
}
