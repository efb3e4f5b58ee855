import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { beforeAll, expect, test } from 'vitest';
import { agencyList } from './agency-list.ts';
import { loadAgencies } from './load-agencies.ts';

const agency = (code: string, more: object = {}) => ({
  code,
  name: `Ủy ban nhân dân xã ${code}`,
  bloc: 'government',
  level: 'commune',
  ...more,
});
const edge = (predecessor: string, successor: string, more: object = {}) => ({
  predecessor,
  successor,
  kind: 'merge',
  date: '2025-07-01',
  legalBasis: 'NQ 1656',
  ...more,
});
const fonds = [
  { code: 'F1', agency: 'A', name: 'Phông A' },
  { code: 'F2', agency: 'C', name: 'Phông C' },
];

describeStores('a list of agencies', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const load = (list: object) => loadAgencies(store, agencyList.parse(list));
  const rows = <Row>(sql: string) => asOwner(store, (owner) => owner.query<Row>(sql));
  const counts = async (): Promise<unknown> =>
    rows(`select (select count(*) from agency) as agencies, (select count(*) from agency_name) as names,
      (select count(*) from succession) as successions, (select count(*) from succession_part) as parts,
      (select count(*) from supervision) as supervision`);

  const list = {
    agencies: [
      agency('A', { to: '2025-07-01' }),
      agency('B', { level: 'province', area: 'miền Trung' }),
      agency('C', {
        names: [
          { name: 'Thị trấn C', to: '1998-01-01' },
          { name: 'Phường C', from: '1998-01-01' },
        ],
      }),
    ],
    successions: [edge('A', 'B', { kind: 'split', parts: [{ fonds: 'F1' }] }), edge('A', 'C')],
    supervision: [{ supervisor: 'B', supervised: 'C', from: '2025-07-01', legalBasis: 'Luật' }],
    fonds,
  };

  test('brings parts, supervision and names with validity, and nothing twice', async () => {
    await load(list);
    const first = await counts();
    expect(first).toEqual([{ agencies: 3, names: 4, successions: 2, parts: 1, supervision: 1 }]);
    expect(await rows('select extent from succession order by extent')).toEqual([
      { extent: 'part' },
      { extent: 'whole' },
    ]);
    await load(list);
    expect(await counts()).toEqual(first);
  });

  test('loaded again, it ends a name that went on and adds the one that follows', async () => {
    await load({
      agencies: [
        agency('C', {
          names: [
            { name: 'Phường C', from: '1998-01-01', to: '2026-01-01' },
            { name: 'Phường Mới', from: '2026-01-01' },
          ],
        }),
      ],
    });
    expect(
      await rows(
        `select name, valid_to from agency_name where name like 'Phường%' order by valid_from, name`,
      ),
    ).toEqual([
      { name: 'Phường C', valid_to: '2026-01-01' },
      { name: 'Phường Mới', valid_to: null },
    ]);
  });

  test.each([
    ['a code that nobody describes', { successions: [edge('A', 'lạ')] }, /names the agency lạ/],
    [
      'a fonds that the predecessor does not keep',
      { successions: [edge('A', 'B', { date: '2026-01-01', parts: [{ fonds: 'F2' }] })] },
      /the fonds F2, which A does not keep/,
    ],
    [
      'a fonds of somebody who is no predecessor',
      { successions: [edge('A', 'B', { date: '2026-01-01', parts: [{ fonds: 'F2', keeper: 'C' }] })] },
      /that the predecessor keeps, or one that it followed/,
    ],
    ['a circle', { successions: [edge('C', 'A')] }, /would come to follow itself/],
    [
      'a circle of two that come together',
      { agencies: [agency('X'), agency('Y')], successions: [edge('X', 'Y'), edge('Y', 'X')] },
      /would come to follow itself/,
    ],
    ['an agency that follows itself', { successions: [edge('A', 'A')] }, /does not follow itself/],
    [
      'a name that ends before it begins',
      { agencies: [agency('Z', { names: [{ name: 'Z', from: '2026-01-02', to: '2026-01-01' }] })] },
      /ends after it begins/,
    ],
    [
      'a day that is not in the calendar',
      { successions: [edge('A', 'B', { date: '2025-02-30' })] },
      /calendar/,
    ],
  ])('refuses %s in plain words, and takes nothing of the list', async (_, faulty, sentence) => {
    const before = await counts();
    await expect(load({ agencies: [agency('mới')], ...faulty })).rejects.toThrow(sentence);
    expect(await counts()).toEqual(before);
  });

  test('a part that comes back is no circle', async () => {
    await load({
      agencies: [agency('P'), agency('Q')],
      successions: [
        edge('P', 'Q', { kind: 'separate', extent: 'part' }),
        edge('Q', 'P', { date: '2026-07-01' }),
      ],
    });
    await expect(
      asOwner(store, (owner) =>
        owner.query(`update succession set extent = 'whole' where kind = 'separate'`),
      ),
    ).rejects.toThrow(/would come to follow itself/);
  });
});
