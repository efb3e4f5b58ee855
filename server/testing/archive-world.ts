import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import { makePortalWorld, type PortalWorld } from './portal-world.ts';

/** The portal world with archivists and with work for them; ids by what they are. */
export interface ArchiveWorld extends PortalWorld {
  readonly items: {
    readonly number: string;
    readonly subject: string;
    readonly hidden: string;
    readonly foreign: string;
  };
  readonly runs: { readonly own: string; readonly shared: string };
  readonly packages: { readonly taken: string };
  /** `POST`s JSON to a path as an account. */
  post(path: string, signInName: string | undefined, body?: unknown): Promise<Response>;
}

/**
 * Fills a fresh store. Beside the people of the portal world: `thu` and `giao` are archivists of ward A (`thu` with clearance 02),
 * `bich` of ward B, `quan` administrator of both.
 */
export async function makeArchiveWorld(store: Store): Promise<ArchiveWorld> {
  const world = await makePortalWorld(store);
  await addArchivists(store);
  const items = await addReviewItems(store, world);
  const work = await addWork(store, world);
  return {
    ...world,
    ...work,
    items,
    post: async (path, signInName, body = {}) =>
      world.api.request(path, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(signInName && { Cookie: await world.cookieOf(signInName) }),
        },
        body: JSON.stringify(body),
      }),
  };
}

async function addArchivists(store: Store): Promise<void> {
  for (const [name, agencies, role, modes] of [
    ['thu', ['A'], 'archivist', ['01', '02']],
    ['giao', ['A'], 'archivist', ['01']],
    ['bich', ['B'], 'archivist', ['01', '02']],
    ['quan', ['A', 'B'], 'administrator', ['01', '02']],
  ] as const) {
    await asOwner(store, (owner) =>
      owner.query(
        `with made as (
           insert into account (sign_in_name, display_name, demonstration) values ($1, $2, true) returning id)
         insert into membership (account, agency, role, modes)
         select made.id, a.id, $4, $5 from made, agency a where a.code = any ($3)`,
        [name, `Người dùng ${name}`, agencies, role, modes],
      ),
    );
  }
}

async function addReviewItems(store: Store, { documents }: PortalWorld): Promise<ArchiveWorld['items']> {
  const add = async (document: string, field: string, value: string, more: object = {}): Promise<string> => {
    const { kind, page, words, sidecar } = {
      kind: 'doubtful',
      page: 1,
      words: [0, 2],
      sidecar: null,
      ...more,
    };
    const [row] = await asOwner(store, (owner) =>
      owner.query<{ id: string }>(
        `insert into review_item (document, custodian, mode, kind, field, page, words, value, sidecar_value, confidence)
         select id, custodian, mode, $2, $3, $4, $5, $6, $7, 0.6 from document where id = $1 returning id`,
        [document, kind, field, page, words, value, sidecar],
      ),
    );
    return row?.id ?? '';
  };
  return {
    number: await add(documents.plan, 'documentNumber', '155/KH-UBND', {
      kind: 'differs',
      sidecar: '156/KH-UBND',
    }),
    subject: await add(documents.plan, 'subject', 'Kế hoạch số hóa tài liệu lưu trữ', { words: [0, 8] }),
    hidden: await add(documents.letter, 'subject', 'Công văn về thu hồi đất'),
    foreign: await add(documents.foreign, 'documentNumber', '12/QĐ-UBND'),
  };
}

/** Runs, packages, quarantine and promises of both wards. */
async function addWork(
  store: Store,
  { documents }: PortalWorld,
): Promise<Pick<ArchiveWorld, 'runs' | 'packages'>> {
  return asOwner(store, async (owner) => {
    const [own, shared] = await owner.query<{ id: string }>(
      `insert into ingest_run (source, listed_at, state) values ('/nguồn/A', now(), 'running'), ('/nguồn/chung', now(), 'running')
       returning id`,
    );
    const runs = { own: own?.id ?? '', shared: shared?.id ?? '' };
    await owner.query(
      `insert into ingest_item (run, custodian, mode, path, outcome, reason, document, page_count, finished_at)
       select $1::uuid, a.id, '01', 'A/kế hoạch.pdf', 'stored', null, $3::uuid, 2, now() from agency a where a.code = 'A'
       union all select $1, a.id, '01', 'A/hỏng-' || n || '.pdf', 'refused', 'The file ends after ' || n || ' bytes.', null, 0, now()
         from agency a, generate_series(1, 60) n where a.code = 'A'
       union all select $2, a.id, '01', a.code || '/chờ.pdf', 'waiting', null, null, 0, null from agency a where a.code in ('A', 'B')`,
      [runs.own, runs.shared, documents.plan],
    );
    await owner.query(
      `insert into ingest_lane (run, custodian)
       select $1::uuid, id from agency where code = 'A' union all select $2, id from agency where code in ('A', 'B')`,
      [runs.own, runs.shared],
    );
    await owner.script(`
      insert into promise (custodian, fonds, title, metres, pages) select id, 'F1', 'Phông F1', 12.5, 400 from agency where code = 'A';
      insert into promise (custodian, fonds, title, metres, pages) select id, 'F9', 'Phông F9', 3, 100 from agency where code = 'B';
      insert into quarantine_item (custodian, path, content_hash, byte_size, cause)
        select id, code || '/mật.pdf', sha256(convert_to(code, 'UTF8')), 10, 'stamp' from agency;
      insert into fixity_check (finished_at) values (now());
      insert into fixity_tally select c.id, a.id, 3, 300 from fixity_check c, agency a where a.code = 'A';
      insert into fixity_finding (custodian, content_hash, place, fault)
        select d.custodian, d.content_hash, 'originals', 'missing' from document d join agency a on a.id = d.custodian where a.code = 'A' and mode = '01';
      insert into package (custodian, name, form, state, faults)
        select id, 'gói hỏng ' || code, 'bagit', 'refused', '[{"kind":"missing-file"}]' from agency;`);
    const [taken] = await owner.query<{ id: string }>(
      `insert into package (custodian, name, form, state, receipt, files)
       select id, 'gói "A"', 'eark', 'taken', '{"files":1}', 1 from agency where code = 'A' returning id`,
    );
    return { runs, packages: { taken: taken?.id ?? '' } };
  });
}
