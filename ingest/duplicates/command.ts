import { parseArgs } from 'node:util';
import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { openOriginals, originalsLocation } from '@tangthu/db/open-originals';
import { OriginalsError } from '@tangthu/db/originals';
import { StoreError } from '@tangthu/db/store';
import { counted } from '../run/counted.ts';
import { enterMissing } from './enter-missing.ts';
import { groupDuplicates } from './group-duplicates.ts';

const HELP = `npm run duplicates
  Compares the documents that wait for it and groups those that are copies or versions of one another; first enters those that
  have no fingerprint of the present rules. A run does this at its end. Broken off, it goes on where it was.`;

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof StoreError || error instanceof OriginalsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Reads the command line and does what it asks. Returns the exit code. */
async function main(words: readonly string[]): Promise<number> {
  const asked = read(words);
  if (asked === 'work') return compare();
  (asked === 'help' ? console.log : console.error)(asked === 'help' ? HELP : `${asked.wrong}\n${HELP}`);
  return asked === 'help' ? 0 : 1;
}

function read(words: readonly string[]): 'work' | 'help' | { readonly wrong: string } {
  try {
    const { values } = parseArgs({ args: [...words], options: { help: { type: 'boolean', short: 'h' } } });
    return values.help ? 'help' : 'work';
  } catch (error) {
    return { wrong: (error as Error).message };
  }
}

/** Compares all that waits, and first what has no fingerprint of the present rules. Broken off, it goes on where it was. */
async function compare(): Promise<number> {
  const store = await openStore(storeLocation(process.env));
  try {
    await migrate(store);
    const entered = await enterMissing(store);
    if (entered > 0) console.log(`${counted(entered, 'document')} had no fingerprint of the present rules.`);
    const compared = await groupDuplicates(store, openOriginals(originalsLocation(process.env)));
    console.log(`${counted(compared, 'document')} compared.`);
    return 0;
  } finally {
    await store.close();
  }
}
