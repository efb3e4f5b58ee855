import { posix } from 'node:path';
import { faultOf, type Fault } from '../fault.ts';
import { algorithmOf, DIGITS } from '../tree/digests.ts';
import type { PackageLimits } from '../tree/limits.ts';
import { nameFault } from '../tree/names.ts';
import type { PackageEntry, PackageTree } from '../tree/package-tree.ts';
import type { Check } from './declared.ts';
import { readXml } from './xml.ts';

/** What one METS file says: itself, the files it lists with their checksums, and which description belongs to which file. */
export interface Mets {
  readonly path: string;
  readonly objectId?: string | undefined;
  readonly label?: string | undefined;
  /** Notes of its agents that bear the code of a fonds (`NOTETYPE="IDENTIFICATIONCODE"`). */
  readonly identificationCode?: string | undefined;
  /** Names of the agents that are organizations. */
  readonly organization?: string | undefined;
  readonly checks: readonly Check[];
  /** Paths of all files that it lists. */
  readonly listed: ReadonlySet<string>;
  /** By path of a file: path of its description. */
  readonly descriptions: ReadonlyMap<string, string>;
}

interface Reference {
  attributes: Record<string, string>;
  id: string;
}

/** Where a METS lies: the folder its references start from, and the folder of the whole package, where some start. */
interface Base {
  readonly tree: PackageTree;
  readonly folder: string;
  readonly root: string;
}

/** Reads a METS file. References that lead nowhere, lack a checksum or leave the package go to `faults`. */
export async function readMets(
  tree: PackageTree,
  entry: PackageEntry,
  root: string,
  limits: PackageLimits,
  faults: Fault[],
): Promise<Mets> {
  const head: Record<string, string | undefined> = {};
  const references: Reference[] = [];
  const pairs: { description: string; files: string[] }[] = [];
  const divisions: { description: string; files: string[] }[] = [];
  let current = { section: '', file: '', agent: '', note: '' };
  let fileAttributes: Record<string, string> = {};
  await readXml(
    tree,
    entry,
    {
      opened: ({ name, attributes }) => {
        const id = attributes['id'] ?? '';
        if (name === 'mets')
          Object.assign(head, { objectId: attributes['objid'], label: attributes['label'] });
        else if (name === 'dmdsec') current = { ...current, section: id };
        else if (name === 'mdref') references.push({ attributes, id: current.section });
        else if (name === 'file') {
          current = { ...current, file: id };
          fileAttributes = attributes;
        } else if (name === 'flocat')
          references.push({ attributes: { ...fileAttributes, ...attributes }, id: current.file });
        else if (name === 'agent') current = { ...current, agent: attributes['type'] ?? '' };
        else if (name === 'note') current = { ...current, note: attributes['notetype'] ?? '' };
        else if (name === 'div') divisions.push({ description: attributes['dmdid'] ?? '', files: [] });
        else if (name === 'fptr') divisions.at(-1)?.files.push(attributes['fileid'] ?? '');
      },
      closed: ({ name }, text) => {
        if (name === 'div') pairs.push(divisions.pop() ?? { description: '', files: [] });
        if (name === 'note' && current.note.toUpperCase() === 'IDENTIFICATIONCODE')
          head['identificationCode'] ??= text.trim() || undefined;
        if (name === 'name' && current.agent.toUpperCase() === 'ORGANIZATION')
          head['organization'] ??= text.trim();
      },
    },
    faults,
  );
  const base = { tree, folder: posix.dirname(entry.path), root };
  const found = new Map(
    references.map(({ attributes, id }) => [id, resolve(base, attributes, entry.path, limits, faults)]),
  );
  const checks = [...found.values()].flatMap((reference) => reference?.checks ?? []);
  return {
    path: entry.path,
    ...head,
    checks,
    listed: new Set([...found.values()].flatMap((reference) => (reference ? [reference.path] : []))),
    descriptions: new Map(
      pairs.flatMap(({ description, files }) => {
        const [about] = description.split(/\s+/).flatMap((id) => found.get(id)?.path ?? []);
        return about
          ? files.flatMap((id) => (found.get(id) ? [[found.get(id)?.path ?? '', about] as const] : []))
          : [];
      }),
    ),
  };
}

/** The file that a reference means, with the checks that it makes. */
function resolve(
  { tree, folder, root }: Base,
  attributes: Record<string, string>,
  source: string,
  limits: PackageLimits,
  faults: Fault[],
): { readonly path: string; readonly checks: readonly Check[] } | undefined {
  const href = decoded(attributes['href'] ?? '')
    .replace(/^file:(\/\/\.)?\/?/i, '')
    .replaceAll('\\', '/');
  const bad = nameFault(href, limits);
  const outside = posix.join(folder, href).startsWith('..');
  if (href === '' || (bad && bad.kind !== 'name-climbs') || outside) {
    faults.push(bad ?? faultOf('name-climbs', { path: href || source }));
    return undefined;
  }
  const entry = tree.find(posix.join(folder, href)) ?? tree.find(posix.join(root, href));
  if (!entry) {
    faults.push(faultOf('file-missing', { path: href, values: { source } }));
    return undefined;
  }
  return { path: entry.path, checks: checksOf(entry, attributes, source, faults) };
}

function checksOf(
  entry: PackageEntry,
  attributes: Record<string, string>,
  source: string,
  faults: Fault[],
): Check[] {
  const { path } = entry;
  const sum = attributes['checksum'] ?? '';
  const type = attributes['checksumtype'] ?? 'SHA-256';
  const bytes = /^\d+$/.test(attributes['size'] ?? '') ? { bytes: Number(attributes['size']) } : {};
  const algorithm = algorithmOf(type);
  if (!sum) faults.push(faultOf('checksum-missing', { path }));
  else if (!algorithm) faults.push(faultOf('checksum-algorithm', { path, values: { found: type } }));
  else if (sum.length !== DIGITS[algorithm] || !/^[\da-f]+$/i.test(sum))
    faults.push(faultOf('checksum-malformed', { path, values: { found: sum, algorithm } }));
  else return [{ path, algorithm, sum: sum.toLowerCase(), source, ...bytes }];
  return [];
}

/** References are percent-encoded where their writer knew to do so. */
function decoded(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
