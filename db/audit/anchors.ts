import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dataFolder } from '../location.ts';
import { asPortal } from '../portal.ts';
import type { Store } from '../store.ts';

/** The chain's last event at a moment, kept outside of the database: whoever rewrites the chain later no longer fits it. */
export interface Anchor {
  readonly id: number;
  /** SHA-256 in hexadecimal digits. */
  readonly hash: string;
  /** When the event was written, in UTC (ISO 8601). */
  readonly at: string;
  /** How many events the chain has, this one included. */
  readonly count: number;
}

/** The file of anchors cannot be used; the message says where and why. */
export class AnchorFileError extends Error {
  override name = 'AnchorFileError';
}

/** Where anchors are kept: `AUDIT_ANCHORS`, else `audit-anchors.jsonl` in the data folder. */
export function anchorFile(environment: NodeJS.ProcessEnv): string {
  return environment['AUDIT_ANCHORS'] ?? join(dataFolder(environment), 'audit-anchors.jsonl');
}

/** The chain's last event; undefined where nothing was written down yet. */
export async function chainHead(store: Store): Promise<Anchor | undefined> {
  const [head] = await asPortal(store, (portal) =>
    portal.query<{ id: number; hash: string; at: Date }>('select * from audit_chain_head()'),
  );
  // Events are numbered without gaps.
  return head && { id: head.id, hash: head.hash, at: head.at.toISOString(), count: head.id };
}

/**
 * Adds the chain's head to the file, one line of JSON, and waits until it is on the disk. Gives the anchor, or undefined where there is
 * nothing new to anchor. Throws `AnchorFileError` where the file cannot be written.
 */
export async function anchorChain(store: Store, file: string): Promise<Anchor | undefined> {
  const head = await chainHead(store);
  const last = (await readAnchors(file)).at(-1);
  if (!head || (last?.id === head.id && last.hash === head.hash)) return undefined;
  try {
    await mkdir(dirname(file), { recursive: true });
    await using handle = await open(file, 'a', 0o600);
    await handle.write(`${JSON.stringify(head)}\n`);
    await handle.sync();
  } catch (error) {
    throw new AnchorFileError(
      `The anchor could not be written to ${file} (${(error as Error).message}). Set AUDIT_ANCHORS to a file that can be.`,
      { cause: error },
    );
  }
  return head;
}

/** The anchors of a file, oldest first; none where there is no file. Throws `AnchorFileError` for a line that is no anchor. */
export async function readAnchors(file: string): Promise<Anchor[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw new AnchorFileError(`The anchors in ${file} cannot be read: ${(error as Error).message}`, {
      cause: error,
    });
  });
  return text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readAnchor(line, `${file}, line ${index + 1}`)]));
}

function readAnchor(line: string, place: string): Anchor {
  const anchor = parsed(line);
  if (!isAnchor(anchor)) {
    throw new AnchorFileError(
      `${place}: this is no anchor. The file was changed, or writing it was broken off: keep a copy of it, then take the line out.`,
    );
  }
  return anchor;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isAnchor(value: unknown): value is Anchor {
  const anchor = value as Partial<Anchor> | null | undefined;
  return Number.isSafeInteger(anchor?.id) && /^[0-9a-f]{64}$/.test(anchor?.hash ?? '');
}
