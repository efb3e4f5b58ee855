import { beforeAll, expect, test } from 'vitest';
import { describeStores } from './testing/stores.ts';
import { CASE, fillExample } from './testing/example-rules.ts';
import { RulesWorld } from './testing/rules-world.ts';

const BEFORE = '2025-06-30';
const AFTER = '2025-07-01';
const OPEN = ['n1', 'n3', 'p1', 'q1'];
const CLEARED = ['n1', 'n2', 'n3', 'p1', 'p2', 'q1', 'q2'];

describeStores('the rights of a reader', (open) => {
  let world: RulesWorld;
  beforeAll(async () => {
    world = new RulesWorld(await open());
    await fillExample(world);
  });

  test('looking down opens what the supervised agency holds, one step, while it is in force, and not to the desk', async () => {
    await world.person('city official', { agency: 'city', modes: ['01', '02'] });
    await world.person('city desk', { agency: 'city', role: 'desk', modes: ['01', '02'] });
    await world.person('country official', { agency: 'country', modes: ['01', '02'] });
    expect(await world.reads('city official', BEFORE)).toEqual(OPEN);
    expect(await world.reads('city official', AFTER)).toEqual([...OPEN, 'o1'].sort());
    expect(await world.reads('city official', '2024-12-31')).toEqual([]);
    expect(await world.reads('city official', '2026-06-01')).toEqual([]);
    expect(await world.reads('city desk', AFTER)).toEqual([]);
    expect(await world.reads('country official', AFTER)).toEqual([]);
  });

  test('a clearance for conditional records alone looks down into none of the public ones', async () => {
    await world.person('conditional', { agency: 'city', modes: ['02'] });
    expect(await world.reads('conditional', AFTER)).toEqual([]);
  });

  test('a part opens the fonds and files that it names, under the clearance held, from its day on, and passes on', async () => {
    await world.person('heir official', { agency: 'heir' });
    await world.person('cleared heir', { agency: 'heir', modes: ['01', '02'] });
    await world.person('last official', { agency: 'last', modes: ['02'] });
    expect(await world.reads('heir official', BEFORE)).toEqual([]);
    expect(await world.reads('heir official', AFTER)).toEqual(['p1', 'q1']);
    expect(await world.reads('cleared heir', AFTER)).toEqual(['p1', 'p2', 'q1', 'q2']);
    expect(await world.reads('last official', AFTER)).toEqual([]);
    expect(await world.reads('last official', '2025-08-01')).toEqual(['p2', 'q2']);
  });

  test('a conditional record is read by who holds the agency that decides on it, not by its custodian', async () => {
    await world.person('council official', { agency: 'council', modes: ['01', '02'] });
    await world.person('cleared', { agency: 'new', modes: ['01', '02'] });
    expect(await world.reads('council official', AFTER)).toEqual(['pc', 'qc']);
    expect(await world.reads('cleared', BEFORE)).toEqual([...CLEARED, 'case1'].sort());
  });

  test('the desk opens procedure files only while a purpose is stated in its session', async () => {
    await world.person('desk', { agency: 'new', role: 'desk', modes: ['01', '02'] });
    const opens = async (session = 's'): Promise<boolean> =>
      (await world.reads('desk', undefined, session)).includes('case1');
    expect(await world.reads('desk', BEFORE)).toEqual(CLEARED);
    await world.purpose('desk', 'verify-record');
    await world.purpose('desk', 'resolve-procedure', { document: 'case1' });
    await world.purpose('desk', 'resolve-procedure', { from: '-2 hours', until: '-1 hour' });
    await world.purpose('desk', 'resolve-procedure', { from: '1 hour', until: '2 hours' });
    expect(await opens()).toBe(false);
    const stated = await world.purpose('desk', 'resolve-procedure');
    expect(await opens()).toBe(true);
    expect(await opens('another')).toBe(false);
    expect(await opens('')).toBe(false);
    await world.run('update stated_purpose set ended_at = now() where id = $1', [stated]);
    expect(await opens()).toBe(false);
  });

  test('a desk membership closes nothing that another membership opens, and a second one opens nothing for the desk', async () => {
    await world.person(
      'desk and official',
      { agency: 'new', role: 'desk', modes: ['01', '02'] },
      { agency: 'other' },
    );
    await world.person(
      'official of both',
      { agency: 'new', modes: ['01', '02'] },
      { agency: 'heir', role: 'desk', modes: ['01', '02'] },
    );
    expect(await world.reads('desk and official')).not.toContain('case1');
    expect(await world.reads('official of both')).toContain('case1');
  });

  test('a file is a resident’s case by its title too, and its records follow when it is renamed', async () => {
    await world.person('clerk', { agency: 'new', role: 'desk', modes: ['01', '02'] });
    expect(await world.reads('clerk')).toContain('n2');
    const rename = (title: string): Promise<unknown> =>
      world.run('update file set title = $1 where id = $2', [title, world.id('file n')]);
    await rename(`Hồ sơ TTHC ${CASE}: Khai sinh`);
    expect(await world.reads('clerk')).not.toContain('n2');
    await rename(`Báo cáo 1${CASE}9`);
    expect(await world.reads('clerk')).toContain('n2');
  });

  test('numbers show where a purpose for it is stated: everywhere, or in one document', async () => {
    await world.person('checker', { agency: 'new', modes: ['01', '02'] });
    await world.person('analyst', { agency: 'new', role: 'analyst' });
    expect((await world.reader('checker', undefined, 's')).unmasked).toBe('');
    await world.purpose('checker', 'verify-record', { document: 'n2' });
    await world.purpose('checker', 'inspection', { document: 'n1' });
    expect((await world.reader('checker', undefined, 's')).unmasked.split(',').sort()).toEqual(
      [world.id('n1'), world.id('n2')].sort(),
    );
    expect((await world.reader('checker', undefined, 'another')).unmasked).toBe('');
    await world.purpose('checker', 'verify-identity');
    expect((await world.reader('checker', undefined, 's')).unmasked).toBe('*');
    await world.purpose('analyst', 'verify-identity');
    expect((await world.reader('analyst', undefined, 's')).unmasked).toBe('');
  });

  test('a disabled account may nothing, whatever it has', async () => {
    await world.person('gone', { agency: 'new', role: 'administrator', modes: ['01', '02'] });
    await world.grant('gone', 'new', { document: 'n1' });
    await world.purpose('gone', 'verify-identity');
    expect(await world.reads('gone')).toContain('n1');
    await world.run('update account set disabled = true where id = $1', [world.id('gone')]);
    const reader = await world.reader('gone', undefined, 's');
    expect(await world.readsAs(reader)).toEqual([]);
    expect(reader).toMatchObject({ shelves: [], files: [], documents: [], custodians: [], unmasked: '' });
  });
});
