import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCsv } from 'hucre/csv';
import { streamXlsxRows } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ExportFailedError } from './export-errors.ts';
import { writeFile } from './export-file.ts';
import { columns, type Format, type Row } from './export-view.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tangthu-file-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const empty = Object.fromEntries(columns.map((column) => [column, null])) as unknown as Row;
const path = () => join(folder, 'file');

async function written(
  format: Format,
  titles: readonly (string | null)[],
  date: string | null = null,
): Promise<Buffer> {
  const rows = async function* (): AsyncGenerator<Row> {
    for (const title of titles) yield await Promise.resolve({ ...empty, title, date });
  };
  await writeFile(path(), { format, language: 'vi', columns: ['title', 'date'] }, rows(), 1_000_000);
  return readFile(path());
}

const dangerous = ['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', '  =1', '|cmd', '＝1', '\n=1', '\u00a0=1'];

test('no cell of CSV is a formula to a spreadsheet; other texts stay as they are', async () => {
  const plain = ['Kế hoạch', 'a=1', '155/KH-UBND', 'có "ngoặc", phẩy\nvà dòng mới', "'đã có"];
  const [, ...rows] = parseCsv((await written('csv', [...dangerous, ...plain])).toString());
  expect(rows.map(([title]) => title)).toEqual([...dangerous.map((text) => `'${text}`), ...plain]);
});

test('a sheet holds texts as texts, days as days, and what is older than its calendar as text', async () => {
  const bytes = await written('xlsx', ['=1+1', 'a\u0001<b>', 'x'.repeat(40_000)], '2025-06-05');
  expect(bytes.includes(Buffer.from('<f>'))).toBe(false);
  const rows: unknown[][] = [];
  for await (const { values } of streamXlsxRows(bytes)) rows.push(values);
  expect(rows.slice(1, 3)).toEqual([
    ['=1+1', new Date('2025-06-05')],
    ['a\u0001<b>', new Date('2025-06-05')],
  ]);
  expect(String(rows[3]?.[0])).toHaveLength(32_767);
  for await (const { index, values } of streamXlsxRows(await written('xlsx', ['cũ'], '1887-01-01')))
    if (index > 0) expect(values).toEqual(['cũ', '1887-01-01']);
});

test('a list of nothing is a file with its head alone', async () => {
  expect(parseCsv((await written('csv', [])).toString())).toEqual([['Trích yếu', 'Ngày ban hành']]);
  expect((await written('jsonl', [])).toString()).toBe('');
});

test('a full disk, and a file beyond its bound, end with their fault', async () => {
  const rows = async function* (): AsyncGenerator<Row> {
    for (let count = 0; count < 1_000; count++)
      yield await Promise.resolve({ ...empty, title: 'x'.repeat(100) });
  };
  for (const format of ['csv', 'xlsx', 'jsonl'] as const) {
    const form = { format, language: 'vi', columns: ['title'] } as const;
    await expect(writeFile('/dev/full', form, rows(), 1_000_000)).rejects.toEqual(
      new ExportFailedError('disk-full'),
    );
    await expect(writeFile(path(), form, rows(), 1_000)).rejects.toEqual(new ExportFailedError('no-room'));
  }
});
