import type { Store, Transaction } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { checkOriginal, type CheckedCopy, type Places } from './check-original.ts';
import { paceOf } from './pace.ts';

/** What a pass is asked to do. */
export interface FixityRequest {
  /** Bytes that are read a second, at most. */
  readonly bytesPerSecond: number;
  /** Hears of every fault when it is met. */
  readonly onFault?: (fault: FixityFault) => void;
  /** Ends the pass after the file in hand; the next one goes on there. */
  readonly signal?: AbortSignal;
}

/** A fault as it was met. `first`: no pass has met it before. */
export interface FixityFault {
  /** SHA-256 of the original, hexadecimal. */
  readonly hash: string;
  readonly place: 'originals' | 'copy';
  readonly fault: 'missing' | 'changed' | 'unreadable';
  readonly mended: boolean;
  readonly first: boolean;
  /** Codes of the agencies that keep it. */
  readonly agencies: readonly string[];
  /** What one of its documents was called when it came. */
  readonly originalName: string;
}

/** What a pass has done since it was called. */
export interface FixitySummary {
  readonly files: number;
  readonly bytes: number;
  readonly faults: number;
  readonly mended: number;
  /** Originals that the second copy had never held and holds now; none of the faults. */
  readonly copied: number;
  /** Whether every original has been checked. */
  readonly finished: boolean;
}

const BATCH = 200;

interface Kept {
  readonly hash: string;
  readonly bytes: number;
  readonly custodians: readonly number[];
  readonly agencies: readonly string[];
  readonly originalName: string;
  /** Whether no finished pass can have met it in the second copy: it came after the last of them began. */
  readonly newToCopy: boolean;
}

/**
 * Re-hashes every original that a document stands on, in the order of the hashes, in each place; mends what can be mended, and
 * keeps what was found. A pass that was broken off goes on where it was.
 */
export async function checkFixity(
  store: Store,
  places: Places,
  request: FixityRequest,
): Promise<FixitySummary> {
  const check = await openCheck(store, places.copy !== undefined);
  const pace = paceOf(request.bytesPerSecond);
  const summary = { files: 0, bytes: 0, faults: 0, mended: 0, copied: 0 };
  for (;;) {
    const batch = await nextOriginals(store, check);
    if (batch.length === 0) break;
    for (const kept of batch) {
      if (request.signal?.aborted) return { ...summary, finished: false };
      const copies = await checkOriginal(places, kept.hash, pace);
      const filled = copies.filter((copy) => isFirstFill(copy, kept));
      const faults = await asWriter(store, (writer) => writeDown(writer, check, kept, copies));
      faults.forEach((fault) => request.onFault?.(fault));
      summary.files += 1;
      summary.bytes += kept.bytes;
      summary.copied += filled.length;
      summary.faults += faults.length;
      summary.mended += faults.filter(({ mended }) => mended).length;
    }
  }
  await asWriter(store, (writer) =>
    writer.query('update fixity_check set finished_at = now() where id = $1', [check]),
  );
  return { ...summary, finished: true };
}

/** A new copy is filled by the first pass: that it lacked a file that it never held is no damage. */
function isFirstFill({ place, fault, mended }: CheckedCopy, { newToCopy }: Kept): boolean {
  return place === 'copy' && fault?.fault === 'missing' && mended && newToCopy;
}

/** The pass that is open, or a new one. One that was gone on with without the copy has not checked it. */
function openCheck(store: Store, withCopy: boolean): Promise<string> {
  return asWriter(store, async (writer) => {
    await writer.query('insert into fixity_check (with_copy) values ($1) on conflict do nothing', [withCopy]);
    const [open] = await writer.query<{ id: string }>(
      'update fixity_check set with_copy = with_copy and $1 where finished_at is null returning id',
      [withCopy],
    );
    if (!open) throw new Error('Another pass has just ended: start it again.');
    return open.id;
  });
}

function nextOriginals(store: Store, check: string): Promise<Kept[]> {
  return asWriter(store, (writer) =>
    writer.query<Kept>(
      `select encode(content_hash, 'hex') as hash, max(byte_size) as bytes, json_agg(distinct custodian) as custodians,
              json_agg(distinct a.code) as agencies, min(original_name) as "originalName",
              min(stored_at) > coalesce((select max(started_at) from fixity_check where with_copy and finished_at is not null),
                                        '-infinity') as "newToCopy"
       from document join agency a on a.id = custodian
       where content_hash > coalesce((select position from fixity_check where id = $1), '')
       group by content_hash order by document.content_hash limit ${BATCH}`,
      [check],
    ),
  );
}

async function writeDown(
  writer: Transaction,
  check: string,
  kept: Kept,
  copies: readonly CheckedCopy[],
): Promise<FixityFault[]> {
  const { hash, bytes, custodians, agencies, originalName } = kept;
  await writer.query(`update fixity_check set position = decode($2, 'hex') where id = $1`, [check, hash]);
  await writer.query(
    `insert into fixity_tally as tally (fixity_check, custodian, files, bytes) select $1, custodian, 1, $3 from unnest($2::int[]) as custodian
     on conflict (fixity_check, custodian) do update set files = tally.files + 1, bytes = tally.bytes + excluded.bytes`,
    [check, custodians, bytes],
  );
  const faults: FixityFault[] = [];
  for (const copy of copies) {
    const { place, fault, mended } = copy;
    if (!fault || isFirstFill(copy, kept)) await close(writer, hash, place);
    else {
      const first = await keepFinding(writer, { hash, place, ...fault, mended }, custodians);
      faults.push({ hash, place, fault: fault.fault, mended, first, agencies, originalName });
    }
  }
  return faults;
}

/** Keeps a fault for each custodian; true when it was not known. */
async function keepFinding(
  writer: Transaction,
  finding: Pick<FixityFault, 'hash' | 'place' | 'fault' | 'mended'> & { readonly foundHash?: string },
  custodians: readonly number[],
): Promise<boolean> {
  const rows = await writer.query<{ first: boolean }>(
    `insert into fixity_finding (custodian, content_hash, place, fault, found_hash, mended_at)
     select custodian, decode($2, 'hex'), $3, $4, decode($5, 'hex'), null from unnest($1::int[]) as custodian
     on conflict (content_hash, custodian, place) where mended_at is null
       do update set last_found_at = now(), fault = excluded.fault, found_hash = excluded.found_hash
     returning first_found_at = last_found_at as first`,
    [custodians, finding.hash, finding.place, finding.fault, finding.foundHash ?? null],
  );
  if (finding.mended) await close(writer, finding.hash, finding.place);
  return rows.some(({ first }) => first);
}

/** The fault, if one was known, is over. */
async function close(writer: Transaction, hash: string, place: string): Promise<void> {
  await writer.query(
    `update fixity_finding set mended_at = now()
     where content_hash = decode($1, 'hex') and place = $2 and mended_at is null`,
    [hash, place],
  );
}
