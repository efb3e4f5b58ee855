import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOriginals } from '@tangthu/db/open-originals';
import { asPortal } from '@tangthu/db/portal';
import { asReader, readerOf, today } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import { describeStores } from '@tangthu/db/testing/stores';
import { loadEmbeddings } from '@tangthu/language/embedding/local-embeddings';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFiles } from '../run/find-files.ts';
import { ingest, type IngestContext } from '../run/ingest.ts';
import { resolvePlacement } from '../run/placement.ts';
import {
  quarantineArchive,
  readerDays,
  readTruth,
  sampleArchive,
  type ArchiveTruth,
} from './archive-truth.ts';
import { loadSampleArchive } from './load-archive.ts';
import type { World } from './world.ts';

describeStores('the sample archive', (open) => {
  let store: Store;
  let context: IngestContext;
  let originals: string;
  let truths: ArchiveTruth[];
  const world = JSON.parse(readFileSync(join(sampleArchive, 'world.json'), 'utf8')) as World;

  beforeAll(async () => {
    store = await open();
    originals = await mkdtemp(join(tmpdir(), 'tangthu-sample-'));
    context = { store, originals: openOriginals({ folder: originals }), embeddings: await loadEmbeddings() };
    truths = await readTruth();
    await loadSampleArchive(context);
  }, 180_000);
  afterAll(() => rm(originals, { recursive: true }));

  test('goes in whole, and a second load adds nothing', async () => {
    const { items } = await loadSampleArchive(context);
    expect(items.map(({ outcome }) => outcome)).toEqual(truths.map(() => 'already-stored'));
  });

  // The store knows today's custodian of a fonds: days before the last hand-over to another one are left out.
  const days = readerDays.filter((day) =>
    world.fonds.every(({ custody }) => custody.slice(1).every(({ from }) => from <= day)),
  );

  test.each(days)(
    'on %s every demonstration person reads what the ground truth allows of the papers written by then',
    async (day) => {
      const written = truths.filter(({ date }) => date <= day);
      const paths = new Set(written.map(({ path }) => path));
      for (const user of world.users) {
        const allowed = written.filter(
          ({ mode, readers }) =>
            user.modes.includes(mode) && user.agencies.some((code) => readers[day]?.includes(code)),
        );
        const account = await accountOf(user.id);
        const readIn = async (session: string): Promise<string[]> =>
          (await readable(account, day, session)).filter((path) => paths.has(path));
        const withPurpose = allowed.map(({ path }) => path).sort();
        const without = allowed.filter(({ topic }) => user.role !== 'desk' || topic !== 'procedures');
        expect(await readIn('no purpose'), `${user.id} on ${day}`).toEqual(
          without.map(({ path }) => path).sort(),
        );
        await statePurpose(account, day);
        expect(await readIn('purpose'), `${user.id} on ${day} with a purpose`).toEqual(withPurpose);
      }
    },
  );

  test('number, date and type are read right from the pages of at least 97% of the numbered documents', async () => {
    const rows = await asOwner(store, (owner) =>
      owner.query<Record<string, string | null>>(
        'select original_name, document_number, issued_date, signer from document',
      ),
    );
    const byPath = new Map(rows.map((row) => [row['original_name'], row]));
    const numbered = truths.filter(({ numberLine }) => numberLine);
    const right = numbered.filter(({ path, numberLine, date }) => {
      const row = byPath.get(path);
      return row?.['document_number'] === numberLine && row?.['issued_date'] === date;
    });
    expect(right.length / numbered.length).toBeGreaterThanOrEqual(0.97);
  });

  test('papers with a secrecy stamp are set aside: nothing of them is stored', async () => {
    const documents = await asOwner(store, (owner) => owner.query('select from document'));
    const placement = await resolvePlacement(store, { agency: world.agencies[0]?.code ?? '', mode: '01' });
    const { items } = await ingest(context, {
      files: await findFiles(quarantineArchive),
      source: quarantineArchive,
      placementOf: () => placement,
    });
    expect(items.map(({ outcome }) => outcome)).toEqual(['quarantined', 'quarantined', 'quarantined']);
    expect(await asOwner(store, (owner) => owner.query('select from document'))).toHaveLength(
      documents.length,
    );
  });

  async function accountOf(signInName: string): Promise<string> {
    const [account] = await asPortal(store, (portal) =>
      portal.query<{ id: string }>('select id from account where sign_in_name = $1', [signInName]),
    );
    return account?.id ?? '';
  }

  /** At noon of a day past, in a session of its own. */
  async function statePurpose(account: string, day: string): Promise<void> {
    const noon = new Date(day === today() ? Date.now() : `${day}T12:00:00+07:00`);
    await asPortal(store, (portal) =>
      portal.query(
        `insert into stated_purpose (account, session, purpose, legal_basis, stated_at, ends_at)
         values ($1, 'purpose', 'resolve-procedure', 'Nghị định 61/2018', $2, $2::timestamptz + interval '1 minute')`,
        [account, noon],
      ),
    );
  }

  async function readable(account: string, day: string, session: string): Promise<string[]> {
    const reader = await readerOf(store, account, day, session);
    const rows = await asReader(store, reader, (records) =>
      records.query<{ original_name: string }>('select original_name from document'),
    );
    return rows.map((row) => row.original_name).sort();
  }
});
