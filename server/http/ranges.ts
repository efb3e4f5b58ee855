/** Bytes of a file, both ends inclusive. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Which part of a file of `size` bytes a request asks for (RFC 9110, section 14): one range of bytes, the whole file, or a part that it
 * does not have. Several ranges, other units and what cannot be read are answered by the whole file, and so is a part of another file
 * than the one of this tag (`If-Range`).
 */
export function rangeOf(
  range: string | undefined,
  ifRange: string | undefined,
  tag: string,
  size: number,
): ByteRange | 'whole' | 'none' {
  if (range === undefined || (ifRange !== undefined && ifRange !== tag)) return 'whole';
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/u.exec(range.trim()) ?? [];
  if (first === '' && last === '') return 'whole';
  if (first === '') {
    const count = Math.min(Number(last), size);
    return count === 0 ? 'none' : { from: size - count, to: size - 1 };
  }
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== '' && Number(last) < from) return 'whole';
  return from >= size ? 'none' : { from, to };
}
