import { parseArgs } from 'node:util';
import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { StoreError } from '@tangthu/db/store';
import { ExportFailedError } from './export-errors.ts';
import { ManifestError, readManifest, replay, type Replay } from './replay.ts';

const HELP = `npm run export -- replay <manifest.json>
  Asks the question of an export again, with the rights that its person has today, and says whether it gives the same and what
  changed. Rows that the person may no longer read, or that are no more, are only counted. The embedded store: stop the portal first.
  The exit code is 0 when nothing changed, 2 when something did.
`;
/** So many ids of a kind are listed. */
const LISTED = 50;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  const ofArguments = error instanceof TypeError && 'code' in error;
  const plain = error instanceof StoreError || error instanceof ManifestError || ofArguments;
  if (!plain && !(error instanceof ExportFailedError)) throw error;
  const closed = error instanceof ExportFailedError && error.fault === 'account-closed';
  process.stderr.write(
    `${closed ? 'The account of this export is closed: it may read nothing today.' : error.message}\n`,
  );
  process.exitCode = 1;
}

/** Runs the command and returns the exit code. */
async function main(words: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { help: { type: 'boolean', default: false } },
  });
  const [what, path] = positionals;
  if (values.help || what !== 'replay' || path === undefined) {
    process.stdout.write(HELP);
    return values.help ? 0 : 1;
  }
  const manifest = await readManifest(path);
  const location = storeLocation(process.env);
  const store = await openStore(location);
  try {
    if (!location.url || location.ownerUrl) await migrate(store);
    const today = await replay(store, manifest);
    process.stdout.write(told(today, manifest.rows.size));
    return today.same ? 0 : 2;
  } finally {
    await store.close();
  }
}

function told(today: Replay, count: number): string {
  const { rules, index } = today;
  return [
    today.same
      ? `The same today: ${count} rows, each with the same fields and the same pages.`
      : `Not the same today. Of ${count} rows:`,
    ...(today.gone > 0 ? [`  ${today.gone} gone`] : []),
    ...listed('added', today.added),
    ...listed('with changed fields', today.changedRows),
    ...listed('with changed pages', today.changedPages),
    ...(today.reordered ? ['  the order is another'] : []),
    rules.then === rules.now
      ? `Rules: version ${rules.now}, as then.`
      : `Rules: version ${rules.now}, then ${rules.then}.`,
    index.then === index.now ? `Index: ${index.now}, as then.` : `Index: ${index.now}\n  then: ${index.then}`,
    '',
  ].join('\n');
}

function listed(what: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [];
  const more = ids.length > LISTED ? [`    … and ${ids.length - LISTED} more`] : [];
  return [`  ${ids.length} ${what}:`, ...ids.slice(0, LISTED).map((id) => `    ${id}`), ...more];
}
