import type { Reader } from '../reader.ts';
import { asReader, readerOf } from '../reader.ts';
import type { Store } from '../store.ts';
import { asOwner } from '../writer.ts';

/** A membership of a person of a test: agency, role, clearance, first day, day after the last. */
export interface Belongs {
  readonly agency: string;
  readonly role?: string;
  readonly modes?: readonly string[];
  readonly from?: string;
  readonly to?: string;
}

/** Where a record of a test stands. */
export interface Placed {
  readonly agency: string;
  readonly mode?: '01' | '02';
  readonly authority?: string;
  readonly fonds?: string;
  readonly file?: string;
  readonly type?: string;
  readonly subject?: string;
  readonly documentNumber?: string;
  readonly issuedDate?: string;
}

/** Makes agencies, records, people and rules of a test by name, and asks who reads what. Names are unique in a store. */
export class RulesWorld {
  readonly store: Store;
  readonly #ids = new Map<string, string | number>();

  constructor(store: Store) {
    this.store = store;
  }

  /** The id of anything that was made under this name. */
  id(name: string): string {
    const id = this.#ids.get(name);
    if (id === undefined) throw new Error(`Nothing was made under the name ${name}.`);
    return String(id);
  }

  /** Agencies by their codes. */
  async agencies(...codes: string[]): Promise<void> {
    for (const code of codes) {
      await this.#add(
        code,
        `insert into agency (code, bloc, level) values ($1, 'government', 'commune') returning id`,
        [code],
      );
    }
  }

  /** `successor` follows `predecessor`: as a whole, or in the fonds and files named. */
  async succession(
    predecessor: string,
    successor: string,
    effective: string,
    parts?: string[],
  ): Promise<void> {
    const name = `${predecessor}→${successor}`;
    await this.#add(
      name,
      `insert into succession (predecessor, successor, kind, effective, legal_basis, extent) values ($1, $2, 'merge', $3, 'NQ 1', $4) returning id`,
      [this.id(predecessor), this.id(successor), effective, parts ? 'part' : 'whole'],
    );
    for (const part of parts ?? []) {
      const column = part.startsWith('fonds') ? 'fonds' : 'file';
      await this.run(`insert into succession_part (succession, ${column}) values ($1, $2)`, [
        this.id(name),
        this.id(part),
      ]);
    }
  }

  /** `supervisor` looks down into `supervised`. */
  async supervision(
    supervisor: string,
    supervised: string,
    modes = ['01'],
    from = '2020-01-01',
    to?: string,
  ): Promise<void> {
    await this.run(
      `insert into supervision (supervisor, supervised, modes, valid_from, valid_to, legal_basis) values ($1, $2, $3, $4, $5, 'QĐ 2')`,
      [this.id(supervisor), this.id(supervised), modes, from, to ?? null],
    );
  }

  /** A fonds; call it `fonds…`. */
  async fonds(name: string, agency: string): Promise<void> {
    await this.#add(name, 'insert into fonds (custodian, code, title) values ($1, $2, $2) returning id', [
      this.id(agency),
      name,
    ]);
  }

  /** A file of a fonds; a code of a resident's case makes it a procedure file. */
  async file(name: string, fonds: string, agency: string, mode = '01', code = name): Promise<void> {
    await this.#add(
      name,
      'insert into file (fonds, custodian, mode, code, title) values ($1, $2, $3, $4, $5) returning id',
      [this.id(fonds), this.id(agency), mode, code, name],
    );
  }

  /** A document without pages. */
  async document(name: string, placed: Placed): Promise<void> {
    const { agency, mode = '01', authority, fonds, file, ...fields } = placed;
    await this.#add(
      name,
      `insert into document (custodian, mode, access_authority, fonds, file, content_hash, original_name, byte_size, page_count,
         type, subject, document_number, issued_date)
       values ($1, $2, $3, $4, $5, sha256(convert_to($6, 'UTF8')), $6, 1, 0, $7, $8, $9, $10) returning id`,
      [
        ...[this.id(agency), mode, authority ? this.id(authority) : null],
        ...[fonds ? this.id(fonds) : null, file ? this.id(file) : null, name],
        ...[
          fields.type ?? null,
          fields.subject ?? null,
          fields.documentNumber ?? null,
          fields.issuedDate ?? null,
        ],
      ],
    );
  }

  /** A person with memberships. */
  async person(name: string, ...memberships: Belongs[]): Promise<void> {
    await this.#add(name, 'insert into account (sign_in_name, display_name) values ($1, $1) returning id', [
      name,
    ]);
    for (const { agency, role = 'official', modes = ['01'], from, to } of memberships) {
      await this.run(
        'insert into membership (account, agency, role, modes, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6)',
        [this.id(name), this.id(agency), role, modes, from ?? null, to ?? null],
      );
    }
  }

  /** A grant to a person or an agency; `scope` is `{ document | file | fonds: name }` or `{ query: {…} }`. Gives its id. */
  async grant(
    to: string,
    authority: string,
    scope: Record<string, unknown>,
    { from = '2020-01-01T00:00:00Z', until = '2100-01-01T00:00:00Z', agency = false } = {},
  ): Promise<string> {
    const [kind = '', what] = Object.entries(scope)[0] ?? [];
    const [row] = await this.run<{ id: string }>(
      `insert into access_grant (${agency ? 'to_agency' : 'to_account'}, authority, ${kind}, purpose, legal_basis, valid_from, valid_to, granted_by)
       values ($1, $2, $3, 'p', 'l', $4, $5, (select id from account order by id limit 1)) returning id`,
      [
        this.id(to),
        this.id(authority),
        kind === 'query' ? JSON.stringify(what) : this.id(String(what)),
        from,
        until,
      ],
    );
    return row?.id ?? '';
  }

  /** A hold, or an embargo where `until` is given. Gives its id. */
  async restriction(
    authority: string,
    scope: Record<string, string>,
    { from = '2020-01-01T00:00:00Z', until = undefined as string | undefined } = {},
  ): Promise<string> {
    const [kind = '', what = ''] = Object.entries(scope)[0] ?? [];
    const [row] = await this.run<{ id: string }>(
      `insert into restriction (kind, authority, ${kind}, reason, legal_basis, valid_from, valid_to, set_by)
       values ($1, $2, $3, 'r', 'l', $4, $5, (select id from account order by id limit 1)) returning id`,
      [until ? 'embargo' : 'hold', this.id(authority), this.id(what), from, until ?? null],
    );
    return row?.id ?? '';
  }

  /** What a person states in the session `s`. Gives its id. */
  async purpose(
    name: string,
    code: string,
    {
      session = 's',
      document = undefined as string | undefined,
      from = '-1 minute',
      until = '30 minutes',
    } = {},
  ): Promise<string> {
    const [row] = await this.run<{ id: string }>(
      `insert into stated_purpose (account, session, purpose, legal_basis, document, stated_at, ends_at)
       values ($1, $2, $3, 'l', $4, now() + $5::interval, now() + $6::interval) returning id`,
      [this.id(name), session, code, document ? this.id(document) : null, from, until],
    );
    return row?.id ?? '';
  }

  /** The person as reader, on a day and in a session. */
  reader(name: string, day?: string, session = ''): Promise<Reader> {
    return readerOf(this.store, this.id(name), day, session);
  }

  /** The names of the documents that a person reads, in order. */
  async reads(name: string, day?: string, session = ''): Promise<string[]> {
    return this.readsAs(await this.reader(name, day, session));
  }

  /** The names of the documents that a reader reads, in order. */
  readsAs(reader: Reader): Promise<string[]> {
    return asReader(this.store, reader, async (t) =>
      (await t.query<{ name: string }>('select original_name as name from document'))
        .map(({ name }) => name)
        .sort(),
    );
  }

  /** Runs a statement as the owner. */
  run<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return asOwner(this.store, (owner) => owner.query<Row>(sql, parameters));
  }

  async #add(name: string, sql: string, parameters: readonly unknown[]): Promise<void> {
    const [row] = await this.run<{ id: string | number }>(sql, parameters);
    if (!row) throw new Error(`${name} was not stored.`);
    this.#ids.set(name, row.id);
  }
}
