import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { OcrError } from './ocr-engine.ts';
import { openOcrEngine } from './open-ocr-engine.ts';
import { openTesseractProgram } from './tesseract-program.ts';
import { openTesseractWasm } from './tesseract-wasm.ts';
import { scannedPage, upperPart, whitePage } from './testing/scanned-page.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tangthu-ocr-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A PATH that begins with a program in tesseract's place, which knows Vietnamese and does this with images. */
async function pathWith(deed: string): Promise<string> {
  const home = await mkdtemp(join(folder, 'bin-'));
  const program = join(home, 'tesseract');
  await writeFile(
    program,
    `#!/bin/sh\ncase "$1" in\n--list-langs) echo vie ;;\n--version) echo tesseract 9.9 ;;\n*) ${deed} ;;\nesac\n`,
  );
  await chmod(program, 0o755);
  return [home, process.env['PATH']].join(delimiter);
}

test('the operator chooses the engine, or none', async () => {
  const native = await openOcrEngine({ PATH: process.env['PATH'] });
  expect(native).toMatchObject({ name: 'tesseract' });
  expect(native?.version).toMatch(/^\d+\.\d+/);
  const wasm = await openOcrEngine({ OCR_ENGINE: 'wasm' });
  expect(wasm).toMatchObject({ name: 'tesseract.js' });
  await Promise.all([native?.close(), wasm?.close()]);
  expect(await openOcrEngine({ OCR_ENGINE: 'none' })).toBeUndefined();
  await expect(openOcrEngine({ OCR_ENGINE: 'abbyy' })).rejects.toThrow('say native, wasm or none');
});

test('readers share the cores between them', async () => {
  const [alone, many] = await Promise.all([
    openOcrEngine({ OCR_ENGINE: 'wasm' }),
    openOcrEngine({ OCR_ENGINE: 'wasm' }, 1000),
  ]);
  expect(alone?.slots).toBeGreaterThanOrEqual(1);
  expect(many?.slots).toBe(1);
});

test('where the program is not installed, tesseract.js reads; who insists on it is told what to install', async () => {
  const env = { PATH: folder };
  const engine = await openOcrEngine(env);
  expect(engine).toMatchObject({ name: 'tesseract.js' });
  await expect(openOcrEngine({ ...env, OCR_ENGINE: 'native' })).rejects.toThrow(
    'install tesseract-ocr and tesseract-ocr-vie',
  );
});

test('a process that hangs is ended and costs its page alone', async () => {
  const path = await pathWith('exec sleep 30');
  const engine = await openTesseractProgram({ path, slots: 1, seconds: 0.3 });
  const started = performance.now();
  await expect(engine?.recognize(whitePage(), 'page')).rejects.toThrow(OcrError);
  await expect(engine?.recognize(whitePage(), 'page')).rejects.toThrow('ended after 0.3 seconds');
  expect(performance.now() - started).toBeLessThan(20_000);
});

test('a process that is killed, or fails, costs its page alone', async () => {
  const killed = await openTesseractProgram({ path: await pathWith('kill -9 $$'), slots: 1, seconds: 30 });
  await expect(killed?.recognize(whitePage(), 'page')).rejects.toThrow(/crashed/);
  const failing = await openTesseractProgram({
    path: await pathWith('echo no memory >&2; exit 1'),
    slots: 1,
    seconds: 30,
  });
  await expect(failing?.recognize(whitePage(), 'page')).rejects.toThrow('Tesseract failed: no memory');
});

test('closing ends what still runs, and what waits', async () => {
  const engine = await openTesseractProgram({ path: await pathWith('exec sleep 30'), slots: 1, seconds: 60 });
  const pages = [engine?.recognize(whitePage(), 'page'), engine?.recognize(whitePage(), 'page')];
  const stopped = pages.map((page) => expect(page).rejects.toThrow('Recognition was stopped.'));
  await engine?.close();
  await Promise.all(stopped);
});

test('a thread of tesseract.js that takes too long is ended, and the next page gets a fresh one', async () => {
  const engine = openTesseractWasm({ slots: 1, seconds: 0.05 });
  const { image } = await scannedPage('light');
  await expect(engine.recognize(image, 'page')).rejects.toThrow('ended after 0.05 seconds');
  await expect(engine.recognize(upperPart(image, 0.1), 'page')).rejects.toThrow(OcrError);
  await engine.close();
  await expect(engine.recognize(image, 'page')).rejects.toThrow('Recognition was stopped.');
});
