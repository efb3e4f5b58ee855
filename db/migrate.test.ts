import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { asPortal } from './portal.ts';
import { asOwner } from './writer.ts';
import { describeStores } from './testing/stores.ts';

describeStores('migrate', (open) => {
  test('runs each file once, also when several processes start at the same moment', async () => {
    const store = await open();
    expect(await Promise.all([migrate(store), migrate(store)])).toEqual([[], []]);
    await asOwner(store, (t) => t.query(`delete from migration where name = '0012_subject_codes.sql'`));
    await asOwner(store, (t) =>
      t.script('drop index document_creator; alter table document drop column subject_codes'),
    );
    const ran = await Promise.all([migrate(store), migrate(store), migrate(store)]);
    expect(ran.flat()).toEqual(['0012_subject_codes.sql']);
  });

  test('both stores give the same JavaScript values', async () => {
    const [row] = await asPortal(await open(), (t) =>
      t.query(`select date '2025-07-01' as day, count(*) as whole, array[1, 2] as list, 1.5::real as share,
                      '\\x00ff'::bytea as bytes, '{"a": 1}'::jsonb as json, timestamptz '2025-07-01T00:00:00Z' as moment`),
    );
    expect(row).toMatchObject({ day: '2025-07-01', whole: 1, list: [1, 2], share: 1.5, json: { a: 1 } });
    const { bytes, moment } = row as { bytes: Uint8Array; moment: Date };
    expect([...bytes]).toEqual([0, 255]);
    expect(moment.toISOString()).toBe('2025-07-01T00:00:00.000Z');
  });
});
