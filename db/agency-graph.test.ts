import { beforeAll, expect, test } from 'vitest';
import { describeStores } from './testing/stores.ts';
import { RulesWorld } from './testing/rules-world.ts';

describeStores('agencies over time', (open) => {
  let world: RulesWorld;
  beforeAll(async () => {
    world = new RulesWorld(await open());
    await world.agencies(
      'district',
      'ward',
      'town',
      'city ward',
      'new ward',
      'left over',
      'north',
      'south',
      'x',
      'y',
    );
    for (const agency of ['district', 'ward', 'town', 'city ward', 'left over', 'north'])
      await world.document(`of ${agency}`, { agency });
    for (const agency of ['city ward', 'new ward', 'left over', 'north', 'south'])
      await world.person(`${agency} official`, { agency });
    await world.succession('district', 'ward', '1998-01-01');
    await world.succession('ward', 'city ward', '2005-01-01');
    await world.succession('town', 'city ward', '2005-01-01');
    await world.succession('city ward', 'new ward', '2025-07-01');
  });

  test('a chain opens link by link, each from its own day, with both that were consolidated', async () => {
    const all = ['of city ward', 'of district', 'of town', 'of ward'];
    expect(await world.reads('city ward official', '2004-12-31')).toEqual(['of city ward']);
    expect(await world.reads('city ward official', '2005-01-01')).toEqual(all);
    expect(await world.reads('new ward official', '2025-06-30')).toEqual([]);
    expect(await world.reads('new ward official', '2025-07-01')).toEqual(all);
  });

  test('a link of a later day than the one after it opens on its own day', async () => {
    await world.agencies('late');
    await world.document('of late', { agency: 'late' });
    await world.succession('late', 'district', '2099-01-01');
    expect(await world.reads('new ward official')).not.toContain('of late');
    expect(await world.reads('new ward official', '2099-01-01')).toContain('of late');
  });

  test('what is split goes to both, and an agency that nobody follows is read by its own people alone', async () => {
    await world.succession('left over', 'south', '2025-07-01', []);
    expect(await world.reads('south official')).toEqual([]);
    await world.agencies('half', 'other half');
    await world.person('half official', { agency: 'half' });
    await world.person('other half official', { agency: 'other half' });
    await world.succession('north', 'half', '2025-07-01');
    await world.succession('north', 'other half', '2025-07-01');
    for (const half of ['half', 'other half'])
      expect(await world.reads(`${half} official`)).toEqual(['of north']);
    await world.run(`update agency set valid_to = '2025-07-01', end_basis = 'QĐ' where code = 'left over'`);
    expect(await world.reads('left over official')).toEqual(['of left over']);
  });

  test('a merger is one row, and touches no record', async () => {
    const records = (): Promise<unknown[]> =>
      world.run('select xmin::text, ctid::text, id from document order by id');
    await world.agencies('merged', 'into');
    await world.document('of merged', { agency: 'merged' });
    await world.person('into official', { agency: 'into' });
    const [before, [edges]] = [
      await records(),
      await world.run<{ n: number }>('select count(*)::int as n from succession'),
    ];
    await world.succession('merged', 'into', '2025-07-01');
    expect(await world.reads('into official')).toEqual(['of merged']);
    expect(await records()).toEqual(before);
    expect(await world.run('select count(*)::int as n from succession')).toEqual([
      { n: (edges?.n ?? 0) + 1 },
    ]);
  });

  test('circles are refused however they close, also by two at once', async () => {
    await expect(world.succession('new ward', 'district', '2030-01-01')).rejects.toThrow(/follow itself/);
    await world.succession('new ward', 'district', '2030-01-01', []);
    await expect(world.run(`update succession set extent = 'whole'`)).rejects.toThrow(/follow itself/);
    const tried = await Promise.allSettled([
      world.succession('x', 'y', '2025-07-01'),
      world.succession('y', 'x', '2025-07-01'),
    ]);
    expect(tried.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a part names what the predecessor keeps, or one that it had followed by then; a whole names nothing', async () => {
    await world.agencies('giver', 'before', 'taker', 'stranger');
    await world.succession('before', 'giver', '2020-01-01');
    for (const agency of ['giver', 'before', 'stranger']) await world.fonds(`fonds of ${agency}`, agency);
    await world.file('one file', 'fonds of before', 'before');
    await world.document('filed', { agency: 'before', fonds: 'fonds of before', file: 'one file' });
    await world.document('beside', { agency: 'before', fonds: 'fonds of before' });
    await world.person('taker official', { agency: 'taker' });
    await expect(
      world.succession('giver', 'taker', '2025-07-01', ['fonds of giver', 'fonds of stranger']),
    ).rejects.toThrow(/keeps, or one that it followed/);
    await world.run('delete from succession_part');
    const name = (file: string): Promise<unknown> =>
      world.run(
        `insert into succession_part (succession, file)
         select s.id, $1 from succession s join agency a on a.id = s.successor where a.code = 'taker'`,
        [world.id(file)],
      );
    await name('one file');
    expect(await world.reads('taker official')).toEqual(['filed']);
    await expect(
      world.run(
        `update succession set extent = 'whole' where id in (select succession from succession_part)`,
      ),
    ).rejects.toThrow(/stays a part/);
    await expect(
      world.run(
        `insert into succession_part (succession, fonds)
         select s.id, $1 from succession s join agency a on a.id = s.predecessor where a.code = 'before'`,
        [world.id('fonds of before')],
      ),
    ).rejects.toThrow(/hands over everything/);
  });

  test('a name that begins on a day to come is not the present one', async () => {
    await world.run(
      `insert into agency_name (agency, name, valid_from, valid_to)
       select id, 'now', null::date, '2099-01-01'::date from agency where code = 'x'
       union all select id, 'then', '2099-01-01', null from agency where code = 'x'`,
    );
    expect(
      await world.run(
        `select present_name(id) as present, agency_name_on(id, '2099-01-01') as later from agency where code = 'x'`,
      ),
    ).toEqual([{ present: 'now', later: 'then' }]);
  });
});
