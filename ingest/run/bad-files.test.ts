import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '@tangthu/db/open';
import { migrate } from '@tangthu/db/migrate';
import { asOwner } from '@tangthu/db/writer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agencyList } from '../agencies/agency-list.ts';
import { loadAgencies } from '../agencies/load-agencies.ts';
import { badFiles } from './testing/bad-files.ts';
import { onePage, textStream } from './testing/written-pdf.ts';

/** The reader's WebAssembly memory ends at 2 GiB whatever a PDF asks for; the store, the model and Node take the rest. */
const MOST_MEMORY = 3.5 * 1024 ** 3;

/** Names that are hard on programs; each is a sound PDF of its own. */
const BAD_NAMES = [
  'Quyết định.pdf'.normalize('NFC'),
  'Quyết định.pdf'.normalize('NFD'),
  'giấy phép.PDF',
  'GIẤY PHÉP.pdf',
  '..ẩn..pdf',
  '.pdf',
  'hai\ndòng.pdf',
  'ngược\u202efdp.pdf',
  '\u200fphải sang trái\u200f.pdf',
  "'; drop table document; --.pdf",
  '<img src=x onerror=alert(1)>.pdf',
  '$(rm -rf ~) `id` %00.pdf',
  `${'dài '.repeat(40)}.pdf`,
];

interface Line {
  readonly path: string;
  readonly outcome: string;
  readonly reason: string | null;
}

let scratch: string;
let folder: string;
let lines: Map<string, Line>;
let mostMemory = 0;
let documents: number;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'tangthu-bad-'));
  folder = join(scratch, 'delivery');
  mkdirSync(join(folder, 'a folder.pdf'), { recursive: true });
  for (const [index, { bytes }] of badFiles.entries()) writeFileSync(join(folder, `${index}.pdf`), bytes());
  BAD_NAMES.forEach((name, index) =>
    writeFileSync(join(folder, name), onePage({ content: textStream(`Ke hoach so ${index} ve giao dat`) })),
  );
  symlinkSync('/etc/passwd', join(folder, 'a link.pdf'));
  symlinkSync(folder, join(folder, 'a circle'));
  const store = await openStore({ folder: join(scratch, 'data/store') });
  await migrate(store);
  const agencies = [{ code: 'A', name: 'Cơ quan', bloc: 'government', level: 'city' }];
  await loadAgencies(store, agencyList.parse({ agencies }));
  await store.close();
  await runCommand();
  const after = await openStore({ folder: join(scratch, 'data/store') });
  const rows = await asOwner(after, (owner) =>
    owner.query<Line>('select path, outcome, reason from ingest_item'),
  );
  lines = new Map(rows.map((row) => [row.path, row]));
  const [count] = await asOwner(after, (owner) =>
    owner.query<{ count: number }>('select count(*) from document'),
  );
  documents = count?.count ?? 0;
  await after.close();
}, 240_000);
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** Runs the command as a user would, in a process of its own whose memory is watched. */
async function runCommand(): Promise<void> {
  const command = spawn(
    process.execPath,
    [join(import.meta.dirname, 'command.ts'), folder, '--agency', 'A', '--workers', '1'],
    {
      env: { ...process.env, DATA_FOLDER: join(scratch, 'data'), DATABASE_URL: '' },
      stdio: 'ignore',
    },
  );
  const watch = setInterval(() => {
    const peak = /VmHWM:\s+(?<kilobytes>\d+)/u.exec(readFileSync(`/proc/${command.pid}/status`, 'utf8'));
    mostMemory = Math.max(mostMemory, Number(peak?.groups?.['kilobytes'] ?? 0) * 1024);
  }, 200);
  const [code] = (await once(command, 'exit')) as [number];
  clearInterval(watch);
  expect(code).toBe(1);
}

test('there are more than sixty kinds', () => {
  expect(badFiles.length + BAD_NAMES.length).toBeGreaterThan(60);
  expect(new Set(badFiles.map(({ kind }) => kind)).size).toBe(badFiles.length);
});

test.each(badFiles.map((file, index) => ({ ...file, index })))('$kind', ({ outcome, index }) => {
  const line = lines.get(`${index}.pdf`);
  if (outcome === 'stored') {
    expect(line).toMatchObject({ outcome: expect.stringMatching(/^(already-)?stored$/u) as string });
  } else {
    expect(line).toMatchObject({ outcome: 'refused', reason: expect.stringMatching(outcome) as string });
    // A sentence that says what to do, and no trace of a program.
    expect(line?.reason).toMatch(/^\p{Lu}.*: .*\.$/su);
    expect(line?.reason).not.toMatch(/\bat .*:\d+:\d+|Error\b/u);
  }
});

test.each(BAD_NAMES)('the name %j goes in', (name) => {
  expect(lines.get(name)).toMatchObject({ outcome: expect.stringMatching(/stored$/u) as string });
});

test('links and folders that are named like PDFs are passed over', () => {
  expect(lines.size).toBe(badFiles.length + BAD_NAMES.length);
});

test('nothing else came of it: every stored file is one document, and memory stayed under its bound', () => {
  const stored = [...lines.values()].filter(({ outcome }) => outcome === 'stored');
  expect(documents).toBe(stored.length);
  expect(mostMemory).toBeGreaterThan(0);
  expect(mostMemory).toBeLessThan(MOST_MEMORY);
});
