import { performance } from 'node:perf_hooks';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { typedNumbers } from '@tangthu/language/text/personal-numbers';
import { matchArrivals } from '@tangthu/server/saved/arrivals';
import { wantedOf, type Wanted } from '@tangthu/server/saved/wanted';
import { readerOfAll } from '../quality/corpus-store.ts';
import type { Results } from '../report.ts';
import { onPglite, onPostgres } from './bench-stores.ts';
import { fillScaledArchive } from './scaled-archive.ts';

const PEOPLE = 100;
const SEARCHES = 50;
const DISTINCT = 1_000;
const PASSAGES = 25_200;

/**
 * Compares what comes in with five thousand saved searches, on both stores: how many documents a second, and how many matches are
 * kept. `chunks`: passages that come in, 25,200 (some 10,000 documents) when left out.
 */
export async function benchAlerts(chunks = PASSAGES): Promise<Results> {
  return {
    ...named('postgres', await onPostgres((store) => measure(store, chunks))),
    ...named('pglite', await onPglite((store) => measure(store, chunks))),
  };
}

const named = (store: string, results: Results): Results =>
  Object.fromEntries(Object.entries(results).map(([name, value]) => [`${store}: ${name}`, value]));

async function measure(store: Store, chunks: number): Promise<Results> {
  const embeddings = await loadEmbeddings();
  const archive = await fillScaledArchive(store, embeddings, chunks);
  // A search with a person's number is not saved.
  const questions = archive.questions.filter((text) => typedNumbers(text).people.length === 0);
  const reader = await readerOfAll(store);
  const wanted: Wanted[] = [];
  const step = Math.max(1, Math.floor(questions.length / DISTINCT));
  for (const query of questions.filter((_, at) => at % step === 0).slice(0, DISTINCT)) {
    wanted.push(await wantedOf({ store, embeddings }, reader, { query }));
  }
  await saveAll(store, wanted, embeddings.modelId);
  const documents = await asOwner(store, async (owner) => {
    const arrived = await owner.query(
      'insert into arrived_document (document) select id from document returning 1',
    );
    return arrived.length;
  });
  const started = performance.now();
  await matchArrivals(store);
  const seconds = (performance.now() - started) / 1000;
  const [kept] = await asOwner(store, (owner) =>
    owner.query<{ matches: number; bytes: number }>(
      `select count(*)::int as matches, pg_total_relation_size('search_match')::int as bytes from search_match`,
    ),
  );
  const matches = kept?.matches ?? 0;
  return {
    'saved searches': PEOPLE * SEARCHES,
    'documents compared': documents,
    'documents a second': Math.round(documents / seconds),
    'seconds for 10,000 documents': Math.round((10_000 * seconds) / documents),
    'matches a search of 10,000 documents': Math.round((10_000 * matches) / documents / (PEOPLE * SEARCHES)),
    'bytes a match': Math.round((kept?.bytes ?? 0) / Math.max(1, matches)),
  };
}

/** The same searches over and over, as if they had been saved long ago by many people. */
async function saveAll(store: Store, wanted: readonly Wanted[], model: string): Promise<void> {
  await asOwner(store, async (owner) => {
    const people = await owner.query<{ id: string }>(
      `insert into account (sign_in_name, display_name) select 'person ' || nr, 'Person ' || nr from generate_series(1, $1::int) nr returning id`,
      [PEOPLE],
    );
    for (const [at, { id }] of people.entries()) {
      for (let nr = 0; nr < SEARCHES; nr++) {
        const search = wanted[(at * SEARCHES + nr) % wanted.length];
        if (!search) continue;
        await owner.query(
          `insert into saved_search (account, name, request, alert, narrowed, anchor, terms, meaning, model, saved_at)
           values ($1, 'bench', '{}', $2, $3, $4, $5, $6, $7, '2000-01-01')`,
          [
            id,
            search.canAlert,
            JSON.stringify(search.narrowed),
            search.anchor,
            search.terms,
            search.meaning,
            search.meaning ? model : null,
          ],
        );
      }
    }
  });
}
