import { storeLocation } from '@tangthu/db/location';
import { migrate } from '@tangthu/db/migrate';
import { openStore } from '@tangthu/db/open';
import { openOriginals, originalsLocation } from '@tangthu/db/open-originals';
import { OriginalsError } from '@tangthu/db/originals';
import { StoreError } from '@tangthu/db/store';
import { enterMissing } from './enter-missing.ts';
import { groupDuplicates } from './group-duplicates.ts';

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof StoreError || error instanceof OriginalsError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Compares all that waits, and first what has no fingerprint of the present rules. Broken off, it goes on where it was. */
async function main(): Promise<number> {
  const store = await openStore(storeLocation(process.env));
  try {
    await migrate(store);
    const entered = await enterMissing(store);
    if (entered > 0) console.log(`${entered} documents had no fingerprint of the present rules.`);
    const compared = await groupDuplicates(store, openOriginals(originalsLocation(process.env)));
    console.log(`${compared} documents compared.`);
    return 0;
  } finally {
    await store.close();
  }
}
