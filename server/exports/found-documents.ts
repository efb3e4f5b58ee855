import { asReader, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { Parameters } from '../retrieval/parameters.ts';
import type { Order } from './export-view.ts';
import { matchingDocuments } from './match-condition.ts';
import type { ReadQuestion } from './matching.ts';
import { orderBy } from './table-order.ts';

const ID_BYTES = 16;
/** Ids that are fetched at once. */
const FETCHED = 5_000;

/**
 * The ids of all documents that match, in order, as of one moment: 16 bytes each, so that a million of them are held in as many megabytes.
 * At most one more than `most` are given.
 */
export async function findDocuments(
  store: Store,
  reader: Reader,
  question: ReadQuestion,
  order: Order,
  most: number,
): Promise<Uint8Array> {
  return asReader(store, reader, async (transaction, current) => {
    const parameters = new Parameters();
    const statement = `select d.id ${matchingDocuments(question, current, parameters)} ${orderBy(order)} limit ${most + 1}`;
    // All are fetched: the plan that gives the first ones soonest is not wanted.
    await transaction.query(`select set_config('cursor_tuple_fraction', '1', true)`);
    await transaction.query(`declare found no scroll cursor for ${statement}`, parameters.values);
    const pieces: Buffer[] = [];
    for (let count = FETCHED; count === FETCHED;) {
      const fetched = await transaction.query<{ id: string }>(`fetch ${FETCHED} from found`);
      count = fetched.length;
      pieces.push(Buffer.from(fetched.map(({ id }) => id.replaceAll('-', '')).join(''), 'hex'));
    }
    return Buffer.concat(pieces);
  });
}

/** How many ids these are. */
export function idCount(ids: Uint8Array): number {
  return ids.length / ID_BYTES;
}

/** The ids from one place to before another, as text. */
export function idsBetween(ids: Uint8Array, from: number, to: number): string[] {
  const hex = Buffer.from(ids.subarray(from * ID_BYTES, to * ID_BYTES)).toString('hex');
  return (hex.match(/.{32}/gu) ?? []).map((id) =>
    [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-'),
  );
}
