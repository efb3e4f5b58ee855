import { expect, test } from 'vitest';
import { StoreError } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { requireDemonstrationStore } from './store-safety.ts';

describeStores('a demonstration', (open) => {
  test('starts over an empty store and over the sample archive with what is added there in the portal, and over no agency of its own', async () => {
    const store = await open();
    await requireDemonstrationStore(store);
    const add = (code: string, demonstration: boolean): Promise<unknown> =>
      asWriter(store, (writer) =>
        writer.query(
          `insert into agency (code, bloc, level, demonstration) values ($1, 'government', 'commune', $2)`,
          [code, demonstration],
        ),
      );
    await add('H97', true);
    await requireDemonstrationStore(store);
    await asOwner(store, async (owner) => {
      await owner.query(`select set_config('tangthu.administered_agencies', '1', true)`);
      await owner.query(`insert into agency (code, bloc, level) values ('H97.1', 'government', 'commune')`);
    });
    await requireDemonstrationStore(store);
    await add('H26', false);
    await expect(requireDemonstrationStore(store)).rejects.toThrow(StoreError);
    await expect(requireDemonstrationStore(store)).rejects.toThrow(
      /such as H26.*DEMONSTRATION=off.*npm run accounts/,
    );
  });
});
