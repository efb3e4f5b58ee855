import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStore } from '@tangthu/db/open';
import { beforeAll, expect, test } from 'vitest';
import { sampleArchive } from '../sample/archive-truth.ts';
import { rowsOf, scratchFolder } from './testing/archives.ts';
import { bagAround, writeMade } from './testing/made-packages.ts';

const scratch = scratchFolder();
const data = join(scratch, 'data');

interface Ended {
  readonly code: number | null;
  readonly text: string;
}

/** Runs a command of ours in a process of its own on an embedded store. */
async function run(script: string, words: readonly string[], killAfter?: () => boolean): Promise<Ended> {
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...words], {
    env: { ...process.env, DATA_FOLDER: data, DATABASE_URL: '', EMBEDDING_MODEL: '', ORIGINALS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr.on('data', (part: Buffer) => (text += part.toString()));
  const watch = killAfter && setInterval(() => killAfter() && child.kill('SIGKILL'), 20);
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(watch);
  return { code, text };
}

const packages = (...words: string[]): Promise<Ended> => run('command.ts', words);

beforeAll(async () => {
  const { code } = await run('../agencies/command.ts', [join(sampleArchive, 'world.json')]);
  expect(code).toBe(0);
});

test('an import that is killed is gone on with by the next, and ends as one package with every document once', async () => {
  const folder = join(sampleArchive, 'H97.04');
  const pdfs = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
  const payload = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]),
  );
  const path = writeMade(join(scratch, 'bag'), bagAround(payload));
  const staged = join(data, 'packages');
  const words = ['import', path, '--agency', 'H97.04', '--receipt', join(scratch, 'receipt.json')];
  // Once while copies are made, once as soon as the first original is kept.
  await run('command.ts', words, () => existsSync(staged));
  await run('command.ts', words, () => existsSync(join(data, 'originals')));
  const { code, text } = await packages(...words);
  expect(text).toContain('Gói hợp lệ');
  expect(code).toBe(0);
  const store = await openStore({ folder: join(data, 'store') });
  try {
    expect(await rowsOf(store, 'select state from package')).toEqual([{ state: 'taken' }]);
    expect(await rowsOf(store, 'select from document')).toHaveLength(pdfs.length);
    expect(await rowsOf(store, 'select from arrival')).toHaveLength(pdfs.length);
    expect(readdirSync(staged)).toHaveLength(1);
  } finally {
    await store.close();
  }
}, 180_000);

test('a receipt is verified by the archive that gave it, and by its public key elsewhere', async () => {
  const path = join(scratch, 'receipt.json');
  const whole = {
    code: 0,
    text: expect.stringMatching(
      /^Biên nhận nguyên vẹn, .* The receipt is whole and its signature holds\.\n/,
    ) as string,
  };
  expect(await packages('verify-receipt', path)).toMatchObject(whole);
  expect(
    await packages('verify-receipt', path, '--key', join(data, 'keys/receipts.public.pem')),
  ).toMatchObject(whole);
  const forged = join(scratch, 'forged.json');
  writeFileSync(forged, readFileSync(path, 'utf8').replace('"stored": ', '"stored": 9'));
  expect(await packages('verify-receipt', forged)).toMatchObject({
    code: 1,
    text: expect.stringContaining('was changed') as string,
  });
});

test('the command says in plain words what is wrong, and writes the report where it is told to', async () => {
  const report = join(scratch, 'report.json');
  const bag = bagAround({ 'a.pdf': 'no PDF' });
  const faulty = await packages('verify', writeMade(join(scratch, 'faulty'), bag), '--report', report);
  expect(faulty).toMatchObject({
    code: 1,
    text: expect.stringMatching(/từ chối toàn bộ.*\n.*data\/a\.pdf: không phải tệp PDF/) as string,
  });
  expect(JSON.parse(readFileSync(report, 'utf8'))).toMatchObject({
    sound: false,
    faults: [{ kind: 'not-pdf', path: 'data/a.pdf' }],
  });
  for (const [words, says] of [
    [['verify-receipt', join(scratch, 'nowhere.json')], 'cannot be read'],
    [['export', join(scratch, 'out'), '--fonds', 'nowhere'], 'No fonds has the code nowhere'],
    [['verify', 'x', '--headings', report], 'stands for no field'],
  ] as const) {
    const ended = await packages(...words);
    expect(ended.text).toContain(says);
    expect(ended.code).toBe(1);
    expect(ended.text).not.toMatch(/\n\s+at /);
  }
}, 120_000);
