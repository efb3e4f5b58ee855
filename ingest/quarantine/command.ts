import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { originalsLocation } from '@tangthu/db/open-originals';
import { OriginalsError } from '@tangthu/db/originals';
import { StoreError } from '@tangthu/db/store';
import { HELP, readCommandLine, type QuarantineCommand } from './command-line.ts';
import { quarantinedFiles, releaseFile, removeFile } from './decisions.ts';
import { QuarantineError } from './quarantine-error.ts';
import { listText, removalText } from './report.ts';

try {
  const command = readCommandLine(process.argv.slice(2));
  console.log(command.does === 'help' ? HELP : await perform(command));
} catch (error) {
  const known = [QuarantineError, StoreError, OriginalsError].some((kind) => error instanceof kind);
  if (!known) throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}

/** Does what was asked and returns what to tell. */
async function perform(command: Exclude<QuarantineCommand, { does: 'help' }>): Promise<string> {
  const originals = originalsLocation(process.env);
  const store = await openStore(storeLocation(process.env));
  try {
    // A machine without the owner's sign-in finds the store migrated.
    if (!process.env['DATABASE_URL'] || process.env['DATABASE_OWNER_URL']) await migrate(store);
    if (command.does === 'list') return listText(await quarantinedFiles(store, command.agency));
    if (command.does === 'release')
      return `Released: ${await releaseFile(store, command.id, command)}. The next run takes it in.`;
    return removalText(await removeFile({ store, originals }, command.id, command));
  } finally {
    await store.close();
  }
}
