import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadWardMergers } from './load-ward-mergers.ts';
import { readWardMergers } from './ward-merger-rows.ts';

const heading =
  'old_ward_code,old_ward,old_district_code,old_district,old_province_code,old_province,new_ward_code,new_ward,new_province_code,new_province,extent,former_names,resolution,issued,effective';
const basis = '1656/NQ-UBTVQH15,2025-06-16,2025-07-01';
const line = (older: string, newer: string, extent: string, former = '', ends = basis): string =>
  `${older},001,Quận Một,01,Thành phố Hà Nội,${newer},01,Thành phố Hà Nội,"${extent}",${former},${ends}`;
const csv = [
  heading,
  line('00001,Phường Gió', '00001,Phường Biển', 'Nhập toàn bộ', 'Nắng; Mưa'),
  line('00002,Phường Sóng', '00001,Phường Biển', 'Nhập một phần'),
  line('00002,Phường Sóng', '00003,Xã Đồi', 'Nhâp một phần diện tích'),
  line('00003,Xã Đồi', '00003,Xã Đồi', 'Nhập toàn bộ'),
  line('00004,Xã Yên', '00004,Xã Yên', 'Giữ nguyên'),
  line('00005,Thị trấn Cũ', '00005,Xã Mới', 'Đổi loại hình'),
  line('00006,Xã Rừng', '00006,Xã Rừng', 'Phần còn lại sau khi tách một phần vào xã Đồi'),
  line('00006,Xã Rừng', '00003,Xã Đồi', 'Nhập một phần'),
  line('00007,Xã Đôi', '00001,Phường Biển', 'Nhập toàn bộ'),
  line('00007,Xã Đôi', '00003,Xã Đồi', 'Nhập toàn bộ'),
  line(',', '00003,Xã Đồi', 'Nhập toàn bộ'),
  `,,009,Huyện Đảo,01,Thành phố Hà Nội,00009,Đặc khu Đảo,01,Thành phố Hà Nội,Sắp xếp toàn bộ huyện Đảo thành đặc khu Đảo,,${basis}`,
].join('\r\n');

describeStores('a mapping of wards', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
  });
  const rows = <Row>(sql: string) => asOwner(store, (owner) => owner.query<Row>(sql));

  test('makes agencies and edges; wards that stay go on, a code taken over is another agency', async () => {
    const loaded = await loadWardMergers(store, `\uFEFF${csv}`);
    expect(loaded).toMatchObject({
      lines: 12,
      staying: 3,
      added: { agencies: 12, successions: 9 },
      partsWithoutNames: 6,
    });
    expect(loaded.notes).toEqual([
      'Lines 10 and 11: Xã Đôi (00007) is said to go wholly into 2 wards. It is kept as a part of each.',
    ]);
    expect(
      await rows(
        `select o.code as older, n.code as newer, kind, extent from succession s
         join agency o on o.id = s.predecessor join agency n on n.id = s.successor order by 1, 2`,
      ),
    ).toEqual([
      { older: '00001', newer: '00001-2025', kind: 'merge', extent: 'whole' },
      { older: '00002', newer: '00001-2025', kind: 'split', extent: 'part' },
      { older: '00002', newer: '00003-2025', kind: 'split', extent: 'part' },
      { older: '00003', newer: '00003-2025', kind: 'merge', extent: 'whole' },
      { older: '00006', newer: '00003-2025', kind: 'separate', extent: 'part' },
      { older: '00007', newer: '00001-2025', kind: 'split', extent: 'part' },
      { older: '00007', newer: '00003-2025', kind: 'split', extent: 'part' },
      { older: '001', newer: '00003-2025', kind: 'split', extent: 'part' },
      { older: '009', newer: '00009-2025', kind: 'merge', extent: 'whole' },
    ]);
    expect(
      await rows(
        `select a.code, n.name, n.valid_from, n.valid_to from agency_name n join agency a on a.id = n.agency
         where a.code in ('00001', '00004', '00005', '00006') order by 1, valid_to nulls last, 2`,
      ),
    ).toEqual([
      { code: '00001', name: 'Ủy ban nhân dân phường Mưa', valid_from: null, valid_to: '2025-06-16' },
      { code: '00001', name: 'Ủy ban nhân dân phường Nắng', valid_from: null, valid_to: '2025-06-16' },
      { code: '00001', name: 'Ủy ban nhân dân phường Gió', valid_from: null, valid_to: '2025-07-01' },
      { code: '00004', name: 'Ủy ban nhân dân xã Yên', valid_from: null, valid_to: null },
      { code: '00005', name: 'Ủy ban nhân dân thị trấn Cũ', valid_from: null, valid_to: '2025-07-01' },
      { code: '00005', name: 'Ủy ban nhân dân xã Mới', valid_from: '2025-07-01', valid_to: null },
      { code: '00006', name: 'Ủy ban nhân dân xã Rừng', valid_from: null, valid_to: null },
    ]);
  });

  test('loaded again it adds nothing', async () => {
    expect((await loadWardMergers(store, csv)).added).toEqual({
      agencies: 0,
      names: 0,
      successions: 0,
      supervision: 0,
    });
  });

  test('one line with a fault keeps all of it out', async () => {
    const before = await rows('select count(*) from agency');
    await expect(
      loadWardMergers(store, `${csv}\r\n${line('00008,Xã Tám', '00009,Đặc khu Đảo', 'Nhập nhằng')}`),
    ).rejects.toThrow(/nothing of it was taken.\nline 14: the extent «Nhập nhằng» is not known/);
    expect(await rows('select count(*) from agency')).toEqual(before);
  });

  const folder = process.env['TANGTHU_DATA'] ?? join(import.meta.dirname, '../../../shared/data');
  const real = join(folder, 'agencies/ward_merger_2025.csv');
  test.skipIf(!existsSync(real))(
    'the real mapping of 2025 goes in whole (skipped without it)',
    async () => {
      const own = await open();
      const resolutions = readFileSync(join(folder, 'agencies/resolutions_2025.csv'), 'utf8');
      const loaded = await loadWardMergers(own, readFileSync(real, 'utf8'), resolutions);
      expect(loaded).toMatchObject({
        lines: 10_571,
        staying: 132,
        added: { agencies: 13_228, successions: 10_439 },
      });
      expect(loaded.notes).toHaveLength(2);
      const [row] = await asOwner(own, (owner) =>
        owner.query(
          `select count(distinct s.predecessor) as wards, count(*) as edges from succession s
         join agency n on n.id = s.successor where n.code = '00004-2025'`,
        ),
      );
      expect(row).toEqual({ wards: 10, edges: 10 });
    },
    240_000,
  );
});

describe('lines with faults', () => {
  test.each([
    ['no columns', 'a,b\n1,2', /line 2: old_ward_code/],
    ['no lines', heading, /has no lines/],
    ['too few fields', `${heading}\n00001,Phường`, /no CSV file: .*line 2/],
    [
      'a code of four digits',
      `${heading}\n${line('0001,Xã', '00001,Xã', 'Nhập toàn bộ')}`,
      /line 2: old_ward_code must have 5 digits/,
    ],
    [
      'a line twice',
      `${csv}\r\n${line('00001,Phường Gió', '00001,Phường Biển', 'Nhập một phần')}`,
      /line 14: says again what line 2 says/,
    ],
    [
      'no day in the calendar',
      `${heading}\n${line('00001,Xã', '00001,Xã', 'Nhập toàn bộ', '', 'NQ,2025-06-16,2025-06-31')}`,
      /line 2: effective must be a day/,
    ],
    [
      'no resolution',
      `${heading}\n${line('00001,Xã', '00001,Xã', 'Nhập toàn bộ', '', ',,')}`,
      /line 2: resolution, issued or effective is empty/,
    ],
    [
      'a ward that stays under another code',
      `${heading}\n${line('00001,Xã', '00002,Xã', 'Giữ nguyên')}`,
      /keeps its code, but 00001 becomes 00002/,
    ],
  ])('%s', (_, text, sentence) => {
    expect(() => readWardMergers(text)).toThrow(sentence);
  });

  test('the list of resolutions fills in what is empty, and must not differ', () => {
    const resolutions = `new_province_code,new_province,resolution,issued,effective\n01,Hà Nội,${basis}`;
    const [merger] = readWardMergers(
      `${heading}\n${line('00001,Xã', '00001,Xã', 'Nhập toàn bộ', '', ',,')}`,
      resolutions,
    );
    expect(merger).toMatchObject({ resolution: '1656/NQ-UBTVQH15', effective: '2025-07-01' });
    const other = `${heading}\n${line('00001,Xã', '00001,Xã', 'Nhập toàn bộ', '', '1/NQ,2025-06-16,2025-07-01')}`;
    expect(() => readWardMergers(other, resolutions)).toThrow(/line 2: names the resolution 1\/NQ/);
  });

  test('of very many faults the first are told, and how many more there are', () => {
    const faulty = Array.from({ length: 60 }, () => line('1,Xã', '00001,Xã', 'Nhập toàn bộ'));
    expect(() => readWardMergers([heading, ...faulty].join('\n'))).toThrow(/… and 10 more$/);
  });
});
