import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agencyList } from '../agencies/agency-list.ts';
import { writeArchive } from './archive.ts';
import { quarantineArchive, readTruth, sampleArchive, truthOf } from './archive-truth.ts';
import { generateDocuments } from './generate.ts';

test('the ready archive is what the generator tells today', async () => {
  const shipped = await readTruth();
  const told = [...generateDocuments({ count: 180, seed: 2034 })].map(truthOf);
  expect(shipped).toEqual(told);
  for (const { path } of shipped) expect(existsSync(join(sampleArchive, path)), path).toBe(true);
});

test('the ready archive spans 1975 to 2026, the frequent types, all kinds of links and of questions', async () => {
  const shipped = await readTruth();
  const years = shipped.map(({ date }) => Number(date.slice(0, 4)));
  expect([Math.min(...years), Math.max(...years)]).toEqual([1975, 2026]);
  const types = new Set(shipped.map(({ typeName }) => typeName));
  for (const type of ['01', '02', '03', '07', '08', '09', '10', '14', '15', '20', '21', '22', '23', '26']) {
    expect(types.has(type), type).toBe(true);
  }
  expect(new Set(shipped.flatMap(({ links }) => links.map(({ kind }) => kind))).size).toBe(4);
  expect(new Set(shipped.flatMap(({ questions }) => questions.map(({ kind }) => kind))).size).toBe(5);
  expect(new Set(shipped.map(({ mode }) => mode))).toEqual(new Set(['01', '02']));
  for (const { mode } of await readTruth(quarantineArchive)) expect(mode).toBe('03');
});

test('world.json is a list of agencies that can be loaded, and every custodian and creator is in it', async () => {
  const world = agencyList.parse(JSON.parse(await readFile(join(sampleArchive, 'world.json'), 'utf8')));
  const codes = new Set(world.agencies.map(({ code }) => code));
  for (const truth of await readTruth()) {
    expect(codes.has(truth.custodian) && codes.has(truth.creator), truth.id).toBe(true);
  }
  for (const user of world.users)
    expect(
      user.agencies.every((agency) => codes.has(agency)),
      user.id,
    ).toBe(true);
});

test('writing twice gives the same bytes, and every list names its PDFs', async () => {
  const folders = await Promise.all([1, 2].map(() => mkdtemp(join(tmpdir(), 'sample-'))));
  try {
    const contents: Map<string, string>[] = [];
    for (const folder of folders) {
      await writeArchive(folder, generateDocuments({ count: 2, seed: 9 }), 9);
      contents.push(await filesOf(folder));
    }
    expect(contents[0]).toEqual(contents[1]);
    const names = [...(contents[0]?.keys() ?? [])];
    const lists = names.filter((name) => name.endsWith('list.csv'));
    const pdfs = names.filter((name) => name.endsWith('.pdf'));
    expect(pdfs).toHaveLength(2);
    const listed = lists
      .map((name) => Buffer.from(contents[0]?.get(name) ?? '', 'base64').toString('utf8'))
      .join('');
    for (const pdf of pdfs) expect(listed).toContain(pdf.split('/').at(-1));
  } finally {
    for (const folder of folders) await rm(folder, { recursive: true });
  }
}, 60_000);

async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = new Map<string, string>();
  for (const path of paths.sort()) {
    files.set(path.slice(folder.length + 1), (await readFile(path)).toString('base64'));
  }
  return files;
}
