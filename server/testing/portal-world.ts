import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, rgb } from '@cantoo/pdf-lib';
import type { Store } from '@tangthu/db/store';
import { asOwner, asWriter } from '@tangthu/db/writer';
import { documentNumberKey } from '@tangthu/language/text/document-number';
import { pino } from 'pino';
import { ExportFolder } from '../exports/export-folder.ts';
import { writeExports } from '../exports/export-worker.ts';
import { makeApi } from '../http/api.ts';
import { ClientAddresses } from '../http/client-address.ts';
import type { Services } from '../http/services.ts';
import { IdentityKey } from '../identity/identity-key.ts';
import { ImageCache } from '../images/image-cache.ts';
import { PageImages } from '../images/page-images.ts';
import { openOriginals } from '@tangthu/db/open-originals';
import { answerQuestion } from '../answers/answer-question.ts';
import { search } from '../retrieval/search.ts';
import { agencyId, fillArchive } from './small-archive.ts';
import { SyllableEmbeddings } from './syllable-embeddings.ts';

/** A small portal for tests: two wards, their records with real PDFs, five accounts, and the API over them. */
export interface PortalWorld {
  readonly api: ReturnType<typeof makeApi>;
  readonly services: Services;
  readonly folder: string;
  readonly documents: { readonly plan: string; readonly letter: string; readonly foreign: string };
  /** Signs a demonstration account in and gives the `Cookie` header of its session. */
  cookieOf(signInName: string): Promise<string>;
  /** `GET`s a path as an account, or as a stranger. */
  get(path: string, signInName?: string): Promise<Response>;
  /** Every audit event, oldest first. */
  auditEvents(): Promise<AuditRow[]>;
  close(): Promise<void>;
}

/** A row of the audit log. */
interface AuditRow {
  readonly action: string;
  readonly outcome: string;
  readonly target: string | null;
  readonly account: string | null;
  readonly details: Record<string, unknown>;
  readonly request_id: string;
}

/** The dark square that every test page bears: left, top, right, bottom as shares of the page. */
export const INK = { left: 0.5, top: 0.5, right: 0.75, bottom: 0.625 } as const;

const PAGE = { width: 595, height: 842 };

/**
 * Fills a fresh store. `an` belongs to ward A with clearance 02, `em` to ward A without it, `binh` to ward B; `cuc` (ward A)
 * has no demonstration account, `dung` (ward A) is disabled.
 */
export async function makePortalWorld(store: Store): Promise<PortalWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'tangthu-portal-'));
  const embeddings = new SyllableEmbeddings();
  const [plan = '', letter = '', foreign = ''] = await fillArchive(store, embeddings, [
    {
      agency: 'A',
      documentNumber: '155/KH-UBND',
      type: 'KH',
      issuedDate: '2025-06-05',
      subject: 'Kế hoạch số hóa tài liệu lưu trữ',
      fonds: 'F1',
      pages: [
        'Kế hoạch số hóa tài liệu lưu trữ\n\nCăn cứ Quyết định 12/QĐ-UBND',
        'Điều 2. Bồi thường khi thu hồi đất\n\nNơi nhận: Lưu VT',
      ],
    },
    { agency: 'A', mode: '02', subject: 'Công văn về thu hồi đất', pages: ['Thu hồi đất tại tổ 5'] },
    {
      agency: 'B',
      documentNumber: '12/QĐ-UBND',
      subject: 'Quyết định bồi thường bí mật của phường B',
      pages: ['Bồi thường cho ông Nguyễn Văn Hai'],
    },
  ]);
  await addOriginals(store, join(folder, 'originals'), { [plan]: 2, [letter]: 1, [foreign]: 1 });
  await addLink(store, plan);
  await addAccounts(store);

  const images = new PageImages(
    openOriginals({ folder: join(folder, 'originals') }),
    await ImageCache.open(join(folder, 'cache'), 50_000_000),
  );
  const log = pino({ level: 'silent' });
  const exportFolder = new ExportFolder(join(folder, 'exports'));
  const limits = { mostRows: 1_000, mostBytes: 10_000_000, days: 7 };
  const worker = writeExports({ store, folder: exportFolder, limits, log });
  const services: Services = {
    store,
    originals: openOriginals({ folder: join(folder, 'originals') }),
    images,
    search: (reader, request) => search({ store, embeddings }, reader, request),
    answer: (reader, request, signal) => answerQuestion({ store, embeddings }, reader, request, signal),
    embeddings,
    exports: { folder: exportFolder, worker },
    log,
    addresses: new ClientAddresses(),
    identityKey: new IdentityKey(randomBytes(32)),
    demonstration: true,
  };
  return {
    ...makeClient(services),
    services,
    folder,
    documents: { plan, letter, foreign },
    auditEvents: () =>
      asOwner(store, (owner) =>
        owner.query<AuditRow>(
          'select action, outcome, target, account, details, request_id from audit_event order by id',
        ),
      ),
    close: async () => {
      await worker.close();
      await images.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** An API over the services of a world, and a client that keeps one session an account. */
export function makeClient(services: Services): Pick<PortalWorld, 'api' | 'cookieOf' | 'get'> {
  const api = makeApi(services);
  const cookieOf = async (signInName: string): Promise<string> => {
    const answer = await api.request('/api/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ signInName }),
    });
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  };
  const cookies = new Map<string, Promise<string>>();
  const heldCookie = (signInName: string): Promise<string> => {
    const cookie = cookies.get(signInName) ?? cookieOf(signInName);
    cookies.set(signInName, cookie);
    return cookie;
  };
  return {
    api,
    cookieOf,
    get: async (path, signInName) =>
      api.request(path, signInName ? { headers: { Cookie: await heldCookie(signInName) } } : {}),
  };
}

/** A PDF of blank A4 pages, each with one dark square at `INK`. */
export async function makePdf(pages: number, mark = ''): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.setTitle(mark);
  for (let number = 0; number < pages; number++) {
    pdf.addPage([PAGE.width, PAGE.height]).drawRectangle({
      x: INK.left * PAGE.width,
      y: (1 - INK.bottom) * PAGE.height,
      width: (INK.right - INK.left) * PAGE.width,
      height: (INK.bottom - INK.top) * PAGE.height,
      color: rgb(0, 0, 0),
    });
  }
  return pdf.save();
}

/** Keeps a PDF in a folder of originals; gives its SHA-256. */
export async function keepOriginal(folder: string, pdf: Uint8Array): Promise<Buffer> {
  const hash = createHash('sha256').update(pdf).digest();
  const hex = hash.toString('hex');
  await mkdir(join(folder, hex.slice(0, 2)), { recursive: true });
  await writeFile(join(folder, hex.slice(0, 2), `${hex}.pdf`), pdf);
  return hash;
}

async function addOriginals(
  store: Store,
  folder: string,
  pageCounts: Readonly<Record<string, number>>,
): Promise<void> {
  for (const [id, pages] of Object.entries(pageCounts)) {
    const hash = await keepOriginal(folder, await makePdf(pages, id));
    await asWriter(store, (writer) =>
      writer.query('update document set content_hash = $2, original_name = $3 where id = $1', [
        id,
        hash,
        'Kế hoạch "155" – bản 1.pdf',
      ]),
    );
  }
}

async function addLink(store: Store, document: string): Promise<void> {
  await asWriter(store, (writer) =>
    writer.query(
      `insert into link (document, custodian, mode, relation, cited_number, cited_key, cited_issuer)
       select id, custodian, mode, 'cites', '12/QĐ-UBND', $2, 'UBND phường B' from document where id = $1`,
      [document, documentNumberKey('12', 'QĐ-UBND')],
    ),
  );
}

async function addAccounts(store: Store): Promise<void> {
  const accounts = [
    { name: 'an', agency: 'A', modes: ['01', '02'] },
    { name: 'em', agency: 'A', modes: ['01'] },
    { name: 'binh', agency: 'B', modes: ['01', '02'] },
    { name: 'cuc', agency: 'A', modes: ['01'], demonstration: false },
    { name: 'dung', agency: 'A', modes: ['01'], disabled: true },
  ];
  await asWriter(store, async (writer) => {
    for (const { name, agency, modes, demonstration = true, disabled = false } of accounts) {
      await writer.query(
        `with made as (
           insert into account (sign_in_name, display_name, demonstration, disabled)
           values ($1, $2, $3, $4) returning id)
         insert into membership (account, agency, role, modes) select id, $5, 'official', $6 from made`,
        [name, `Người dùng ${name}`, demonstration, disabled, await agencyId(writer, agency), modes],
      );
    }
  });
}
