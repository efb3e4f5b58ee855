import { storeLocation } from './location.ts';
import { openStore } from './open.ts';
import { migrate } from './migrate.ts';
import { StoreError } from './store.ts';

try {
  const store = await openStore(storeLocation(process.env));
  const ran = await migrate(store);
  console.log(ran.length ? `Ran ${ran.join(', ')}.` : 'The store is up to date.');
  await store.close();
} catch (error) {
  if (!(error instanceof StoreError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
