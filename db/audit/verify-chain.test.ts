import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asPortal } from '../portal.ts';
import type { Store } from '../store.ts';
import { describeStores } from '../testing/stores.ts';
import { asOwner } from '../writer.ts';
import { AnchorFileError, anchorChain, readAnchors } from './anchors.ts';
import { verifyChain, type Verdict } from './verify-chain.ts';

class UndoneError extends Error {}

/** Gives events that follow each other from one on hashes that fit, as an owner could who knows the form. */
const CHAIN_ANEW = (from: number): string => `
  do $$ declare e audit_event; before bytea := (select hash from audit_event where id = ${from - 1}); begin
    for e in select * from audit_event where id >= ${from} order by id loop
      e.previous_hash := before;
      e.hash := audit_hash(e);
      update audit_event set previous_hash = e.previous_hash, hash = e.hash where id = e.id;
      before := e.hash;
    end loop;
    update audit_head set hash = before;
  end $$;`;

describeStores('verifying the chain', (open) => {
  let store: Store;
  let folder: string;
  let file: string;
  beforeAll(async () => {
    store = await open();
    folder = await mkdtemp(join(tmpdir(), 'tangthu-anchors-'));
    file = join(folder, 'deep', 'anchors.jsonl');
    await add(12, store);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** What is said once the owner has broken something, which is undone again. */
  const after = async (breakIt: string, useAnchors = false): Promise<Verdict['fault']> => {
    let verdict: Verdict | undefined;
    const anchors = useAnchors ? await readAnchors(file) : [];
    await asOwner(store, async (owner) => {
      await owner.script(`alter table audit_event disable trigger user; ${breakIt}`);
      const broken: Store = { ...store, transaction: (_role, work) => work(owner) };
      verdict = await verifyChain(broken, anchors);
      throw new UndoneError();
    }).catch((error: unknown) => {
      if (!(error instanceof UndoneError)) throw error;
    });
    return verdict?.fault;
  };

  test('a whole chain is walked to its end, and names no fault', async () => {
    expect(await verifyChain(store, [])).toMatchObject({ events: 12, last: { id: 12 } });
    expect((await verifyChain(store, [])).fault).toBeUndefined();
  });

  test.each([
    "at = at + interval '1 microsecond'",
    `account = gen_random_uuid()`,
    `actor = 'x'`,
    `session = 'x'`,
    `address = '10.9.9.9'`,
    `request_id = null`,
    `action = 'page'`,
    `outcome = 'denied'`,
    `target = 'other'`,
    `details = '{"n": 99}'`,
    `purpose = 'inspection'`,
    `legal_basis = 'x'`,
    'stated_purpose = gen_random_uuid()',
    'rules_version = 99',
    'document = gen_random_uuid()',
    'custodian = 1',
    `agencies = '{1}'`,
    `person_key = 'x'`,
    `hash = sha256('x')`,
  ])('a changed event is named: %s', async (change) => {
    expect(await after(`update audit_event set ${change} where id = 5`)).toMatchObject({
      kind: 'changed',
      id: 5,
    });
  });

  test('an event that was changed and given a hash that fits is named', async () => {
    const change = `update audit_event set target = 'other' where id = 5;
      update audit_event e set hash = audit_hash(e) where id = 5`;
    expect(await after(change)).toMatchObject({ kind: 'changed', id: 5 });
  });

  test('removed events are named, whether the others keep their numbers or not', async () => {
    expect(await after('delete from audit_event where id = 5')).toEqual({
      kind: 'removed',
      id: 5,
      sentence: 'Event 5 was removed.',
    });
    expect(await after('delete from audit_event where id < 4')).toMatchObject({
      sentence: 'Events 1 to 3 were removed.',
    });
    const renumbered = `delete from audit_event where id = 5; update audit_event set id = -id where id > 5;
      update audit_event set id = -id - 1 where id < 0; update audit_head set id = 11`;
    expect(await after(renumbered)).toMatchObject({ kind: 'removed', id: 5 });
  });

  test('an inserted event is named, with a hash that fits and without', async () => {
    const insert = (
      hash: string,
    ): string => `update audit_event set id = -id where id >= 5; update audit_event set id = 1 - id where id < 0;
      insert into audit_event (id, at, action, outcome, previous_hash, hash)
        select 5, e.at, 'x', 'allowed', e.hash, sha256('') from audit_event e where id = 4;
      ${hash}`;
    expect(await after(insert(''))).toMatchObject({ kind: 'inserted', id: 5 });
    expect(await after(insert('update audit_event e set hash = audit_hash(e) where id = 5'))).toMatchObject({
      kind: 'inserted',
      id: 5,
    });
    expect(
      await after(
        `insert into audit_event (id, action, outcome, previous_hash, hash) values (0, 'x', 'allowed', '', '')`,
      ),
    ).toMatchObject({ kind: 'inserted', id: 0 });
  });

  test('events in another order are named', async () => {
    const swap = `update audit_event set id = -4 where id = 4; update audit_event set id = 4 where id = 9;
      update audit_event set id = 9 where id = -4`;
    expect(await after(swap)).toMatchObject({ kind: 'reordered', id: 4 });
  });

  test('an end that was cut off is named, and so is an event added past the chain', async () => {
    expect(await after('delete from audit_event where id > 9')).toMatchObject({ kind: 'truncated', id: 10 });
    const add = `insert into audit_event (id, action, outcome, previous_hash, hash)
      select 13, 'x', 'allowed', hash, '' from audit_event where id = 12;
      update audit_event e set hash = audit_hash(e) where id = 13`;
    expect(await after(add)).toMatchObject({ kind: 'inserted', id: 13 });
  });

  test('after an end was cut off, what is written later does not hide it', async () => {
    const cut = `delete from audit_event where id > 9; alter table audit_event enable trigger user;
      insert into audit_event (action, outcome) values ('x', 'allowed'); set constraints all immediate`;
    expect(await after(cut)).toMatchObject({ kind: 'removed', id: 10 });
  });

  test('anchors tell of what hashes no longer can: a chain that was written anew, and an end that was cut off', async () => {
    const rewritten = `update audit_event set target = 'other' where id = 5; ${CHAIN_ANEW(5)}`;
    const cut =
      'delete from audit_event where id > 9; update audit_head h set id = 9, hash = e.hash from audit_event e where e.id = 9';
    expect(await after(rewritten)).toBeUndefined();
    expect(await after(cut)).toBeUndefined();
    expect(await anchorChain(store, file)).toMatchObject({ id: 12, count: 12 });
    expect(await after(rewritten, true)).toMatchObject({ kind: 'rewritten', id: 12 });
    expect(await after(cut, true)).toMatchObject({ kind: 'truncated', id: 10 });
    expect(await after('delete from audit_event; delete from audit_head', true)).toMatchObject({
      kind: 'truncated',
      id: 1,
    });
  });

  test('an anchor is added only where there is something new, and verifying can begin at one', async () => {
    expect(await anchorChain(store, file)).toBeUndefined();
    await add(3, store);
    await anchorChain(store, file);
    const anchors = await readAnchors(file);
    expect(anchors.map(({ id }) => id)).toEqual([12, 15]);
    await add(2, store);
    expect(await verifyChain(store, anchors, anchors[1])).toMatchObject({ events: 2, last: { id: 17 } });
    const forged = { id: 12, hash: 'f'.repeat(64), at: '', count: 12 };
    expect((await verifyChain(store, [], forged)).fault).toMatchObject({ kind: 'rewritten', id: 12 });
  });

  test('a broken line in the file of anchors is told, not passed over', async () => {
    await appendFile(file, '{"id": 17, "ha');
    await expect(readAnchors(file)).rejects.toThrow(/line 3: this is no anchor/);
    await writeFile(file, '');
    expect(await readAnchors(file)).toEqual([]);
    await expect(anchorChain(store, folder)).rejects.toThrow(AnchorFileError);
  });
});

async function add(events: number, store: Store): Promise<void> {
  for (let n = 0; n < events; n++) {
    await asPortal(store, (portal) =>
      portal.query(
        `insert into audit_event (action, outcome, target, details, request_id) values ('search', 'allowed', $1, $2, 'r')`,
        [`đích \t"${n}"\u0001\u007f\u2028 / 😀`, JSON.stringify({ n, query: 'Nguyễn “Văn” \\ A\n' })],
      ),
    );
  }
}
