import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store, Transaction } from '@tangthu/db/store';
import { openPage } from '../records/open-page.ts';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { PageView } from '../records/record-view.ts';
import { loadAgencies, loadDocuments, summaryOf } from '../retrieval/document-summaries.ts';
import { documentItems, type ItemRow } from './review-items.ts';
import type {
  QueuedDocument,
  ReviewFilterValues,
  ReviewKind,
  ReviewPlace,
  ReviewView,
} from './review-view.ts';

/** Which items of the queue are meant, and which one is in hand: without `item`, the first that is open. */
export interface ReviewRequest {
  readonly item?: string | undefined;
  readonly agency?: string | undefined;
  readonly kind?: ReviewKind | undefined;
}

const COUNTED = 10_000;
const QUEUED_ITEMS = 100;

/** One agency after another, and the items of a document together. */
const ORDER = 'custodian, raised_at, document, page, field, id';
const BACKWARD = `${ORDER.replaceAll(',', ' desc,')} desc`;

/** The open items that the archivist may decide. `$1`: own agencies; `$2`, `$3`: agency and kind that are asked for. */
const OPEN = `review_item where state = 'open' and custodian = any ($1::int[])
  and ($2::text is null or custodian = (select id from agency where code = $2)) and ($3::text is null or kind = $3)`;
const PLACE = `(select ${ORDER} from review_item where id = $4::uuid)`;

/**
 * The queue with one item in hand. Throws `RecordNotFoundError` when the item that is asked for is hidden or missing.
 */
export async function reviewQueue(
  store: Store,
  archivist: Archivist,
  request: ReviewRequest,
): Promise<ReviewView> {
  const view = await asArchivist(store, archivist, async (transaction) => {
    const queue: Queue = { transaction, archivist, request };
    const item = request.item ?? (await firstOpen(queue));
    const [place, open, before, decidedToday, previous, next, filters] = await Promise.all([
      item === undefined ? undefined : placeOf(queue, item),
      countOpen(queue),
      item === undefined ? 0 : countOpen(queue, item),
      countDecidedToday(queue),
      item === undefined ? undefined : neighbour(queue, item, '<'),
      item === undefined ? undefined : neighbour(queue, item, '>'),
      filterValues(queue),
    ]);
    const upcoming = item === undefined ? [] : await upcomingDocuments(queue, item);
    return {
      place,
      open,
      before,
      decidedToday,
      previous: previous ?? null,
      next: next ?? null,
      filters,
      queue: upcoming,
    };
  });
  if (!view.place) return { ...view, place: null };
  const { row, ...place } = view.place;
  const page = await openPage(store, archivist, { document: place.document.id, number: row.page, query: '' });
  return { ...view, place: { ...place, page: litPage(page, row) } };
}

interface Queue {
  readonly transaction: Transaction;
  readonly archivist: Archivist;
  readonly request: ReviewRequest;
}

function parametersOf({ archivist, request }: Queue): [readonly number[], string | null, string | null] {
  return [archivist.archive, request.agency ?? null, request.kind ?? null];
}

async function firstOpen(queue: Queue): Promise<string | undefined> {
  const [row] = await queue.transaction.query<{ id: string }>(
    `select id from ${OPEN} order by ${ORDER} limit 1`,
    parametersOf(queue),
  );
  return row?.id;
}

/** The nearest open item of another place in the queue. */
async function neighbour(queue: Queue, item: string, side: '<' | '>'): Promise<string | undefined> {
  const [row] = await queue.transaction.query<{ id: string }>(
    `select id from ${OPEN} and (${ORDER}) ${side} ${PLACE} order by ${side === '>' ? ORDER : BACKWARD} limit 1`,
    [...parametersOf(queue), item],
  );
  return row?.id;
}

/** Open items, or those before an item; no further than `COUNTED`. */
async function countOpen(queue: Queue, before?: string): Promise<number> {
  const [row] = await queue.transaction.query<{ n: number }>(
    `select count(*)::int as n from (select from ${OPEN} ${before ? `and (${ORDER}) < ${PLACE}` : ''} limit ${COUNTED}) counted`,
    before ? [...parametersOf(queue), before] : parametersOf(queue),
  );
  return row?.n ?? 0;
}

async function countDecidedToday({ transaction, archivist }: Queue): Promise<number> {
  const [row] = await transaction.query<{ n: number }>(
    `select count(*)::int as n from review_item
     where state <> 'open' and custodian = any ($1::int[]) and settled_by = $2
       and settled_at >= (now() at time zone interval '7 hours')::date::timestamp at time zone interval '7 hours'`,
    [archivist.archive, archivist.account],
  );
  return row?.n ?? 0;
}

async function placeOf(
  { transaction }: Queue,
  item: string,
): Promise<Omit<ReviewPlace, 'page'> & { row: ItemRow }> {
  const items = await documentItems(transaction, item);
  const row = items.find(({ view }) => view.id === item);
  const document = row && (await loadDocuments({ transaction }, [row.document])).get(row.document);
  if (!row || !document) throw new RecordNotFoundError();
  const agencies = await loadAgencies({ transaction }, [document.custodian]);
  const [file] = await transaction.query<{ code: string }>(
    'select f.code from document d join file f on f.id = d.file where d.id = $1',
    [row.document],
  );
  return {
    document: { ...summaryOf(document, agencies), fileCode: file?.code ?? null },
    items: items.map(({ view }) => view),
    item,
    row,
  };
}

/** The documents of the next items, each with how many of those are its own. */
async function upcomingDocuments(queue: Queue, item: string): Promise<QueuedDocument[]> {
  const { transaction } = queue;
  const rows = await transaction.query<{ id: string; document: string }>(
    `select id, document from ${OPEN} and (${ORDER}) >= ${PLACE} order by ${ORDER} limit ${QUEUED_ITEMS}`,
    [...parametersOf(queue), item],
  );
  const byDocument = Map.groupBy(rows, ({ document }) => document);
  const documents = await loadDocuments({ transaction }, [...byDocument.keys()]);
  const agencies = await loadAgencies(
    { transaction },
    [...documents.values()].map(({ custodian }) => custodian),
  );
  return [...byDocument].flatMap(([id, items]) => {
    const document = documents.get(id);
    const firstItem = items[0]?.id;
    if (!document || firstItem === undefined) return [];
    const { title, documentNumber, custodian } = summaryOf(document, agencies);
    return { id, title, documentNumber, custodian: custodian.name, open: items.length, firstItem };
  });
}

/** The agencies and kinds of open items, whatever is filtered. */
async function filterValues({ transaction, archivist }: Queue): Promise<ReviewFilterValues> {
  const rows = await transaction.query<{ custodian: number; kind: ReviewKind; count: number }>(
    `select custodian, kind, count(*)::int as count
     from (select custodian, kind from review_item where state = 'open' and custodian = any ($1::int[]) limit ${COUNTED}) counted
     group by 1, 2`,
    [archivist.archive],
  );
  const agencies = await loadAgencies({ transaction }, [...new Set(rows.map(({ custodian }) => custodian))]);
  const sum = <Key>(keyOf: (row: (typeof rows)[number]) => Key): [Key, number][] =>
    [...Map.groupBy(rows, keyOf)].map(([key, group]) => [
      key,
      group.reduce((total, { count }) => total + count, 0),
    ]);
  return {
    agency: sum(({ custodian }) => custodian).flatMap(([id, count]) => {
      const agency = agencies.get(id);
      return agency ? { value: agency.code, label: agency.name, count } : [];
    }),
    kind: sum(({ kind }) => kind).map(([value, count]) => ({ value, count })),
  };
}

/** The page with the words lit that the value was read from. */
function litPage(page: PageView, { words }: ItemRow): PageView {
  const [from, to] = words ?? [0, 0];
  const lit = page.words.slice(from, to).map(({ box: [left, top, right, bottom] }) => {
    return { left, top, right, bottom, kind: 'match' as const };
  });
  return { ...page, lit };
}
