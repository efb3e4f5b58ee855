import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { INDEX_RULES } from '@tangthu/language/text/terms';
import { laneName, noteLane } from '../queue/lanes.ts';
import type { WorkQueue } from '../queue/work-queue.ts';
import { READING_RULES } from '../read/page-reading.ts';
import { UNDERSTANDING_RULES } from '../understand/metadata.ts';
import { openRun } from './runs.ts';

const BATCH = 500;

/**
 * Puts the files of which older rules made something in the queue, as a run of their own that any worker works off. Called again
 * it adds what is missing. Returns the run, or undefined when all is of the newest rules.
 */
export async function enqueueRefresh(
  store: Store,
  queue: WorkQueue,
  onFound: (files: readonly { readonly bytes: number }[]) => void = () => undefined,
): Promise<string | undefined> {
  let outdated = await nextOutdated(store, undefined);
  if (outdated.length === 0) return undefined;
  const asked = `reading ${READING_RULES}, understanding ${UNDERSTANDING_RULES}, index ${INDEX_RULES}`;
  const run = await openRun(store, { kind: 'refresh', source: 'refresh', root: '', asked });
  for (; outdated.length; outdated = await nextOutdated(store, outdated.at(-1))) {
    for (const [custodian, files] of Map.groupBy(outdated, ({ custodian }) => custodian)) {
      const lane = laneName(run, custodian);
      await queue.openLane(lane);
      await asWriter(store, async (writer) => {
        await noteLane(writer, run, custodian);
        const items = await writer.query<{ id: string }>(
          `insert into ingest_item (run, outcome, custodian, path, bytes)
           select $1, 'waiting', $2, * from unnest($3::text[], $4::bigint[])
           on conflict (run, custodian, path) do nothing returning id`,
          [run, custodian, files.map(({ hash }) => hash), files.map(({ bytes }) => bytes)],
        );
        await queue.add(
          writer,
          lane,
          items.map(({ id }) => id),
        );
      });
    }
    onFound(outdated);
  }
  await asWriter(store, (writer) =>
    writer.query('update ingest_run set listed_at = now() where id = $1', [run]),
  );
  return run;
}

interface OutdatedFile {
  readonly custodian: number;
  readonly hash: string;
  readonly bytes: number;
}

/** The next files, in the order of agency and hash, of which an older rule made something. */
function nextOutdated(store: Store, after: OutdatedFile | undefined): Promise<OutdatedFile[]> {
  return asWriter(store, (writer) =>
    writer.query<OutdatedFile>(
      `select custodian, encode(content_hash, 'hex') as hash, max(byte_size)::bigint as bytes from document
       where (reading_rules < $1 or understanding_rules < $2 or index_rules < $3)
         and (custodian, content_hash) > ($4, decode($5, 'hex'))
       group by custodian, content_hash order by custodian, content_hash limit ${BATCH}`,
      [READING_RULES, UNDERSTANDING_RULES, INDEX_RULES, after?.custodian ?? -1, after?.hash ?? ''],
    ),
  );
}
