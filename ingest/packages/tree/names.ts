import { faultOf, type Fault } from '../fault.ts';
import type { PackageLimits } from './limits.ts';

/** The key under which two names are one: case and the encoding of diacritics make no difference on many systems. */
export function nameKey(path: string): string {
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}

/** What is wrong with a path within a package, if anything: it must stay inside and be safe to show. */
export function nameFault(path: string, limits: PackageLimits): Fault | undefined {
  if (/^([a-z]:|[a-z][a-z\d+.-]*:\/\/|\/|~)/i.test(path)) return faultOf('name-absolute', { path });
  const parts = path.split('/');
  if (parts.includes('..')) return faultOf('name-climbs', { path });
  // A zero-width joiner in a name is as invisible as a mark that turns its direction.
  if (/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\u2028\u2029]/u.test(path)) return faultOf('name-characters', { path });
  const tooLong =
    Buffer.byteLength(path) > limits.pathBytes || parts.some((part) => Buffer.byteLength(part) > 255);
  if (tooLong) return faultOf('name-length', { path, values: { limit: limits.pathBytes } });
  return undefined;
}

/** Sorts entries into those with names of their own and faults of the rest: bad names, doubles, too many, too large. */
export function sortEntries<Entry extends { readonly path: string; readonly bytes: number }>(
  all: readonly Entry[],
  limits: PackageLimits,
): { readonly entries: Entry[]; readonly faults: Fault[] } {
  const faults: Fault[] = [];
  const seen = new Map<string, string>();
  const inOrder = [...all].sort((a, b) => (a.path < b.path ? -1 : 1));
  const entries = inOrder.filter((entry) => {
    const { path, bytes } = entry;
    const other = seen.get(nameKey(path));
    seen.set(nameKey(path), path);
    const fault =
      nameFault(path, limits) ??
      (other === undefined ? undefined : faultOf('name-double', { path, values: { other } })) ??
      (bytes > limits.fileBytes
        ? faultOf('too-large', { path, values: { found: bytes, limit: limits.fileBytes } })
        : undefined);
    if (fault) faults.push(fault);
    return !fault;
  });
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > limits.bytes)
    faults.push(faultOf('too-large', { values: { found: total, limit: limits.bytes } }));
  if (all.length === 0) faults.push(faultOf('empty-package'));
  return { entries, faults };
}
