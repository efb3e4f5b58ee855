import { createDatabase } from '@tangthu/db/testing/database';
import { storeKinds } from '@tangthu/db/testing/store-kinds';
import type {} from '@tangthu/db/testing/stores';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { startPortal, type Portal } from '../portal.ts';
import { byKeyboard } from './by-hand.ts';
import { everyDay } from './every-day.ts';

// On the embedded store they are part of portal.test.ts, in every way: a narrow screen asks the store the same. A built portal asks one server a process: hence a file of its own.
describe.runIf(storeKinds().includes('postgres'))('days on PostgreSQL', () => {
  let running: Portal;
  const portal = () => running;

  beforeAll(async () => {
    const { url, ownerUrl } = await createDatabase(inject('postgresUrl'));
    running = await startPortal({ DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl });
  }, 300_000);
  afterAll(() => running.close());

  everyDay(portal, [byKeyboard]);
});
