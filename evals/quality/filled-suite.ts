import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import type { Store } from '@tangthu/db/store';
import { createDatabase, makeApplicationRole } from '@tangthu/db/testing/database';
import { startPostgres } from '@tangthu/db/testing/postgres-server';
import { asOwner } from '@tangthu/db/writer';
import type { LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { keptDatabase } from './kept-database.ts';
import { suites, type Suite, type SuiteKind, type SuiteSources } from './suites.ts';

/** A suite in a store that holds all of its documents. `close` ends the store, and the server with it. */
export interface FilledSuite {
  readonly store: Store;
  readonly suite: Suite;
  readonly close: () => Promise<void>;
}

/** How a suite is filled: from where, and whether the filled store is kept for later runs. */
export interface FillingOptions extends SuiteSources {
  readonly keep?: boolean | undefined;
  readonly say?: (line: string) => void;
}

/**
 * Fills a PostgreSQL with a suite's documents, embedded by this model, and gives its questions. With `keep` the filled
 * store stays under the cache folder and is found again by suite, model, corpus, schema, and the rows that the texts
 * become; several runs may ask it at once. Without it all is thrown away at `close`. Throws RangeError for a suite that
 * there is not, `KeptStoreError` while another run fills the same store.
 */
export async function filledSuite(
  name: string,
  embeddings: LocalEmbeddings,
  options: FillingOptions = {},
): Promise<FilledSuite> {
  const kind = suites[name];
  if (!kind) throw new RangeError(`There is no suite ${name}. There are: ${Object.keys(suites).join(', ')}`);
  return filledKind(name, kind, embeddings, options);
}

/** As `filledSuite`, for a suite that stands in no list; `name` is what its kept store is named by. */
export async function filledKind(
  name: string,
  kind: SuiteKind,
  embeddings: LocalEmbeddings,
  { keep = false, say = (line) => process.stderr.write(`${line}\n`), ...sources }: FillingOptions = {},
): Promise<FilledSuite> {
  const fill = async (store: Store): Promise<void> => {
    await migrate(store);
    await kind.fill(store, embeddings, sources);
    await asOwner(store, (owner) => owner.script('analyze'));
  };
  const key = keep && `${embeddings.modelId}-${await kind.fingerprint(sources)}`;
  const { store, close } = key ? await keptStore(name, key, fill, say) : await throwawayStore(fill, say);
  try {
    return { store, suite: await kind.ask(store, sources), close };
  } catch (error) {
    await close();
    throw error;
  }
}

type Opened = Pick<FilledSuite, 'store' | 'close'>;

async function throwawayStore(
  fill: (store: Store) => Promise<void>,
  say: (line: string) => void,
): Promise<Opened> {
  const server = await startPostgres(say);
  try {
    await makeApplicationRole(server.url);
    const store = await openStore({ ...(await createDatabase(server.url)), folder: '' });
    const close = async (): Promise<void> => {
      await store.close();
      await server.stop();
    };
    await fill(store);
    return { store, close };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function keptStore(
  suite: string,
  key: string,
  fill: (store: Store) => Promise<void>,
  say: (line: string) => void,
): Promise<Opened> {
  const database = await keptDatabase(
    suite,
    key,
    async (addresses) => {
      const store = await openStore({ ...addresses, folder: '' });
      await fill(store).finally(() => store.close());
    },
    say,
  );
  const store = await openStore({ ...database, folder: '' });
  const close = async (): Promise<void> => {
    const others = await otherRuns(store);
    await store.close();
    if (others === 0) await database.stop();
  };
  return { store, close };
}

/** How many connections of other runs a kept store has. */
async function otherRuns(store: Store): Promise<number> {
  const [row] = await asOwner(store, (owner) =>
    owner.query<{ connections: number }>(
      `select count(*) as connections from pg_stat_activity
       where datname = current_database() and application_name <> current_setting('application_name')`,
    ),
  );
  return row?.connections ?? 0;
}
