import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openOriginals } from '@tangthu/db/open-originals';
import { asOwner, asWriter } from '@tangthu/db/writer';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { loadEmbeddings, type LocalEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { agencyList } from '../agencies/agency-list.ts';
import { loadAgencies } from '../agencies/load-agencies.ts';
import { findFiles } from './find-files.ts';
import { ingest, type IngestSummary } from './ingest.ts';
import { resolvePlacement } from './placement.ts';
import { reembed } from './reembed.ts';

const RECORDS = join(
  process.env['TANGTHU_DATA'] ?? join(import.meta.dirname, '../../../shared/data'),
  'records',
);
/** The real records are not part of the project; where they are absent these tests are skipped. */
const noRecords = !existsSync(RECORDS);
const BROKEN = join(RECORDS, '../made/broken');
const GAZETTE = join(RECORDS, 'text-layer');
const AGENCIES = {
  agencies: [{ code: 'CONGBAO', name: 'Văn phòng Công báo', bloc: 'government', level: 'city' }],
};

let scratch: string;
let embeddings: LocalEmbeddings;
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'tangthu-ingest-'));
  embeddings = await loadEmbeddings();
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A folder with a few small gazette PDFs. */
function smallFolder(name: string, count: number): string {
  const folder = mkdtempSync(join(scratch, name));
  const names = ['congbao_01ad718cdd.pdf', ...readdirSync(GAZETTE).sort()];
  for (const file of [...new Set(names)].slice(0, count))
    copyFileSync(join(GAZETTE, file), join(folder, file));
  return folder;
}

async function run(store: Store, source: string): Promise<IngestSummary> {
  const placement = await resolvePlacement(store, { agency: 'CONGBAO', mode: '01', fonds: { code: 'CB' } });
  return ingest(
    { store, embeddings, originals: openOriginals({ folder: join(scratch, 'originals') }) },
    { files: await findFiles(source), source, placementOf: () => placement },
  );
}

async function counts(store: Store): Promise<Record<string, number>> {
  const tables = ['document', 'page', 'chunk', 'chunk_embedding', 'link'];
  const [row] = await asOwner(store, (t) =>
    t.query<Record<string, number>>(
      `select ${tables.map((name) => `(select count(*) from ${name}) as ${name}`).join(', ')}`,
    ),
  );
  return row ?? {};
}

describeStores('ingest', (open) => {
  const openReady = async (): Promise<Store> => {
    const store = await open();
    await loadAgencies(store, agencyList.parse(AGENCIES));
    return store;
  };

  test.skipIf(noRecords)(
    'stores pages, chunks, vectors and the original; a second run doubles nothing',
    async () => {
      const store = await openReady();
      const folder = smallFolder('twice', 2);
      const first = await run(store, folder);
      expect(first.items.map(({ outcome }) => outcome)).toEqual(['stored', 'stored']);
      const after = await counts(store);
      expect(after).toMatchObject({ document: 2 });
      expect(after['chunk']).toBeGreaterThan(2);
      expect(after['chunk_embedding']).toBe(after['chunk']);
      const second = await run(store, folder);
      expect(second.items.map(({ outcome }) => outcome)).toEqual(['already-stored', 'already-stored']);
      expect(await counts(store)).toEqual(after);
    },
  );

  test.skipIf(noRecords)('every chunk stands on the words that its spans name', async () => {
    const store = await openReady();
    await run(store, smallFolder('spans', 1));
    const rows = await asOwner(store, (t) =>
      t.query<{ text: string; pages: { text: string; from: number; to: number }[] }>(
        `select c.text, (select json_agg(json_build_object('text', p.text, 'from', s."from", 'to', s."to") order by p.number, s."from")
           from jsonb_to_recordset(c.spans) as s (page int, "from" int, "to" int)
           join page p on p.document = c.document and p.number = s.page) as pages
         from chunk c`,
      ),
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { text, pages } of rows) {
      const words = pages.flatMap((page) => page.text.split(/[ \n]+/).slice(page.from, page.to + 1));
      expect(words).toEqual(text.split(/[ \n]+/));
    }
  });

  test.skipIf(noRecords)(
    'a broken, encrypted or empty PDF is listed with its reason and does not stop the run',
    async () => {
      const store = await openReady();
      const folder = smallFolder('broken', 1);
      for (const file of ['empty.pdf', 'notpdf.pdf', 'enc_user256.pdf', 'trunc50.pdf']) {
        copyFileSync(join(BROKEN, file), join(folder, file));
      }
      const { items, run: id } = await run(store, folder);
      expect(items.find(({ path }) => path.startsWith('congbao'))?.outcome).toBe('stored');
      const refused = items.filter(({ outcome }) => outcome === 'refused');
      expect(refused.map(({ path }) => path).sort()).toEqual(
        expect.arrayContaining(['empty.pdf', 'enc_user256.pdf', 'notpdf.pdf']),
      );
      for (const { reason } of refused) expect(reason).toMatch(/^[A-Z].+\.$/s);
      const kinds = new Map(refused.map(({ path, fault }) => [path, fault?.kind]));
      expect(kinds.get('empty.pdf')).toBe('empty');
      expect(kinds.get('enc_user256.pdf')).toBe('encrypted');
      expect(kinds.get('notpdf.pdf')).toBe('not-pdf');
      const ledger = await asWriter(store, (t) => t.query('select from ingest_item where run = $1', [id]));
      expect(ledger).toHaveLength(5);
    },
  );

  test.skipIf(noRecords)('the same bytes may be kept by two agencies, and not twice by one', async () => {
    const store = await openReady();
    await loadAgencies(
      store,
      agencyList.parse({ agencies: [{ code: 'B', name: 'B', bloc: 'mass', level: 'city' }] }),
    );
    const folder = smallFolder('copies', 1);
    const [name] = readdirSync(folder);
    copyFileSync(join(folder, name ?? ''), join(folder, 'copy.pdf'));
    const { items } = await run(store, folder);
    expect(items.map(({ outcome }) => outcome).sort()).toEqual(['already-stored', 'stored']);
    const other = await resolvePlacement(store, { agency: 'B', mode: '01' });
    const files = await findFiles(folder);
    await ingest(
      { store, embeddings, originals: openOriginals({ folder: join(scratch, 'originals') }) },
      { files, source: folder, placementOf: () => other },
    );
    expect(await counts(store)).toMatchObject({ document: 2 });
  });

  test.skipIf(noRecords)(
    'a store embedded by another model is refused, and re-embedding mends it',
    async () => {
      const store = await openReady();
      const folder = smallFolder('model', 1);
      await run(store, folder);
      const before = await counts(store);
      const vectors = await vectorsOf(store);
      await asOwner(store, (t) => t.query(`update embedding_model set model_id = 'another'`));
      await expect(run(store, folder)).rejects.toThrow(/--reembed/);
      expect(await reembed({ store, embeddings })).toBe(before['chunk']);
      expect(await counts(store)).toEqual(before);
      expect(await vectorsOf(store)).toEqual(vectors);
      expect(await reembed({ store, embeddings })).toBe(0);
    },
  );

  test.skipIf(noRecords)(
    'scans are recognised; without an engine they are stored, marked and counted',
    async () => {
      const folder = mkdtempSync(join(scratch, 'scans'));
      copyFileSync(join(RECORDS, 'scanned/avg_1b71d6fc87.pdf'), join(folder, 'scan.pdf'));
      const pagesOf = async (engine: string): Promise<unknown[]> => {
        const store = await openReady();
        vi.stubEnv('OCR_ENGINE', engine);
        const { items } = await run(store, folder).finally(() => vi.unstubAllEnvs());
        const unread = engine === 'none' ? 3 : 0;
        expect(items).toMatchObject([{ outcome: 'stored', pages: 3, pagesNeedingOcr: unread }]);
        return asOwner(store, (owner) =>
          owner.query(
            `select source, needs_ocr, confidence > 0.8 as sure, octet_length(word_boxes) / 8 > 100 as words,
             octet_length(word_confidences) * 8 = octet_length(word_boxes) as judged from page`,
          ),
        );
      };
      const read = { source: 'ocr', needs_ocr: false, sure: true, words: true, judged: true };
      expect(await pagesOf('')).toMatchObject([read, read, read]);
      const unread = { source: 'none', needs_ocr: true, sure: null, words: false, judged: null };
      expect(await pagesOf('none')).toMatchObject([unread, unread, unread]);
    },
  );
});

/** The vectors to three digits, for a batch of other texts rounds otherwise. */
async function vectorsOf(store: Store): Promise<number[][]> {
  const rows = await asOwner(store, (t) =>
    t.query<{ embedding: string }>('select embedding::text as embedding from chunk_embedding order by chunk'),
  );
  return rows.map(({ embedding }) =>
    (JSON.parse(embedding) as number[]).map((value) => Math.round(value * 1e3) / 1e3),
  );
}

/** Runs the real command in a process of its own on an embedded store. */
function command(folder: string, source: string, ...words: string[]): ChildProcess {
  const script = join(import.meta.dirname, 'command.ts');
  return spawn(process.execPath, [script, source, '--agency', 'CONGBAO', ...words], {
    env: { ...process.env, DATA_FOLDER: folder, DATABASE_URL: '', EMBEDDING_MODEL: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function finished(process_: ChildProcess): Promise<{ code: number | null; text: string }> {
  let text = '';
  process_.stdout?.on('data', (part: Buffer) => (text += part.toString()));
  process_.stderr?.on('data', (part: Buffer) => (text += part.toString()));
  const [code] = (await once(process_, 'close')) as [number | null];
  return { code, text };
}

async function loadList(folder: string): Promise<void> {
  const list = join(scratch, 'agencies.json');
  writeFileSync(list, JSON.stringify(AGENCIES));
  const script = join(import.meta.dirname, '../agencies/command.ts');
  const { code } = await finished(
    spawn(process.execPath, [script, list], {
      env: { ...process.env, DATA_FOLDER: folder, DATABASE_URL: '' },
    }),
  );
  expect(code).toBe(0);
}

test.skipIf(noRecords)(
  'killed at any point and started again, the command goes on where it was',
  async () => {
    const data = mkdtempSync(join(scratch, 'killed'));
    const source = smallFolder('killed-source', 6);
    await loadList(data);
    for (const milliseconds of [900, 1_600, 2_500]) {
      const victim = command(data, source);
      setTimeout(() => victim.kill('SIGKILL'), milliseconds);
      await once(victim, 'close');
    }
    const last = await finished(command(data, source));
    expect(last.text).toContain('6 files');
    expect(last.code, last.text).toBe(0);
    const again = await finished(command(data, source));
    expect(again.text).toContain('6 stored before');
  },
  180_000,
);

test('the command says in plain words what is wrong with it', async () => {
  const data = mkdtempSync(join(scratch, 'words'));
  expect(await finished(command(data, join(scratch, 'nowhere')))).toMatchObject({
    code: 1,
    text: expect.stringMatching(/No agency has the code|no file or folder/) as string,
  });
  expect(await finished(command(data, scratch, '--mode', '03'))).toMatchObject({
    code: 1,
    text: expect.stringContaining('may not be stored') as string,
  });
  expect(await finished(command(data, scratch, '--fast'))).toMatchObject({
    code: 1,
    text: expect.stringContaining('--fast') as string,
  });
});
