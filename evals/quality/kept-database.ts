import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createDatabase, makeApplicationRole } from '@tangthu/db/testing/database';
import { KeptCluster, KeptStoreError } from './kept-cluster.ts';

/** The addresses of a database, for the application and for the tables' owner. */
export interface Addresses {
  readonly url: string;
  readonly ownerUrl: string;
}

/** A filled database whose server outlives the run. Other runs may be asking it too: look before `stop`. */
export interface KeptDatabase extends Addresses {
  stop(): Promise<void>;
}

/** How many filled databases of one suite are kept; the one that was not used for longest goes first. */
const MOST_KEPT = 3;

/**
 * The database that is kept under a suite's name and a key: made and filled at the first call, found again (its server
 * started, or joined while another run uses it) at later ones. A filling that broke off is thrown away and done anew.
 */
export async function keptDatabase(
  suite: string,
  key: string,
  fill: (addresses: Addresses) => Promise<void>,
  say: (line: string) => void,
): Promise<KeptDatabase> {
  const cluster = await KeptCluster.at(`${suite}-${key}`, say);
  const filled = join(cluster.folder, 'tangthu-filled');
  if (existsSync(filled)) say(`Using the store kept in ${cluster.folder}`);
  else {
    await fillNew(cluster, filled, fill, say);
    await cluster.forgetOthers(`${suite}-`, MOST_KEPT);
  }
  const server = await cluster.start();
  return { ...addressesOf(server, await readFile(filled, 'utf8')), stop: () => cluster.stop() };
}

async function fillNew(
  cluster: KeptCluster,
  filled: string,
  fill: (addresses: Addresses) => Promise<void>,
  say: (line: string) => void,
): Promise<void> {
  const filler = join(cluster.folder, 'tangthu-filler');
  if (existsSync(filler) && existsSync(`/proc/${await readFile(filler, 'utf8')}`)) {
    throw new KeptStoreError(
      `Another run is filling the store ${cluster.folder}: ask again when it has ended.`,
    );
  }
  say(`Filling a store that is kept in ${cluster.folder}`);
  await cluster.make();
  await writeFile(filler, String(process.pid));
  try {
    const server = await cluster.start();
    await makeApplicationRole(server);
    const addresses = await createDatabase(server);
    await fill(addresses);
    await writeFile(filled, new URL(addresses.url).pathname);
  } catch (error) {
    await cluster.stop();
    throw error;
  } finally {
    await rm(filler);
  }
}

/** As `createDatabase` gives them. The run's number tells it apart from others that are connected. */
function addressesOf(server: string, path: string): Addresses {
  const owner = new URL(server);
  owner.pathname = path;
  owner.searchParams.set('application_name', `evals ${process.pid}`);
  const application = new URL(owner);
  application.username = 'tangthu_app';
  application.password = 'tangthu_app';
  return { url: application.href, ownerUrl: owner.href };
}
