import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOriginals } from '@tangthu/db/open-originals';
import type { Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { findFiles } from '@tangthu/ingest/run/find-files';
import { ingest } from '@tangthu/ingest/run/ingest';
import { resolvePlacement } from '@tangthu/ingest/run/placement';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { ExportFolder } from '@tangthu/server/exports/export-folder';
import { writeExports } from '@tangthu/server/exports/export-worker';
import { makeApi } from '@tangthu/server/http/api';
import { ClientAddresses } from '@tangthu/server/http/client-address';
import { IdentityKey } from '@tangthu/server/identity/identity-key';
import { ImageCache } from '@tangthu/server/images/image-cache';
import { PageImages } from '@tangthu/server/images/page-images';
import { RecordsRetriever } from '@tangthu/server/retrieval/records-retriever';
import { answerQuestion } from '@tangthu/server/answers/answer-question';
import { search } from '@tangthu/server/retrieval/search';
import { pino } from 'pino';
import { PLANTED, writePlantedFiles } from './planted-files.ts';

/** People by the role that they have in the ward that keeps the planted files. */
export const ROLES = ['official', 'desk', 'analyst', 'archivist', 'administrator'] as const;

/** The whole API over a store in which numbers of people stand everywhere, and people who are signed in to it. */
export interface MaskedPortal {
  /** The run of ingest, and the documents: typed, scanned. */
  readonly run: string;
  readonly typed: string;
  readonly scanned: string;
  ask(path: string, role: string, body?: unknown): Promise<Response>;
  retriever(reader: Reader): RecordsRetriever;
  close(): Promise<void>;
}

/** Fills a fresh store by ingest, and plants numbers in titles, subjects, corrections and what is up for review. */
export async function openMaskedPortal(store: Store): Promise<MaskedPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-masking-'));
  const source = join(folder, 'source');
  await writePlantedFiles(source);
  const originals = openOriginals({ folder: join(folder, 'originals') });
  const embeddings = await loadEmbeddings();
  await addPeople(store);
  const placement = await resolvePlacement(store, {
    agency: 'P1',
    mode: '01',
    fonds: { code: 'F', title: `Phông của ông An ${PLANTED.phone}` },
    file: { code: '1', title: `Hồ sơ ông An, CCCD ${PLANTED.citizen}` },
  });
  const context = { store, embeddings, originals };
  const { run } = await ingest(context, {
    files: await findFiles(source),
    source,
    placementOf: () => placement,
  });
  const [typed = '', scanned = ''] = await plant(store);
  const images = new PageImages(originals, await ImageCache.open(join(folder, 'cache'), 50_000_000));
  const log = pino({ level: 'silent' });
  const exportFolder = new ExportFolder(join(folder, 'exports'));
  const limits = { mostRows: 1_000, mostBytes: 10_000_000, days: 7 };
  const worker = writeExports({ store, folder: exportFolder, limits, log });
  const api = makeApi({
    store,
    originals,
    images,
    search: (reader, request) => search({ store, embeddings }, reader, request),
    answer: (reader, request, signal) => answerQuestion({ store, embeddings }, reader, request, signal),
    embeddings,
    exports: { folder: exportFolder, worker },
    log,
    addresses: new ClientAddresses(),
    identityKey: new IdentityKey(randomBytes(32)),
    demonstration: true,
  });
  const cookies = new Map<string, string>();
  const headers = { 'Content-Type': 'application/json' };
  for (const role of ROLES) {
    const body = JSON.stringify({ signInName: role });
    const answer = await api.request('/api/sign-in', { method: 'POST', headers, body });
    cookies.set(role, (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '');
  }
  return {
    run,
    typed,
    scanned,
    ask: async (path, role, body) =>
      api.request(path, {
        headers: { ...headers, Cookie: cookies.get(role) ?? '' },
        ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      }),
    retriever: (reader) => new RecordsRetriever({ store, embeddings }, reader),
    close: async () => {
      await worker.close();
      await images.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function addPeople(store: Store): Promise<void> {
  await asWriter(store, async (writer) => {
    await writer.query(`insert into agency (code, bloc, level) values ('P1', 'government', 'commune')`);
    for (const role of ROLES) {
      await writer.query(
        `with made as (insert into account (sign_in_name, display_name, demonstration) values ($1, $1, true) returning id)
         insert into membership (account, agency, role, modes) select made.id, a.id, $1, '{01,02}' from made, agency a`,
        [role],
      );
    }
  });
}

/** Ids of the typed and of the scanned document. */
async function plant(store: Store): Promise<string[]> {
  return asWriter(store, async (writer) => {
    const rows = await writer.query<{ id: string }>(
      `update document set subject = $1::text, recipients = array[$2::text], sidecar = json_build_object('description', $1::text) returning id, page_count`,
      [`V/v giao đất cho ông An, CCCD ${PLANTED.citizen}`, `Ông An, ĐT ${PLANTED.phone}`],
    );
    await writer.query(
      `insert into review_item (document, custodian, mode, kind, field, value, sidecar_value)
       select id, custodian, mode, 'differs', 'subject', $1, $2 from document`,
      [`CCCD ${PLANTED.citizen}`, `CMND ${PLANTED.oldId}`],
    );
    const [two] = await writer.query<{ id: string }>('select id from document where page_count = 2');
    const [three] = await writer.query<{ id: string }>('select id from document where page_count = 3');
    return rows.length === 2 ? [two?.id ?? '', three?.id ?? ''] : [];
  });
}
