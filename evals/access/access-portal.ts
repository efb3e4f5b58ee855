import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareEmbeddings } from '@tangthu/db/embedding-table';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import { ExportFolder } from '@tangthu/server/exports/export-folder';
import { writeExports } from '@tangthu/server/exports/export-worker';
import { makeApi } from '@tangthu/server/http/api';
import { ClientAddresses } from '@tangthu/server/http/client-address';
import { IdentityKey } from '@tangthu/server/identity/identity-key';
import { ImageCache } from '@tangthu/server/images/image-cache';
import { PageImages } from '@tangthu/server/images/page-images';
import { answerQuestion } from '@tangthu/server/answers/answer-question';
import { search } from '@tangthu/server/retrieval/search';
import { SyllableEmbeddings } from '@tangthu/server/testing/syllable-embeddings';
import { pino } from 'pino';
import { ArchiveOriginals } from './archive-originals.ts';
import { keepUp, storeExportFiles, storeKeptThings } from './kept-things.ts';
import type { Moment } from './reference.ts';
import { insert, storeRecords, type Omissions } from './stored-records.ts';
import { storeRules, type StoredPerson } from './stored-rules.ts';
import { agencyCode, agencyId, agencyName, personName } from './world-ids.ts';
import type { World } from './world.ts';

/** How many people a world has at most. */
const PERSONS = 4;
const ORIGINALS = 16;
const NOTHING: Omissions = { papers: new Set(), files: new Set(), fonds: new Set() };

/** An answer of the API. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As text; the bytes of images and files as Latin-1. */
  readonly body: string;
}

/** The whole API over a store, which holds one world after another, and people who are signed in to it. */
export class AccessPortal {
  readonly #store: Store;
  readonly #api: ReturnType<typeof makeApi>;
  readonly #originals: ArchiveOriginals;
  readonly #embeddings = new SyllableEmbeddings();
  readonly #close: () => Promise<void>;
  readonly #cookies: string[] = [];
  readonly #persons: StoredPerson[] = [];
  readonly #signedOut = new Set<number>();

  private constructor(
    store: Store,
    api: ReturnType<typeof makeApi>,
    originals: ArchiveOriginals,
    close: () => Promise<void>,
  ) {
    this.#store = store;
    this.#api = api;
    this.#originals = originals;
    this.#close = close;
  }

  /** Opens the API over a fresh, migrated store; the store stays the caller's to close. */
  static async open(store: Store, originals: ArchiveOriginals): Promise<AccessPortal> {
    const folder = await mkdtemp(join(tmpdir(), 'tangthu-access-'));
    const images = new PageImages(originals, await ImageCache.open(folder, 50_000_000));
    const embeddings = new SyllableEmbeddings();
    await prepareEmbeddings(store, embeddings);
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
    const portal = new AccessPortal(store, api, originals, async () => {
      await worker.close();
      await images.close();
      await rm(folder, { recursive: true, force: true });
    });
    await portal.#addPersons(exportFolder);
    return portal;
  }

  /** Puts a world, all but what is left out, in the place of what the store holds; its rules as they are at `moment`, which is now. */
  async hold(world: World, moment: Moment, now: Date, omissions: Omissions = NOTHING): Promise<void> {
    await this.#admit(world);
    await asOwner(this.#store, async (owner) => {
      await owner.script('truncate agency, fonds, file, document, shelf, stated_purpose cascade');
      await insert(
        owner,
        'agency (id int, code text, bloc text, level text)',
        places(world.agencies).map((at) => ({
          id: agencyId(at),
          code: agencyCode(at),
          bloc: (['government', 'party', 'mass'] as const)[at % 3],
          level: 'commune',
        })),
      );
      await insert(
        owner,
        'agency_name (agency int, name text)',
        places(world.agencies).map((at) => ({ agency: agencyId(at), name: agencyName(at) })),
      );
      await storeRecords(this.#store, owner, world, omissions, {
        embeddings: this.#embeddings,
        originals: this.#originals,
      });
      await storeRules(owner, world, { moment, now, omissions }, this.#persons);
      await keepUp(owner, this.#accounts(), now);
    });
  }

  /** Moves the world's rules in time. */
  async moveTo(world: World, moment: Moment, now: Date): Promise<void> {
    await asOwner(this.#store, (owner) =>
      storeRules(owner, world, { moment, now, omissions: NOTHING }, this.#persons),
    );
  }

  /** Brings the version of the rules to that of another portal's store. */
  async catchUpWith(other: AccessPortal): Promise<void> {
    const [row] = await asOwner(other.#store, (owner) =>
      owner.query<{ version: number }>('select version from rules_version'),
    );
    await asOwner(this.#store, (owner) =>
      owner.query('update rules_version set version = greatest(version, $1)', [row?.version ?? 0]),
    );
  }

  /** `GET`s a path as a person of the world, or as a stranger. */
  get(path: string, person: number | undefined): Promise<Answer> {
    return this.ask({ path }, person);
  }

  /** The same, or `POST`s what is sent with it. */
  async ask({ path, body }: { path: string; body?: object }, person: number | undefined): Promise<Answer> {
    const cookie = person === undefined ? undefined : this.#cookies[person];
    const response = await this.#api.request(path, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { ...(body && { 'Content-Type': 'application/json' }), ...(cookie && { Cookie: cookie }) },
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const isText = (response.headers.get('content-type') ?? '').includes('json');
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: bytes.toString(isText ? 'utf8' : 'latin1'),
    };
  }

  /** Ends the drawing of pages and removes what was drawn. */
  close(): Promise<void> {
    return this.#close();
  }

  /** Disables the accounts that are so in a world; the others are signed in again where that had ended their session. */
  async #admit({ persons }: World): Promise<void> {
    const isDisabled = (at: number): boolean => persons[at]?.disabled ?? false;
    await asOwner(this.#store, (owner) =>
      owner.query('update account set disabled = id = any ($2::uuid[]) where id = any ($1::uuid[])', [
        this.#persons.map(({ account }) => account),
        this.#persons.flatMap(({ account }, at) => (isDisabled(at) ? [account] : [])),
      ]),
    );
    for (const at of this.#persons.keys()) {
      if (isDisabled(at)) this.#signedOut.add(at);
      else if (this.#signedOut.delete(at)) await this.#renew(at);
    }
  }

  async #renew(at: number): Promise<void> {
    const { account } = this.#persons[at] ?? { account: '' };
    const cookie = await this.#signIn(personName(at));
    this.#cookies[at] = cookie;
    this.#persons[at] = { account, session: sessionOf(cookie) };
  }

  async #addPersons(exports: ExportFolder): Promise<void> {
    const names = places(PERSONS).map(personName);
    const rows = await asOwner(this.#store, (owner) =>
      owner.query<{ id: string; name: string }>(
        `insert into account (sign_in_name, display_name, demonstration) select name, name, true from unnest($1::text[]) as name
         returning id, sign_in_name as name`,
        [names],
      ),
    );
    for (const at of places(PERSONS)) {
      this.#persons[at] = {
        account: rows.find(({ name }) => name === personName(at))?.id ?? '',
        session: '',
      };
      await this.#renew(at);
    }
    await asOwner(this.#store, (owner) => storeKeptThings(owner, this.#accounts()));
    await storeExportFiles(this.#accounts(), exports);
  }

  #accounts(): string[] {
    return this.#persons.map(({ account }) => account);
  }

  async #signIn(signInName: string): Promise<string> {
    const answer = await this.#api.request('/api/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ signInName }),
    });
    if (answer.status !== 200) throw new Error(`${signInName} could not sign in: ${await answer.text()}`);
    return (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  }
}

/** So many originals that no agency of a world need keep one twice. */
export function accessOriginals(): Promise<ArchiveOriginals> {
  return ArchiveOriginals.make(ORIGINALS);
}

/** The name by which purposes know the session of a cookie. */
function sessionOf(cookie: string): string {
  return createHash('sha256')
    .update(cookie.split('=')[1] ?? '')
    .digest('hex');
}

function places(count: number): number[] {
  return Array.from({ length: count }, (_, at) => at);
}
