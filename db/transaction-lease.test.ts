import { expect, test } from 'vitest';
import { asPortal } from './portal.ts';
import { StoreError, type Transaction } from './store.ts';
import { describeStores } from './testing/stores.ts';

describeStores('a transaction', (open) => {
  test('refuses what is asked after its end', async () => {
    const store = await open();
    const kept: Transaction[] = [];
    await asPortal(store, (portal) => Promise.resolve(kept.push(portal)));
    await expect(kept[0]?.query('select 1')).rejects.toThrow(StoreError);
    await expect(kept[0]?.script('select 1')).rejects.toThrow(/has ended/);
  });

  test('that fails takes nothing along into the next one of its connection', async () => {
    const store = await open();
    let late: Promise<unknown> = Promise.resolve();
    const failing = asPortal(store, async (portal) => {
      late = portal.query('select 1').then(
        () =>
          new Promise((resolve) => setTimeout(resolve, 50)).then(() => portal.query('select current_user')),
        () => undefined,
      );
      late.catch(() => undefined);
      await Promise.all([portal.query('select 1'), portal.query('select no_such_column')]);
    });
    await expect(failing).rejects.toThrow(/no_such_column/);
    await expect(late).rejects.toThrow(/has ended/);
    expect(await asPortal(store, (portal) => portal.query('select current_user as name'))).toEqual([
      { name: 'tangthu_portal' },
    ]);
  });

  test('answers statements sent side by side each with its own rows, in order', async () => {
    const store = await open();
    const rows = await asPortal(store, (portal) =>
      Promise.all([1, 2, 3].map((n) => portal.query('select $1::int as n, current_user as name', [n]))),
    );
    expect(rows).toEqual([1, 2, 3].map((n) => [{ n, name: 'tangthu_portal' }]));
  });
});
