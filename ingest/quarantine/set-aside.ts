import type { Transaction } from '@tangthu/db/store';
import { counted } from '../run/counted.ts';

/** A file that must not go in: whose it is, where it lies (an absolute path), its bytes' identity and why. */
export interface SecretFile {
  readonly custodian: number;
  readonly path: string;
  /** SHA-256, 32 bytes. */
  readonly contentHash: Uint8Array;
  readonly byteSize: number;
  /** A secrecy stamp on a page, or mode 03 in what came with it. */
  readonly cause: 'stamp' | 'mode';
}

const CAUSE = { stamp: 'it bears a secrecy stamp', mode: 'its delivery calls it secret (mode 03)' } as const;

/**
 * Puts a secret file on the list of the quarantine, which archivists of its agency see, and alerts the operator on the standard
 * error stream each time it is met. Nothing of what it says is kept. Says so too where the same bytes are stored already.
 */
export async function setAside(writer: Transaction, file: SecretFile): Promise<void> {
  await writer.query(
    `insert into quarantine_item (custodian, path, content_hash, byte_size, cause) values ($1, $2, $3, $4, $5)
     on conflict (custodian, content_hash, path) do nothing`,
    [file.custodian, file.path, file.contentHash, file.byteSize, file.cause],
  );
  const stored = await writer.query<{ id: string }>(
    'select id from document where content_hash = $1 order by id',
    [file.contentHash],
  );
  process.stderr.write(`${alertOf(file, stored.length)}\n`);
}

/** Whether archivists found, at last, that this file is no secret; then a stamp on it keeps it out no longer. */
export async function isReleased(
  writer: Transaction,
  custodian: number,
  contentHash: Uint8Array,
): Promise<boolean> {
  const [last] = await writer.query<{ decision: string }>(
    `select d.decision from quarantine_item i join quarantine_decision d on d.item = i.id
     where i.custodian = $1 and i.content_hash = $2 order by d.at desc, d.id desc limit 1`,
    [custodian, contentHash],
  );
  return last?.decision === 'released';
}

/** One line, whatever the path holds. */
function alertOf({ path, cause }: SecretFile, stored: number): string {
  const known =
    stored > 0
      ? ` The same bytes are in the store already, as ${counted(stored, 'document')}: remove ${stored === 1 ? 'it' : 'them'} now.`
      : '';
  return (
    `SECRET: ${JSON.stringify(path)} was set aside, for ${CAUSE[cause]}. Nothing of it was stored.${known} ` +
    'See it with: npm run quarantine -- list'
  );
}
