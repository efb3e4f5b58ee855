import { afterAll, beforeAll, expect, test } from 'vitest';
import { pino } from 'pino';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { recordCountedDenials } from '../audit/record-event.ts';
import type { AuditDetail, PersonTrail } from '../audit/audit-view.ts';
import { makeAuditWorld, type AuditWorld, type ShownEvent } from '../testing/audit-world.ts';
import { makeClient } from '../testing/portal-world.ts';

const SURFACES = [
  '/api/audit/auditor',
  '/api/audit/events',
  '/api/audit/events/1',
  '/api/audit/export',
  '/api/audit/events?before=x',
];

describeStores('the audit log', (open) => {
  let store: Store;
  let world: AuditWorld;
  beforeAll(async () => {
    store = await open();
    world = await makeAuditWorld(store);
  });
  afterAll(() => world.close());

  const events = async (query: string, who = 'soat'): Promise<ShownEvent[]> => {
    const answer = await world.ask(`/api/audit/events?${query}`, who);
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { lines: ShownEvent[] }).lines;
  };
  const rows = <Row>(sql: string): Promise<Row[]> => asOwner(store, (owner) => owner.query<Row>(sql));
  const trail = async (number: string, who = 'soat'): Promise<PersonTrail> => {
    const answer = await world.ask('/api/audit/person', who, { number });
    expect(answer.status).toBe(200);
    return (await answer.json()) as PersonTrail;
  };

  test('is not there for anybody else: no stranger, official, archivist or administrator', async () => {
    const withoutId = async (answer: Response): Promise<string> =>
      `${answer.status} ${(await answer.text()).replace(/"id":"[^"]*"/, '')}`;
    for (const path of SURFACES) {
      expect((await world.ask(path)).status, path).toBe(401);
      for (const who of ['an', 'thu', 'quan']) {
        const nowhere = await withoutId(await world.ask('/api/nowhere', who));
        expect(await withoutId(await world.ask(path, who)), `${who} ${path}`).toBe(nowhere);
      }
    }
    for (const who of ['an', 'thu', 'quan']) {
      for (const path of ['/api/audit/person', '/api/audit/person/export'])
        expect((await world.ask(path, who, { number: world.number })).status, path).toBe(404);
    }
    for (const path of ['/api/audit/person', '/api/audit/person/export'])
      expect((await world.ask(path, undefined, { number: world.number })).status, path).toBe(401);
  });

  test('says who opened what, from where, under which rules', async () => {
    await world.ask(`/api/documents/${world.documents.plan}`, 'an', undefined, '198.51.100.4');
    const [event] = await events(`record=${world.documents.plan}&action=document`);
    const [version] = await rows<{ version: number }>('select version from rules_version');
    expect(event).toMatchObject({
      person: { signInName: 'an' },
      address: '198.51.100.4',
      document: world.documents.plan,
      custodian: { code: 'A' },
      outcome: 'allowed',
      rulesVersion: version?.version,
    });
    const answer = await world.ask(`/api/audit/events/${event?.id}`, 'soat');
    expect(await answer.json()).toMatchObject({
      id: event?.id,
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    });
    expect((await world.ask(`/api/audit/events/${event?.id}`, 'xet')).status).toBe(404);
  });

  test('a refused look at a record is seen by who audits its keeper, and by who audits the person', async () => {
    await world.ask(`/api/documents/${world.documents.foreign}`, 'em');
    for (const who of ['soat', 'xet']) {
      const [event] = await events(`record=${world.documents.foreign}&outcome=denied`, who);
      expect(event, who).toMatchObject({ action: 'access', person: { signInName: 'em' } });
    }
    await world.ask(`/api/documents/${world.documents.foreign}`, 'binh');
    expect(await events('person=binh', 'soat')).toEqual([]);
    expect((await events('person=binh', 'xet')).length).toBeGreaterThan(0);
  });

  test('is searched by person, action, outcome, days and purpose', async () => {
    await world.ask('/api/search?q=đất', 'em');
    expect((await events('person=em&action=search')).length).toBe(1);
    expect((await events(`person=${encodeURIComponent('người dùng EM')}&action=search`)).length).toBe(1);
    expect(await events('person=nobody')).toEqual([]);
    expect(new Set((await events('outcome=denied')).map(({ action }) => action))).toEqual(
      new Set(['access']),
    );
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    expect((await events(`from=${today}&to=${today}&action=search`)).length).toBeGreaterThan(0);
    expect(await events('to=2020-01-01')).toEqual([]);
    expect(await events('from=2999-01-01')).toEqual([]);
    expect(await events('purpose=inspection')).toEqual([]);
    for (const wrong of ['outcome=x', 'from=2020-13-01', 'before=-1', 'record=1']) {
      expect((await world.ask(`/api/audit/events?${wrong}`, 'soat')).status, wrong).toBe(400);
    }
  });

  test('says whom an auditor audits', async () => {
    const scope = await (await world.ask('/api/audit/auditor', 'xet')).json();
    expect(scope).toMatchObject({ agencies: [{ code: 'B', name: 'Ủy ban nhân dân B' }] });
    expect((scope as { purposes: unknown[] }).purposes.length).toBeGreaterThan(0);
  });

  test('pages through many events without missing or doubling one', async () => {
    await rows(
      `insert into audit_event (account, action, outcome, target)
       select id, 'many', 'allowed', n::text from account, generate_series(1, 120) n where sign_in_name = 'em'`,
    );
    const found: number[] = [];
    for (let before = ''; ;) {
      const answer = await world.ask(`/api/audit/events?action=many${before}`, 'soat');
      const page = (await answer.json()) as { lines: ShownEvent[]; next: number | null };
      found.push(...page.lines.map(({ target }) => Number(target)));
      if (page.next === null) break;
      before = `&before=${page.next}`;
    }
    expect(found).toEqual(Array.from({ length: 120 }, (_, index) => 120 - index));
  });

  test('answers whose data, who saw it, when', async () => {
    await world.ask(`/api/documents/${world.documents.plan}/pages/1`, 'em');
    await world.ask(`/api/documents/${world.documents.foreign}`, 'binh');
    await world.ask(`/api/search?q=${encodeURIComponent(`cccd ${world.number}`)}`, 'em');
    const found = await trail('079 203 000 999');
    expect(found.documents).toEqual([{ id: world.documents.plan, title: null }]);
    const did = found.lines.map(({ action, person }) => `${person?.signInName} ${action}`);
    expect(did).toContain('em page');
    expect(did).toContain('em search');
    expect(did).toContain('soat audit-person');
    expect(did.filter((line) => line.startsWith('binh'))).toEqual([]);
    expect(found.viewers.find(({ person }) => person?.signInName === 'em')?.times).toBeGreaterThanOrEqual(2);
    expect((await trail(world.number, 'xet')).documents).toEqual([
      { id: world.documents.foreign, title: null },
    ]);
    expect((await trail('079203000111')).lines.map(({ action }) => action)).toEqual(['audit-person']);
    for (const wrong of ['', 'abc', '12345678', '1234567890123']) {
      expect((await world.ask('/api/audit/person', 'soat', { number: wrong })).status, wrong).toBe(400);
    }
  });

  test('a person’s trail comes as a table, which is an event of its own', async () => {
    const shown = (await trail(world.number)).lines;
    const answer = await world.ask('/api/audit/person/export', 'soat', { number: world.number });
    expect(answer.headers.get('content-disposition')).toContain('nhat-ky.csv');
    const [head, own, ...lines] = (await answer.text()).trimEnd().split('\r\n');
    expect(head).toContain('at (UTC)');
    expect(own).toContain('audit-export');
    expect(lines.map((line) => Number(line.split(',')[0]))).toEqual(shown.map(({ id }) => id));
    expect([own, ...lines].join('')).not.toContain(world.number);
  });

  test('an event names the agencies and people whose ids it holds', async () => {
    const [event] = (await events('action=rule-change')).filter(({ target }) => target === 'membership');
    const opened = (await (await world.ask(`/api/audit/events/${event?.id}`, 'soat')).json()) as AuditDetail;
    const [row] = opened.details['rows'] as { after: { agency: number; account: string } }[];
    expect(row && opened.names[row.after.agency]).toBeTruthy();
    expect(row && opened.names[row.after.account]).toMatch(/.+ \(.+\)/);
  });

  test('no number of a person stands in the log', async () => {
    await world.ask(`/api/documents/${world.number}`, 'em');
    await world.ask('/api/documents/079%20203%20000%20999', 'em');
    await world.ask(`/api/search?q=${world.number}&agency=${world.number}`, 'em');
    const kept = JSON.stringify(await rows('select * from audit_event'));
    expect(kept).not.toContain(world.number);
    expect(kept).not.toContain(world.number.slice(0, 8));
    expect(kept).toContain('********0999');
  });

  test('nothing of any record stands in the log or in the server’s own', async () => {
    const lines: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line: string) => lines.push(line) });
    const client = makeClient({ ...world.services, log });
    const { plan } = world.documents;
    for (const path of [
      `/api/search?q=${encodeURIComponent('bồi thường')}`,
      `/api/documents/${plan}`,
      `/api/documents/${plan}/hits?q=${encodeURIComponent('bồi thường')}`,
      `/api/documents/${plan}/pages/2?q=${encodeURIComponent('bồi thường')}`,
      `/api/documents/${plan}/original`,
      `/api/documents/${plan}/pages/1/thumbnail`,
    ]) {
      await client.get(path, 'an');
    }
    const kept = JSON.stringify(await rows('select * from audit_event')) + lines.join('');
    expect(lines.length).toBeGreaterThan(5);
    for (const phrase of ['thu hồi đất', 'Nơi nhận', 'Kế hoạch số hóa', '155/KH-UBND']) {
      expect(kept, phrase).not.toContain(phrase);
    }
    expect(lines.join('')).not.toContain('bồi thường');
  });

  test('every look into the log is an event of its own', async () => {
    await events('action=search');
    await world.ask('/api/audit/export?action=search', 'soat');
    const looked = (await events('person=soat')).filter(({ action }) => action !== 'sign-in');
    expect(looked.map(({ action }) => action).slice(0, 3)).toEqual([
      'audit-search',
      'audit-export',
      'audit-search',
    ]);
    expect(looked[1]?.details).toEqual({ action: 'search' });
  });

  test('is exported as a table that no spreadsheet runs', async () => {
    await rows(
      `insert into audit_event (account, action, outcome, target, details)
       select id, 'table', 'allowed', '=1+1', '{"q": "a, \\"b\\"\\nc"}' from account where sign_in_name = 'em'`,
    );
    const answer = await world.ask('/api/audit/export?action=table', 'soat');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer());
    expect(text.startsWith('\uFEFFid,at (UTC)')).toBe(true);
    const lines = text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`,'=1+1,`);
    expect(lines[1]).toContain('"{""q"":""a, \\""b\\""\\nc""}"');
    expect(
      (await (await world.ask('/api/audit/export?action=nothing', 'soat')).text()).trimEnd().split('\r\n'),
    ).toHaveLength(1);
  });

  test('a flood of strangers does not fill the log, and is counted', async () => {
    await recordCountedDenials(store);
    const [before] = await rows<{ n: number }>('select count(*) as n from audit_event');
    for (let n = 0; n < 100; n++) {
      await world.ask(`/api/documents/${world.documents.plan}`, undefined, undefined, '192.0.2.66');
    }
    for (let n = 0; n < 100; n++) {
      await world.ask('/api/search', undefined, undefined, `192.0.2.${100 + n}`);
    }
    await recordCountedDenials(store);
    const added = await rows<{ address: string; details: { moreDenials?: number } }>(
      `select address, details from audit_event where id > ${before?.n} order by id`,
    );
    expect(
      added.filter(({ address, details }) => address === '192.0.2.66' && !details.moreDenials),
    ).toHaveLength(5);
    expect(
      added.find(({ address, details }) => address === '192.0.2.66' && details.moreDenials)?.details
        .moreDenials,
    ).toBe(95);
    expect(added.length).toBeLessThanOrEqual(32);
    const counted = added.map(({ details }) => details.moreDenials ?? 1);
    expect(counted.reduce((sum, times) => sum + times, 0)).toBe(200);
  });

  test('who is refused is named by the account, never by whose request counted it', async () => {
    await recordCountedDenials(store);
    for (let n = 0; n < 70; n++) await world.ask(`/api/documents/${world.documents.foreign}`, 'em');
    await recordCountedDenials(store);
    const [last] = await rows<{ name: string; details: { moreDenials: number } }>(
      `select a.sign_in_name as name, details from audit_event e join account a on a.id = e.account order by e.id desc limit 1`,
    );
    expect(last).toMatchObject({ name: 'em', details: { moreDenials: 10 } });
  });
});
