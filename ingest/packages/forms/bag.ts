import { faultOf, type Fault } from '../fault.ts';
import { algorithmOf } from '../tree/digests.ts';
import { nameKey } from '../tree/names.ts';
import { subtree, type PackageEntry, type PackageTree } from '../tree/package-tree.ts';
import type { PackageLimits } from '../tree/limits.ts';
import { readBagDeclaration, readBagInfo, type BagInfo } from './bag-tags.ts';
import type { Declared } from './declared.ts';
import { readManifest, type Manifest } from './manifest.ts';

/** A BagIt bag: what it declares of its files, what it says of itself, and the tree below `data/`. */
export interface Bag extends Declared {
  readonly info: BagInfo;
  readonly payload: PackageTree;
}

const MANIFEST = /^(tag)?manifest-([^/]+)\.txt$/i;

/**
 * Reads a bag by RFC 8493 (and 0.97): declaration, manifests and tag manifests of every algorithm, bag-info with its
 * Payload-Oxum. Every payload file must be listed in every manifest. `fetch.txt` is refused: nothing is fetched.
 */
export async function readBag(tree: PackageTree, limits: PackageLimits): Promise<Bag> {
  const faults: Fault[] = [];
  await readBagDeclaration(tree, limits, faults);
  const fetch = tree.find('fetch.txt');
  if (fetch && fetch.bytes > 0) faults.push(faultOf('bag-fetch', { path: fetch.path }));
  const payload = subtree(tree, 'data/');
  if (payload.entries.length === 0) faults.push(faultOf('bag-payload-absent'));
  const manifests = await readManifests(tree, limits, faults);
  if (!manifests.some(({ path }) => /^manifest/i.test(path))) faults.push(faultOf('bag-manifest-absent'));
  for (const manifest of manifests) faults.push(...unlisted(tree, manifest));
  const info = await readBagInfo(tree, limits, faults);
  const oxum = `${payload.entries.reduce((sum, { bytes }) => sum + bytes, 0)}.${payload.entries.length}`;
  const declared = info.values.get('payload-oxum');
  if (declared && declared !== oxum)
    faults.push(faultOf('bag-oxum', { path: info.path, values: { expected: declared, found: oxum } }));
  return { checks: manifests.flatMap(({ checks }) => checks), faults, warnings: [], info, payload };
}

async function readManifests(tree: PackageTree, limits: PackageLimits, faults: Fault[]): Promise<Manifest[]> {
  const manifests: Manifest[] = [];
  for (const entry of tree.entries) {
    const [, tag, name = ''] = MANIFEST.exec(entry.path) ?? [];
    if (!name) continue;
    const algorithm = algorithmOf(name);
    if (!algorithm) {
      faults.push(faultOf('checksum-algorithm', { path: entry.path, values: { found: name } }));
      continue;
    }
    const belongs = tag ? (path: string) => !isPayload(path) && !isTagManifest(path) : isPayload;
    manifests.push(await readManifest(tree, entry, algorithm, belongs, limits, faults));
  }
  return manifests;
}

/** What a manifest must list and does not: the whole payload, or for a tag manifest every payload manifest. */
function unlisted(tree: PackageTree, manifest: Manifest): Fault[] {
  const isTag = isTagManifest(manifest.path);
  const must = ({ path }: PackageEntry): boolean =>
    isTag ? MANIFEST.test(path) && !isTagManifest(path) : isPayload(path);
  return tree.entries
    .filter((entry) => must(entry) && !manifest.listed.has(nameKey(entry.path)))
    .map(({ path }) => faultOf('file-unlisted', { path, values: { source: manifest.path } }));
}

function isPayload(path: string): boolean {
  return nameKey(path).startsWith('data/');
}

function isTagManifest(path: string): boolean {
  return /^tagmanifest-[^/]+\.txt$/i.test(path);
}
