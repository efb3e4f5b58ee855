import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import type {
  ExplainedRecord,
  Explanation,
  GrantView,
  PersonExplanation,
  RestrictionView,
} from '../access/access-view.ts';
import { makeArchiveWorld, type ArchiveWorld } from '../testing/archive-world.ts';
import type { ErrorAnswer } from './error-answers.ts';
import { SURFACES } from './surfaces.ts';

const surfaces = Object.keys(SURFACES).filter((surface) => surface.includes('/api/access/'));
const tomorrow = new Date(Date.now() + 86_400_000).toISOString();

describeStores('grants, restrictions and explanations', (open) => {
  let store: Store;
  let world: ArchiveWorld;
  beforeAll(async () => {
    store = await open();
    world = await makeArchiveWorld(store);
    await asOwner(store, (owner) =>
      owner.script(`
        with made as (insert into account (sign_in_name, display_name, demonstration) values ('chu', 'Người dùng chu', true) returning id)
        insert into membership (account, agency, role, modes) select made.id, a.id, 'administrator', '{01}' from made, agency a where a.code = 'A'`),
    );
  });
  afterAll(() => world.close());

  const read = async <Body>(path: string, who: string): Promise<Body> => {
    const answer = await world.get(path, who);
    expect(answer.status, path).toBe(200);
    return (await answer.json()) as Body;
  };
  const make = async (path: string, body: object, who = 'chu'): Promise<string> => {
    const answer = await world.post(path, who, body);
    expect(answer.status, await answer.clone().text()).toBe(200);
    return ((await answer.json()) as { id: string }).id;
  };
  const refusal = async (answer: Response): Promise<unknown> => ({
    status: answer.status,
    error: { ...((await answer.json()) as ErrorAnswer).error, id: '' },
  });
  const plan = (): { kind: 'document'; id: string } => ({ kind: 'document', id: world.documents.plan });
  const grant = (more: object = {}): object => ({
    to: { person: 'binh' },
    authority: 'A',
    scope: plan(),
    purpose: 'Phối hợp xác minh',
    legalBasis: 'Công văn 5/UBND',
    until: tomorrow,
    ...more,
  });
  const sees = async (who: string, document = world.documents.plan): Promise<boolean> =>
    (await world.get(`/api/documents/${document}`, who)).status === 200;

  test('strangers sign in; for members and archivists these surfaces lead nowhere', async () => {
    const nowhere = await refusal(await world.get('/api/nothing', 'an'));
    for (const surface of surfaces) {
      const [method = '', path = ''] = surface.split(' ');
      const address = path.replace(':id', world.documents.plan);
      const ask = (who?: string): Promise<Response> =>
        method === 'POST' ? world.post(address, who, grant()) : world.get(address, who);
      expect((await ask()).status, surface).toBe(401);
      for (const who of ['an', 'thu']) expect(await refusal(await ask(who)), surface).toEqual(nowhere);
    }
  });

  test('a grant opens a record to a person whose session is open, and revoking closes it with the next request', async () => {
    expect(await sees('binh')).toBe(false);
    const id = await make('/api/access/grants', grant());
    expect(await sees('binh')).toBe(true);
    const { grants } = await read<{ grants: GrantView[] }>('/api/access/grants', 'chu');
    expect(grants).toMatchObject([
      {
        id,
        person: 'Người dùng binh',
        state: 'in-force',
        by: 'Người dùng chu',
        scope: { kind: 'document', label: '155/KH-UBND' },
      },
    ]);
    expect((await world.post(`/api/access/grants/${id}/revocation`, 'chu')).status).toBe(200);
    expect(await sees('binh')).toBe(false);
    const again = await world.post(`/api/access/grants/${id}/revocation`, 'chu');
    expect(again.status).toBe(400);
    expect(await read('/api/access/grants', 'chu')).toEqual({ grants: [] });
    expect(await read('/api/access/grants?open=no', 'chu')).toMatchObject({
      grants: [{ state: 'revoked', revokedBy: 'Người dùng chu' }],
    });
    const actions = (await world.auditEvents()).map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['grant', 'access-rules']));
  });

  test('a grant to an agency, and one by query, open to its members what they find', async () => {
    const ids = [
      await make(
        '/api/access/grants',
        grant({
          to: { agency: 'B' },
          scope: { kind: 'query', query: { types: ['KH'], numberBegins: '155' } },
        }),
      ),
    ];
    expect(await sees('binh')).toBe(true);
    expect(await sees('binh', world.documents.letter)).toBe(false);
    for (const id of ids) await world.post(`/api/access/grants/${id}/revocation`, 'chu');
    expect(await sees('binh')).toBe(false);
  });

  test('what another agency decides on cannot be granted or closed: it is answered like what is not there', async () => {
    const missing = '00000000-0000-7000-8000-000000000009';
    const tries = [
      grant({ scope: { kind: 'document', id: world.documents.foreign } }),
      grant({ scope: { kind: 'document', id: missing } }),
      grant({ authority: 'B' }),
      grant({ authority: 'none' }),
    ];
    const answers = await Promise.all(
      tries.map(async (body) => refusal(await world.post('/api/access/grants', 'chu', body))),
    );
    for (const answer of answers) expect(answer).toEqual(answers[1]);
    expect(answers[1]).toMatchObject({ status: 404 });
    for (const id of [world.documents.foreign, missing]) {
      const body = { authority: 'A', scope: { kind: 'document', id }, reason: 'r', legalBasis: 'l' };
      expect(await refusal(await world.post('/api/access/restrictions', 'chu', body))).toEqual(answers[1]);
      expect(await refusal(await world.get(`/api/access/records/${id}`, 'chu'))).toEqual(answers[1]);
      expect(await refusal(await world.get(`/api/access/records/${id}/person?name=an`, 'chu'))).toEqual(
        answers[1],
      );
      expect(await read(`/api/access/records?asked=${id}`, 'chu')).toEqual({ records: [] });
      expect(await refusal(await world.post(`/api/access/grants/${id}/revocation`, 'chu'))).toEqual(
        answers[1],
      );
    }
  });

  test('faults are told in a plain sentence: oneself, unknown people and agencies, an end that has passed', async () => {
    for (const [body, says] of [
      [grant({ to: { person: 'chu' } }), /yourself/],
      [grant({ to: { person: 'nobody' } }), /No active person/],
      [grant({ to: { person: 'dung' } }), /No active person/],
      [grant({ to: { agency: 'Z' } }), /No agency/],
      [grant({ until: '2026-01-01T00:00:00Z' }), /after now/],
      [grant({ until: 'soon' }), /until/],
      [grant({ purpose: ' ' }), /purpose/],
      [grant({ legalBasis: undefined }), /legalBasis/],
      [grant({ scope: { kind: 'query', query: { issuedFrom: 'x' } } }), /scope/],
      [grant({ scope: { kind: 'query', query: { sql: 'x' } } }), /scope/],
    ] as const) {
      const answer = await world.post('/api/access/grants', 'chu', body);
      expect(answer.status, String(says)).toBe(400);
      expect(((await answer.json()) as ErrorAnswer).error.messageEn).toMatch(says);
    }
    expect(await read('/api/access/grants', 'chu')).toEqual({ grants: [] });
  });

  test('a hold closes a record to its members at once, not to its archivists, until it is lifted', async () => {
    const body = { authority: 'A', scope: plan(), reason: 'Đang thanh tra', legalBasis: 'QĐ 7/QĐ-TTr' };
    const id = await make('/api/access/restrictions', body);
    expect([await sees('an'), await sees('thu'), await sees('chu')]).toEqual([false, true, true]);
    const { restrictions } = await read<{ restrictions: RestrictionView[] }>(
      '/api/access/restrictions',
      'chu',
    );
    expect(restrictions).toMatchObject([{ id, kind: 'hold', until: null, state: 'in-force' }]);
    expect((await world.post(`/api/access/restrictions/${id}/lifting`, 'chu')).status).toBe(200);
    expect(await sees('an')).toBe(true);
    expect((await world.post(`/api/access/restrictions/${id}/lifting`, 'chu')).status).toBe(400);

    const embargo = await make('/api/access/restrictions', { ...body, until: tomorrow });
    expect(await sees('an')).toBe(false);
    await world.post(`/api/access/restrictions/${embargo}/lifting`, 'chu');
  });

  test('an administrator asks who sees a record, and why somebody does not', async () => {
    const { records } = await read<{ records: ExplainedRecord[] }>(
      '/api/access/records?asked=155/KH-UBND',
      'chu',
    );
    expect(records).toMatchObject([
      { id: world.documents.plan, authority: { code: 'A' }, fonds: { code: 'F1' } },
    ]);
    const { people, complete } = await read<Explanation>(
      `/api/access/records/${world.documents.plan}`,
      'chu',
    );
    const names = people.map(({ name, reads }) => `${name} ${reads}`);
    expect(names).toEqual(expect.arrayContaining(['Người dùng chu yes', 'Người dùng thu yes']));
    expect(people.find(({ name }) => name.endsWith('binh'))).toBeUndefined();
    expect(complete).toBe(true);
    const ask = (name: string): Promise<PersonExplanation> =>
      read<PersonExplanation>(`/api/access/records/${world.documents.letter}/person?name=${name}`, 'chu');
    expect((await ask('em')).person).toMatchObject({
      reads: 'no',
      ways: [
        {
          kind: 'membership',
          obstacles: ['clearance'],
          steps: [{ step: 'membership', agency: { code: 'A' } }],
        },
      ],
    });
    expect((await ask('binh')).person).toMatchObject({ reads: 'no', ways: [] });
    expect((await ask('dung')).person).toMatchObject({ reads: 'no' });
    expect((await ask('dung')).person.ways[0]?.obstacles).toContain('disabled');
    expect((await ask('an')).person).toMatchObject({ reads: 'yes' });
  });

  test('it is said where more people may see a record than are listed', async () => {
    await asOwner(world.services.store, (owner) =>
      owner.script(`with made as (
          insert into account (sign_in_name, display_name) select 'many-' || n, 'Many' from generate_series(1, 1000) n returning id)
        insert into membership (account, agency, role, modes) select made.id, a.id, 'official', '{01}' from made, agency a where a.code = 'A'`),
    );
    const { complete } = await read<Explanation>(`/api/access/records/${world.documents.plan}`, 'chu');
    expect(complete).toBe(false);
    await asOwner(world.services.store, (owner) =>
      owner.script(
        `delete from membership where account in (select id from account where sign_in_name like 'many-%')`,
      ),
    );
  });

  test('of a record that the administrator may not read, the subject is not told', async () => {
    const { record } = await read<Explanation>(`/api/access/records/${world.documents.letter}`, 'chu');
    expect(record).toMatchObject({ id: world.documents.letter, mode: '02', subject: null });
    expect(
      (await read<Explanation>(`/api/access/records/${world.documents.letter}`, 'quan')).record.subject,
    ).toContain('thu hồi đất');
  });
});
