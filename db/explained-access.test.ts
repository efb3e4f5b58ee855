import { beforeAll, expect, test } from 'vitest';
import { administratorOf, asAdministrator, type Administrator } from './administrator.ts';
import { drawRules } from './testing/drawn-rules.ts';
import { fillExample } from './testing/example-rules.ts';
import { RulesWorld } from './testing/rules-world.ts';
import { describeStores } from './testing/stores.ts';

interface Compared {
  readonly document: string;
  readonly person: string;
  readonly decided: boolean;
  readonly explained: boolean;
}

/** What the explanation says beside what the decision is, for each of these documents and people. */
const COMPARE = `
  select d.original_name as document, a.sign_in_name as person,
    reads_document(a.id, 's', d.id, $3::date, $4::timestamptz) as decided,
    (not exists (select from closing_restrictions(d.id, $4::timestamptz)) or keeps_archive_of(a.id, d.id, $3::date))
      and exists (
        select from access_ways(d.id, a.id, $3::date, $4::timestamptz) w
        where w.obstacles = '{}' and (not w.wants_purpose or exists (
          select from stated_purpose p join purpose c on c.code = p.purpose and c.opens_procedure_files
          where p.account = a.id and p.session = 's' and p.stated_at <= $4::timestamptz and p.ends_at > $4::timestamptz))) as explained
  from document d cross join account a where d.id = any ($1::uuid[]) and a.id = any ($2::uuid[])`;

describeStores('explaining access', (open) => {
  let world: RulesWorld;
  beforeAll(async () => {
    world = new RulesWorld(await open());
    await fillExample(world);
  });

  test.each([11, 12, 13, 14])(
    'in the drawn world %d what is explained is what is decided, and what is read',
    async (seed) => {
      const { documents, persons } = await drawRules(world, seed);
      const ids = (names: readonly string[]): string[] => names.map((name) => world.id(name));
      const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
      let read = 0;
      for (const day of ['2024-06-01', '2025-05-15', today]) {
        const at = day === today ? new Date() : new Date(`${day}T12:00:00+07:00`);
        const rows = await world.run<Compared>(COMPARE, [ids(documents), ids(persons), day, at]);
        expect(rows).toHaveLength(documents.length * persons.length);
        expect(
          rows.filter(({ decided, explained }) => decided !== explained),
          day,
        ).toEqual([]);
        for (const person of persons) {
          const decided = rows
            .filter((row) => row.person === person && row.decided)
            .map(({ document }) => document);
          expect(await world.reads(person, day, 's'), `${person} on ${day}`).toEqual(decided.sort());
          read += decided.length;
        }
      }
      expect(read).toBeGreaterThan(20);
    },
  );

  test('a way names its steps with dates and legal bases, and what stands in its way', async () => {
    await world.person('explained', { agency: 'city', role: 'official', from: '2020-01-01' });
    const ways = (name: string, day: string): Promise<unknown[]> =>
      world.run(`select kind, obstacles, steps from access_ways($1, $2, $3, now())`, [
        world.id(name),
        world.id('explained'),
        day,
      ]);
    expect(await ways('o1', '2025-07-01')).toEqual([
      {
        kind: 'supervision',
        obstacles: [],
        steps: [
          expect.objectContaining({ step: 'membership', role: 'official', from: '2020-01-01' }),
          expect.objectContaining({ step: 'supervision', legalBasis: 'QĐ 2', modes: ['01'] }),
          expect.objectContaining({ step: 'succession', legalBasis: 'NQ 1', from: '2025-07-01' }),
        ],
      },
    ]);
    expect(await ways('o1', '2025-06-30')).toMatchObject([{ obstacles: ['succession-not-yet'] }]);
    expect(await ways('o2', '2026-06-01')).toMatchObject([
      { obstacles: ['supervision-ended', 'supervision-clearance', 'clearance'] },
    ]);
    expect(await ways('x1', '2025-07-01')).toEqual([]);
  });

  test('an administrator is told of records on which an administered agency decides, and of no other', async () => {
    await world.person('chief', { agency: 'new', role: 'administrator' });
    const chief = (await administratorOf(world.store, world.id('chief'))) as Administrator;
    const asked = (sql: string, name: string): Promise<unknown[]> =>
      asAdministrator(world.store, chief, (t) => t.query(sql, [world.id(name)]));
    for (const sql of [
      'select * from explained_records($1, null)',
      'select * from explained_ways($1, null)',
      `select * from explained_restrictions($1)`,
      `select explained_reading($1, administrator_account())`,
    ]) {
      await world.restriction('other', { document: 'x1' });
      await world.restriction('new', { document: 'n1' });
      await world.restriction('council', { document: 'pc' });
      expect(await asked(sql, 'n1'), sql).not.toEqual([]);
      const none = sql.startsWith('select explained_reading') ? [{ explained_reading: null }] : [];
      expect(await asked(sql, 'x1'), sql).toEqual(none);
      expect(await asked(sql, 'pc'), sql).toEqual(none);
    }
    await expect(
      asAdministrator(world.store, chief, (t) =>
        t.query('select * from access_ways($1, null, now()::date, now())', [world.id('n1')]),
      ),
    ).rejects.toThrow(/permission denied/);
  });
});
