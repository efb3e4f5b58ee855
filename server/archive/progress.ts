import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store, Transaction } from '@tangthu/db/store';
import { loadAgencies } from '../retrieval/document-summaries.ts';
import type { ArchiveOverview, FileCounts, PageCounts, Progress, Promised } from './work-view.ts';

/** The columns of a tally of files, as `FileCounts` names them. */
export const FILE_SUMS = `json_build_object('waiting', coalesce(sum(waiting), 0), 'stored', coalesce(sum(stored), 0),
  'already-stored', coalesce(sum(already_stored), 0), 'refused', coalesce(sum(refused), 0),
  'quarantined', coalesce(sum(quarantined), 0), 'set-aside', coalesce(sum(set_aside), 0)) as files`;

const PAGE_SUMS = `json_build_object('pages', sum(pages), 'recognised', sum(recognised), 'converted', sum(converted),
  'unread', sum(unread), 'blank', sum(blank), 'damaged', sum(damaged), 'lowQuality', sum(low_quality)) as pages`;

/** A file that failed in one run may have gone in by the next: of each source only the latest run counts. */
export const LATEST_RUNS = `(select distinct on (source) id from ingest_run order by source, id desc)`;

/** Nothing of anything. */
export const NO_FILES: FileCounts = {
  waiting: 0,
  stored: 0,
  'already-stored': 0,
  refused: 0,
  quarantined: 0,
  'set-aside': 0,
};
const NO_PAGES: PageCounts = {
  pages: 0,
  recognised: 0,
  converted: 0,
  unread: 0,
  blank: 0,
  damaged: 0,
  lowQuality: 0,
};

/** How far the records of each agency of the archive have come, and what waits for a person. */
export function archiveOverview(store: Store, archivist: Archivist): Promise<ArchiveOverview> {
  return asArchivist(store, archivist, async (archive) => ({
    agencies: await progressByAgency(archive, archivist),
    waiting: await waitingForPeople(archive, archivist),
  }));
}

/** How far each fonds of one agency has come; empty for an agency that is not the archivist's. */
export function progressByFonds(store: Store, archivist: Archivist, agency: string): Promise<Progress[]> {
  return asArchivist(store, archivist, async (archive) => {
    const parameters = [archivist.archive, agency];
    const own = 'custodian = any ($1::int[]) and custodian = (select id from agency where code = $2)';
    const [files, pages, promised, names] = await Promise.all([
      archive.query<Keyed<{ files: FileCounts }>>(
        `select fonds as key, ${FILE_SUMS} from ingest_tally where ${own} and run in ${LATEST_RUNS} group by fonds`,
        parameters,
      ),
      archive.query<Keyed<{ pages: PageCounts }>>(
        `select fonds as key, ${PAGE_SUMS} from page_tally where ${own} group by fonds`,
        parameters,
      ),
      archive.query<Promised & { code: string; title: string; id: string | null }>(
        `select p.fonds as code, p.title, p.metres::float8 as metres, p.pages,
           (select id from fonds f where f.custodian = p.custodian and f.code = p.fonds) as id
         from promise p where ${own}`,
        parameters,
      ),
      archive.query<{ id: string; code: string; title: string }>(
        `select id, code, title from fonds where ${own} order by code`,
        parameters,
      ),
    ]);
    const absent = promised
      .filter(({ id }) => id === null)
      .map(({ code, title }) => ({ id: code, code, title }));
    const rows = [...names, ...absent, { id: null, code: '', title: '' }].map(({ id, code, title }) => ({
      code,
      name: title,
      files: find(files, id)?.files ?? NO_FILES,
      pages: find(pages, id)?.pages ?? NO_PAGES,
      promised: promisedOf(promised.find((promise) => promise.code === code)),
    }));
    return rows.filter(isNotNothing).sort((one, two) => (one.code < two.code ? -1 : 1));
  });
}

type Keyed<Value> = Value & { readonly key: string | number | null };

function find<Row extends Keyed<object>>(rows: readonly Row[], key: Row['key']): Row | undefined {
  return rows.find((row) => row.key === key);
}

async function progressByAgency(archive: Transaction, archivist: Archivist): Promise<Progress[]> {
  const own = 'custodian = any ($1::int[])';
  const [files, pages, promised, agencies] = await Promise.all([
    archive.query<Keyed<{ files: FileCounts }>>(
      `select custodian as key, ${FILE_SUMS} from ingest_tally where ${own} and run in ${LATEST_RUNS} group by custodian`,
      [archivist.archive],
    ),
    archive.query<Keyed<{ pages: PageCounts }>>(
      `select custodian as key, ${PAGE_SUMS} from page_tally where ${own} group by custodian`,
      [archivist.archive],
    ),
    archive.query<Keyed<Promised>>(
      `select custodian as key, sum(metres)::float8 as metres, sum(pages)::float8 as pages from promise where ${own} group by custodian`,
      [archivist.archive],
    ),
    loadAgencies({ transaction: archive }, archivist.archive),
  ]);
  return [...agencies]
    .map(([id, label]) => ({
      ...label,
      files: find(files, id)?.files ?? NO_FILES,
      pages: find(pages, id)?.pages ?? NO_PAGES,
      promised: promisedOf(find(promised, id)),
    }))
    .sort((one, two) => (one.code < two.code ? -1 : 1));
}

function promisedOf(row: Promised | undefined): Promised | null {
  return row ? { metres: row.metres, pages: row.pages } : null;
}

/** Quarantined files have no place in a fonds until they are released. */
function isNotNothing({ files, pages, promised }: Progress): boolean {
  const { waiting, refused, 'set-aside': setAside } = files;
  return promised !== null || pages.pages + waiting + refused + setAside > 0;
}

const COUNTED = 10_000;

async function waitingForPeople(
  archive: Transaction,
  archivist: Archivist,
): Promise<ArchiveOverview['waiting']> {
  const [row] = await archive.query<ArchiveOverview['waiting']>(
    `select
       (select count(*)::int from (
          select from review_item where state = 'open' and custodian = any ($1::int[]) limit ${COUNTED}) open) as review,
       (select count(*)::int from quarantine_item q where custodian = any ($1::int[])
          and not exists (select from quarantine_decision d where d.item = q.id)) as quarantine,
       (select count(*)::int from ingest_run where state <> 'finished') as runs,
       (select count(*)::int from fixity_finding where mended_at is null and custodian = any ($1::int[])) as "damagedOriginals",
       (select count(*)::int from package where state = 'refused' and custodian = any ($1::int[])) as "refusedPackages"`,
    [archivist.archive],
  );
  return row ?? { review: 0, quarantine: 0, runs: 0, refusedPackages: 0, damagedOriginals: 0 };
}
