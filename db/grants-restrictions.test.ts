import { beforeAll, expect, test } from 'vitest';
import { fillExample } from './testing/example-rules.ts';
import { RulesWorld } from './testing/rules-world.ts';
import { describeStores } from './testing/stores.ts';

describeStores('grants and restrictions', (open) => {
  let world: RulesWorld;
  let people = 0;
  beforeAll(async () => {
    world = new RulesWorld(await open());
    await fillExample(world);
    await world.succession('other', 'heir', '2030-01-01');
  });

  /** Somebody of no agency. */
  const outsider = async (): Promise<string> => {
    const name = `outsider ${++people}`;
    await world.person(name);
    return name;
  };
  const given = async (authority: string, scope: Record<string, unknown>, dates = {}): Promise<string[]> => {
    const name = await outsider();
    await world.grant(name, authority, scope, dates);
    return world.reads(name);
  };

  test('a grant opens a document, a file, a fonds or what a query finds, in both modes, and nothing else', async () => {
    expect(await given('new', { document: 'n2' })).toEqual(['n2']);
    expect(await given('new', { file: 'file q' })).toEqual(['q1', 'q2']);
    expect(await given('new', { fonds: 'fonds P' })).toEqual(['p1', 'p2']);
    expect(
      await given('new', { query: { types: ['QĐ'], issuedFrom: '2026-01-01', issuedTo: '2026-12-31' } }),
    ).toEqual(['n1']);
    expect(await given('new', { query: { subjectWords: ['thu hồi'], numberBegins: '12/' } })).toEqual(['n1']);
    expect(await given('new', { query: { types: ['KH'] } })).toEqual([]);
    expect(await given('new', { query: {} })).toEqual(
      ['case1', 'n1', 'n2', 'n3', 'o1', 'o2', 'p1', 'p2', 'q1', 'q2'].sort(),
    );
  });

  test('a grant opens only what its authority or a predecessor decides on', async () => {
    expect(await given('new', { document: 'o2' })).toEqual(['o2']);
    expect(await given('old', { document: 'n2' })).toEqual([]);
    expect(await given('other', { fonds: 'fonds P' })).toEqual([]);
    expect(await given('heir', { fonds: 'fonds P' })).toEqual([]);
    expect(await given('heir', { document: 'x1' })).toEqual([]);
    expect(await given('new', { document: 'qc' })).toEqual([]);
    expect(await given('council', { file: 'file q' })).toEqual(['qc']);
    expect(await given('council', { query: {} })).toEqual(['pc', 'qc']);
    expect(await given('council', { fonds: 'fonds P' })).toEqual(['pc']);
  });

  test('a grant is in force from its first moment until its last, and ends at once when it is revoked', async () => {
    expect(await given('new', { document: 'n1' }, { from: '2090-01-01T00:00:00Z' })).toEqual([]);
    expect(await given('new', { document: 'n1' }, { until: '2021-01-01T00:00:00Z' })).toEqual([]);
    const name = await outsider();
    const grant = await world.grant(name, 'new', { file: 'file q' });
    const held = await world.reader(name);
    expect(await world.readsAs(held)).toEqual(['q1', 'q2']);
    await world.run('update access_grant set revoked_by = granted_by, revoked_at = now() where id = $1', [
      grant,
    ]);
    expect(await world.readsAs(held)).toEqual([]);
    expect(await world.reads(name)).toEqual([]);
  });

  test('a grant to an agency is its present members’', async () => {
    const [member, former, future] = ['member', 'former', 'future'];
    await world.person(member, { agency: 'other' });
    await world.person(former, { agency: 'other', to: '2025-01-01' });
    await world.person(future, { agency: 'other', from: '2090-01-01' });
    await world.grant('other', 'new', { document: 'n2' }, { agency: true });
    expect(await world.reads(member)).toEqual(['n2', 'x1']);
    expect(await world.reads(former)).toEqual([]);
    expect(await world.reads(future)).toEqual([]);
  });

  test('a grant bears its own purpose: a resident’s case that is granted to a clerk opens without another', async () => {
    await world.person('granted desk', { agency: 'other', role: 'desk' });
    await world.grant('granted desk', 'new', { document: 'case1' });
    expect(await world.reads('granted desk')).toContain('case1');
  });

  test.each([
    ['document', { document: 'case1' }],
    ['file', { file: 'case' }],
    ['fonds', { fonds: 'fonds N' }],
    ['query', { query: {} }],
  ])(
    'a grant of a %s to an agency opens cases to its desk while a purpose is stated',
    async (kind, scope) => {
      const [agency, clerk, official] = [`office ${kind}`, `clerk ${kind}`, `official ${kind}`];
      await world.agencies(agency);
      await world.person(clerk, { agency, role: 'desk' });
      await world.person(official, { agency });
      await world.grant(agency, 'new', scope, { agency: true });
      expect(await world.reads(clerk, undefined, 's')).not.toContain('case1');
      expect(await world.reads(official, undefined, 's')).toContain('case1');
      await world.purpose(clerk, 'resolve-procedure');
      expect(await world.reads(clerk, undefined, 's')).toContain('case1');
      expect(await world.reads(clerk, undefined, 'another')).not.toContain('case1');
    },
  );

  test('a document that comes to another agency is no longer granted, nor seen under rights from before', async () => {
    await world.document('moving', { agency: 'new' });
    const name = await outsider();
    await world.grant(name, 'new', { document: 'moving' });
    const before = await world.reader(name);
    expect(await world.readsAs(before)).toEqual(['moving']);
    await world.run('update document set custodian = $1 where id = $2', [
      world.id('other'),
      world.id('moving'),
    ]);
    expect(await world.readsAs(before)).toEqual([]);
    expect(await world.reads(name)).toEqual([]);
  });

  test.each([
    ['document', 'n2', ['n2']],
    ['file', 'file n', ['n2', 'n3']],
    ['fonds', 'fonds P', ['p1', 'p2']],
  ] as const)(
    'what a restriction of a %s closes is closed to members, successors, supervisors and grantees',
    async (kind, what, closed) => {
      const reader = `reader of a ${kind}`;
      const archivist = `archivist of a ${kind}`;
      await world.person(reader, { agency: 'new', modes: ['01', '02'] });
      await world.person(archivist, { agency: 'new', role: 'archivist', modes: ['01', '02'] });
      const name = await outsider();
      await world.grant(name, 'new', { query: {} });
      await world.grant(name, 'new', { [kind]: what });
      const before = await world.reader(reader);
      const all = await world.readsAs(before);
      const granted = await world.reads(name);
      const restriction = await world.restriction('new', { [kind]: what });

      const open = (names: readonly string[]): string[] =>
        names.filter((each) => !closed.some((one) => one === each));
      expect(await world.readsAs(before)).toEqual(open(all));
      expect(await world.reads(name)).toEqual(open(granted));
      expect(await world.reads(archivist)).toEqual(all);
      await world.run('update restriction set lifted_by = set_by, lifted_at = now() where id = $1', [
        restriction,
      ]);
      expect(await world.reads(reader)).toEqual(all);
      expect(await world.reads(name)).toEqual(granted);
    },
  );

  test('a part that was handed over is closed with its fonds or file', async () => {
    await world.person('heir reader', { agency: 'heir', modes: ['01', '02'] });
    const restrictions = [
      await world.restriction('new', { fonds: 'fonds P' }),
      await world.restriction('new', { file: 'file q' }),
    ];
    expect(await world.reads('heir reader')).toEqual([]);
    await world.run('update restriction set lifted_by = set_by, lifted_at = now() where id = any($1)', [
      restrictions,
    ]);
    expect(await world.reads('heir reader')).toEqual(['p1', 'p2', 'q1', 'q2']);
  });

  test('an embargo begins and ends by itself', async () => {
    await world.person('waiting', { agency: 'new' });
    await world.restriction('new', { document: 'n1' }, { until: '2021-01-01T00:00:00Z' });
    await world.restriction(
      'new',
      { document: 'n1' },
      { from: '2090-01-01T00:00:00Z', until: '2091-01-01T00:00:00Z' },
    );
    expect(await world.reads('waiting')).toContain('n1');
    expect(await world.reads('waiting', '2020-06-01')).not.toContain('n1');
    expect(await world.reads('waiting', '2090-06-01')).not.toContain('n1');
  });

  test('each record of a closed file stays open to the archive of the agency that decides on it, and to no other', async () => {
    await world.person('keeper of new', { agency: 'new', role: 'archivist', modes: ['01', '02'] });
    await world.person('keeper of council', {
      agency: 'council',
      role: 'administrator',
      modes: ['01', '02'],
    });
    await world.person(
      'council reader',
      { agency: 'council', modes: ['01', '02'] },
      { agency: 'new', role: 'archivist', modes: ['01', '02'] },
    );
    const restriction = await world.restriction('new', { file: 'file q' });
    expect(await world.reads('keeper of new')).toEqual(expect.arrayContaining(['q1', 'q2']));
    expect(await world.reads('keeper of council')).toContain('qc');
    const both = await world.reads('council reader');
    expect(both).toEqual(expect.arrayContaining(['q1', 'q2']));
    expect(both).not.toContain('qc');
    await world.run('update restriction set lifted_by = set_by, lifted_at = now() where id = $1', [
      restriction,
    ]);
  });

  test('the archive of a successor goes on seeing what is closed, that of a predecessor does not see the successor’s', async () => {
    await world.person('successor’s archivist', { agency: 'new', role: 'archivist' });
    await world.person('predecessor’s archivist', { agency: 'old', role: 'archivist' }, { agency: 'new' });
    const held = await world.restriction('old', { document: 'o1' });
    const also = await world.restriction('new', { document: 'n1' });
    expect(await world.reads('successor’s archivist')).toEqual(expect.arrayContaining(['o1', 'n1']));
    expect(await world.reads('predecessor’s archivist')).toContain('o1');
    expect(await world.reads('predecessor’s archivist')).not.toContain('n1');
    await world.run('update restriction set lifted_by = set_by, lifted_at = now() where id = any($1)', [
      [held, also],
    ]);
  });

  test('a document that leaves a closed file is open again, and one that enters it is closed, also under rights from before', async () => {
    await world.person('mover', { agency: 'new' });
    await world.file('file m', 'fonds N', 'new');
    await world.document('m1', { agency: 'new', fonds: 'fonds N', file: 'file m' });
    await world.document('m2', { agency: 'new', fonds: 'fonds N' });
    await world.restriction('new', { file: 'file m' });
    const before = await world.reader('mover');
    const sees = async (): Promise<string[]> =>
      (await world.readsAs(before)).filter((name) => name.startsWith('m'));
    expect(await sees()).toEqual(['m2']);
    const move = (name: string, file: string | null): Promise<unknown> =>
      world.run('update document set file = $1 where id = $2', [file, world.id(name)]);
    await move('m1', null);
    expect(await sees()).toEqual(['m1', 'm2']);
    await move('m2', world.id('file m'));
    expect(await sees()).toEqual(['m1']);
  });

  test('what is closed and stands nowhere that the reader may read is not among what is withheld', async () => {
    await world.person('stranger here', { agency: 'other' });
    await world.restriction('new', { document: 'n3' });
    await world.restriction('new', { file: 'file n' });
    expect(await world.reader('stranger here')).toMatchObject({ withheldFiles: [], withheldDocuments: [] });
  });
});
