import { hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { HashedRow } from './export-rows.ts';

/** Of a row of an export: the document, SHA-256 of all that a row says of it, and of its pages and original. */
export interface RowMark {
  readonly id: string;
  readonly rowHash: string;
  readonly pagesHash: string;
}

const MARK_BYTES = 80;
const MARKS_AT_ONCE = 20_000;

/** The mark of a row. Where the portal stands does not count: the link is left out. */
export function markOf({ row, pagesHash }: HashedRow): RowMark {
  const said = { ...row, link: null };
  return {
    id: row.id,
    rowHash: hash('sha256', JSON.stringify(said), 'base64url'),
    pagesHash: pagesHash.toString('base64url'),
  };
}

/** Marks as bytes: 16 of the id, 32 of each hash. */
export function encodeMarks(marks: readonly RowMark[]): Buffer {
  return Buffer.concat(
    marks.flatMap(({ id, rowHash, pagesHash }) => [
      Buffer.from(id.replaceAll('-', ''), 'hex'),
      Buffer.from(rowHash, 'base64url'),
      Buffer.from(pagesHash, 'base64url'),
    ]),
  );
}

/** Reads the marks of an export back, some thousand at a time. */
export async function* readMarks(path: string): AsyncGenerator<RowMark[]> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(MARK_BYTES * MARKS_AT_ONCE);
    for (let position = 0; ;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
      if (bytesRead < MARK_BYTES) return;
      const count = Math.floor(bytesRead / MARK_BYTES);
      yield Array.from({ length: count }, (_, at) =>
        decode(buffer.subarray(at * MARK_BYTES, (at + 1) * MARK_BYTES)),
      );
      position += count * MARK_BYTES;
    }
  } finally {
    await file.close();
  }
}

function decode(bytes: Buffer): RowMark {
  const hex = bytes.toString('hex', 0, 16);
  return {
    id: [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-'),
    rowHash: bytes.toString('base64url', 16, 48),
    pagesHash: bytes.toString('base64url', 48, 80),
  };
}
