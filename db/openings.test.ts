import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { asReader, type Reader } from './reader.ts';
import { RulesWorld } from './testing/rules-world.ts';
import { describeStores } from './testing/stores.ts';
import { asOwner } from './writer.ts';

describeStores('what grants by query open', (open) => {
  let world: RulesWorld;
  beforeAll(async () => {
    world = new RulesWorld(await open());
    await world.agencies('old', 'new', 'other');
    await world.fonds('fonds N', 'new');
    await world.document('first', { agency: 'new', type: 'QĐ', subject: 'Thu hồi đất' });
    await world.document('plan', { agency: 'new', type: 'KH', subject: 'Kế hoạch' });
    await world.document('older', { agency: 'old', type: 'QĐ', subject: 'Giao đất' });
  });

  let people = 0;
  /** Somebody to whom `new` opens what a query finds. */
  const given = async (query: object): Promise<{ name: string; grant: string; held: Reader }> => {
    const name = `person ${++people}`;
    await world.person(name);
    const grant = await world.grant(name, 'new', { query });
    return { name, grant, held: await world.reader(name) };
  };

  test('follows the documents: those that come, that change and that move, also under rights from before', async () => {
    const { held } = await given({ types: ['QĐ'] });
    expect(await world.readsAs(held)).toEqual(['first']);
    await world.document('second', { agency: 'new', type: 'QĐ' });
    await world.document('elsewhere', { agency: 'other', type: 'QĐ' });
    expect(await world.readsAs(held)).toEqual(['first', 'second']);
    await world.run(`update document set type = 'KH' where id = $1`, [world.id('first')]);
    await world.run(`update document set type = 'QĐ' where id = $1`, [world.id('plan')]);
    expect(await world.readsAs(held)).toEqual(['plan', 'second']);
    await world.run('update document set custodian = $1 where id = $2', [
      world.id('other'),
      world.id('second'),
    ]);
    expect(await world.readsAs(held)).toEqual(['plan']);
    await world.run(
      `update document set type = case id when $1 then 'QĐ' else 'KH' end where id in ($1, $2)`,
      [world.id('first'), world.id('plan')],
    );
    expect(await world.readsAs(held)).toEqual(['first']);
  });

  test('ends with the grant, by revocation or by time, and opens nothing that comes later', async () => {
    const { name, grant } = await given({ types: ['TB'] });
    await world.document('notice', { agency: 'new', type: 'TB' });
    const held = await world.reader(name);
    expect(await world.readsAs(held)).toEqual(['notice']);
    expect(await world.reads(name, '2101-01-01')).toEqual([]);
    await world.run('update access_grant set revoked_by = granted_by, revoked_at = now() where id = $1', [
      grant,
    ]);
    await world.document('later notice', { agency: 'new', type: 'TB' });
    expect(await world.readsAs(held)).toEqual([]);
    expect(await world.reads(name)).toEqual([]);
  });

  test('takes in what a followed agency decided on, from the day on and only while it is followed', async () => {
    const { name } = await given({ types: ['QĐ'] });
    await world.succession('old', 'new', '2025-07-01');
    await world.document('older too', { agency: 'old', type: 'QĐ' });
    expect(await world.reads(name)).toEqual(['first', 'older', 'older too']);
    expect(await world.reads(name, '2025-06-30')).toEqual(['first']);
    await world.run('delete from succession where id = $1', [world.id('old→new')]);
    expect(await world.reads(name)).toEqual(['first']);
  });

  test('never takes in what is closed, also where it came to be found after rights were worked out', async () => {
    await world.file('file c', 'fonds N', 'new');
    await world.document('closed', { agency: 'new', type: 'KH', fonds: 'fonds N', file: 'file c' });
    await world.document('held', { agency: 'new', type: 'KH', fonds: 'fonds N' });
    const { name, held } = await given({ types: ['BC'] });
    await world.restriction('new', { file: 'file c' });
    await world.restriction('new', { document: 'held' });
    const before = await world.reader(name);
    await world.run(`update document set type = 'BC' where id = any($1)`, [
      [world.id('closed'), world.id('held')],
    ]);
    for (const rights of [held, before, await world.reader(name)])
      expect(await world.readsAs(rights)).toEqual([]);
  });

  test('is seen by nobody else: who has no opening, or another’s, finds no row of it', async () => {
    const { held } = await given({ types: ['QĐ'] });
    const stranger = await given({ types: ['HD'] });
    const rows = (reader: Reader): Promise<unknown[]> =>
      asReader(world.store, reader, (t) => t.query('select document from opened_document'));
    expect(await rows(held)).toHaveLength(1);
    expect(await rows(stranger.held)).toEqual([]);
    for (const table of ['opening', 'document_holding']) {
      const asked = asReader(world.store, held, (t) => t.query(`select from ${table}`));
      await expect(asked).rejects.toThrow(/permission denied/);
    }
    const written = asReader(world.store, held, (t) => t.query('delete from opened_document'));
    await expect(written).rejects.toThrow(/permission denied/);
  });

  test('misses no document that comes while the grant is made', async () => {
    if (world.store.kind !== 'postgres') return;
    await world.person('hurried');
    let granted: Promise<string> | undefined;
    await asOwner(world.store, async (owner) => {
      await owner.query(
        `insert into document (custodian, mode, content_hash, original_name, byte_size, page_count, type)
         values ($1, '01', sha256('x'), 'meanwhile', 1, 0, 'CV')`,
        [world.id('new')],
      );
      granted = world.grant('hurried', 'new', { query: { types: ['CV'] } });
      await Promise.race([granted, setTimeout(500)]);
    });
    await granted;
    expect(await world.reads('hurried')).toEqual(['meanwhile']);
  });
});
