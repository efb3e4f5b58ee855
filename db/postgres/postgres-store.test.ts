import { expect, inject, test } from 'vitest';
import { migrate } from '../migrate.ts';
import { asPortal } from '../portal.ts';
import { StoreError } from '../store.ts';
import { createDatabase } from '../testing/database.ts';
import { storeKinds } from '../testing/store-kinds.ts';
import { asWriter } from '../writer.ts';
import { openPostgres } from './postgres-store.ts';

const noPostgres = !storeKinds().includes('postgres');

test('a server that does not answer is said in plain words', async () => {
  const opening = openPostgres('postgres://nobody@127.0.0.1:1/nothing', undefined);
  await expect(opening).rejects.toThrow(StoreError);
  await expect(openPostgres('postgres://nobody@127.0.0.1:1/nothing', undefined)).rejects.toThrow(
    /DATABASE_URL/,
  );
});

test.skipIf(noPostgres)(
  'work of the owner without its address is refused, and says which setting is missing',
  async () => {
    const { url } = await createDatabase(inject('postgresUrl'));
    const store = await openPostgres(url, undefined);
    await expect(migrate(store)).rejects.toThrow(/DATABASE_OWNER_URL/);
    await store.close();
  },
);

test.skipIf(noPostgres)('a connection that breaks in a transaction harms only that transaction', async () => {
  const { url, ownerUrl } = await createDatabase(inject('postgresUrl'));
  const store = await openPostgres(url, ownerUrl);
  await migrate(store);
  const broken = asWriter(store, async (writer) => {
    await writer.query(`insert into agency (code, bloc, level) values ('lost', 'party', 'city')`);
    await writer.query('select pg_terminate_backend(pg_backend_pid())');
  });
  await expect(broken).rejects.toThrow();
  expect(await asPortal(store, (portal) => portal.query('select code from agency'))).toEqual([]);
  await store.close();
});
