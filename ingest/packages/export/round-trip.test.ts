import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import { describeStores } from '@tangthu/db/testing/stores';
import { beforeAll, describe, expect, test } from 'vitest';
import { sampleArchive } from '../../sample/archive-truth.ts';
import { importPackage } from '../receive/import-package.ts';
import type { PackageContext } from '../receive/package-context.ts';
import { archiveOver, loadSampleAgencies, rowsOf, scratchFolder } from '../testing/archives.ts';
import { verifyPackage } from '../verify.ts';
import { exportPackage } from './export-package.ts';

const scratch = scratchFolder();

/** Everything that a hand-over must keep, with codes in the place of ids and in an order of its own. */
async function everything(store: Store): Promise<Record<string, unknown[]>> {
  const tables = {
    fonds: `select code, title, mode, closed_on, details, (select code from agency a where a.id = t.custodian) from fonds t`,
    file: `select t.code, t.title, t.retention, t.mode, t.details, p.code as fonds from file t join fonds p on p.id = t.fonds`,
    document: `select encode(content_hash, 'hex') as hash, first_page, page_count, original_name, byte_size, t.mode, t.type, number,
        symbol, document_number, number_key, issued_date, place, issuer, subject, encode(subject_codes, 'hex') as codes, signer,
        signing_capacity, fields, urgency, recipients, copy_kind, draft, sidecar, p.code as fonds, f.code as file,
        (select code from agency a where a.id = t.custodian) as custodian,
        (select code from agency a where a.id = t.creator) as creator,
        (select code from agency a where a.id = t.access_authority) as authority
      from document t left join fonds p on p.id = t.fonds left join file f on f.id = t.file`,
    page: `select encode(d.content_hash, 'hex') as hash, t.number, t.text, encode(word_boxes, 'hex') as boxes, width, height, source,
        verdict, marks, turn, raw_text, needs_ocr from page t join document d on d.id = t.document`,
    chunk: `select encode(d.content_hash, 'hex') as hash, ordinal, heading, t.text, terms, spans from chunk t join document d on d.id = t.document`,
    link: `select encode(d.content_hash, 'hex') as hash, relation, cited_number, cited_key from link t join document d on d.id = t.document`,
    identifier: `select encode(d.content_hash, 'hex') as hash, kind, key, page from identifier t join document d on d.id = t.document`,
    personal_data: `select encode(d.content_hash, 'hex') as hash, page, kind, word_from, word_to from personal_data t join document d on d.id = t.document`,
    correction: `select encode(d.content_hash, 'hex') as hash, field, new_value, at, coalesce(made_by, a.display_name) as made_by
      from correction t join document d on d.id = t.document join account a on a.id = t.account`,
  };
  const rows: Record<string, unknown[]> = {};
  for (const [table, sql] of Object.entries(tables))
    rows[table] = await rowsOf(
      store,
      `select to_jsonb(r) as row from (${sql}) r order by to_jsonb(r)::text collate "C"`,
    );
  return rows;
}

describeStores('a hand-over from one archive to another', (open) => {
  let sender: PackageContext;
  beforeAll(async () => {
    sender = await archiveOver(await open(), scratch);
    await loadSampleAgencies(sender.store);
    const path = join(scratch, 'C97.41');
    cpSync(join(sampleArchive, 'C97.41'), path, { recursive: true });
    // A file without documents, descriptions beyond the columns, and a document of no file.
    writeFileSync(
      join(path, 'files.csv'),
      'fonds,fileCode,title,maintenance,mode,startDate,Kệ số\nP.C97.41,C97.41.9999.001,"Hồ sơ ""trống""",30 năm,02,01/01/2001,K7\n',
    );
    const result = await importPackage(sender, { path, agency: 'C97.41' });
    expect(result.faults).toEqual([]);
    await makeParticular(sender.store);
  }, 120_000);

  describe.each([
    ['folder', 'as-folder'],
    ['bagit', 'as-bag.zip'],
    ['eark', 'as-eark.zip'],
  ] as const)('%s (%s)', (form, name) => {
    test('loses nothing', async () => {
      const path = join(scratch, `${sender.store.kind}-${name}`);
      const tally = await exportPackage(sender, { agency: 'C97.41', form, path });
      const before = await everything(sender.store);
      expect(tally.documents).toBe(before['document']?.length);
      const receiver = await archiveOver(await open(), scratch);
      const result = await importPackage(receiver, { path, addAgencies: true });
      expect(result.faults).toEqual([]);
      expect(result.receipt?.receipt.counts).toMatchObject({ stored: tally.originals, notTaken: 0 });
      const after = await everything(receiver.store);
      for (const table of Object.keys(before)) expect(after[table], table).toEqual(before[table]);
      expect(await rowsOf(receiver.store, 'select from succession')).toEqual([]);
    }, 180_000);
  });

  test('others read it too: sha256sum the manifest, any reader the lists and descriptions', async () => {
    const path = join(scratch, `${sender.store.kind}-plain`);
    await exportPackage(sender, { agency: 'C97.41', form: 'folder', path });
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'manifest-sha256.txt'], { cwd: path });
    const own = await verifyPackage(path);
    unlinkSync(join(path, 'tangthu.jsonl'));
    const manifest = readFileSync(join(path, 'manifest-sha256.txt'), 'utf8');
    writeFileSync(join(path, 'manifest-sha256.txt'), manifest.replace(/.*tangthu\.jsonl\n/, ''));
    const plain = await verifyPackage(path);
    expect(plain.faults).toEqual([]);
    const gist = ({ delivery }: typeof plain): unknown[] => [
      delivery.files.map(({ fonds, code, title, retention, mode }) => [fonds, code, title, retention, mode]),
      delivery.documents.map((one) => [
        one.path,
        one.fonds,
        one.file,
        one.mode,
        one.custodian,
        one.creator,
        one.accessAuthority,
      ]),
    ];
    expect(gist(plain)).toEqual(gist(own));
    for (const { sidecars } of plain.delivery.documents) expect(sidecars[0]?.sidecar.subject).toBeTruthy();
    const eark = join(scratch, `${sender.store.kind}-descriptions`);
    await exportPackage(sender, { fonds: 'P.C97.41', form: 'eark', path: eark });
    const texts = readdirSync(eark, { recursive: true })
      .map((name) => String(name))
      .filter((name) => /EAD[^/]*\.xml$/.test(name));
    const fieldsOf = (name: string): number =>
      readFileSync(join(eark, name), 'utf8').match(/<[a-z]\w*(?=[ />])|<[a-z]\w*>/gi)?.length ?? 0;
    expect(new Set(texts.map(fieldsOf))).toEqual(new Set([1 + 18, 1 + 21, 1 + 5]));
  });

  test('the same records give the same bytes', async () => {
    const paths = ['once.zip', 'again.zip'].map((name) => join(scratch, `${sender.store.kind}-${name}`));
    for (const path of paths) await exportPackage(sender, { fonds: 'P.C97.41', form: 'bagit', path });
    const [one, other] = paths.map((path) => readFileSync(path));
    expect(one?.equals(other ?? Buffer.alloc(0))).toBe(true);
  });

  test('a damaged original stops the export, and nothing is left under its name', async () => {
    const path = join(scratch, `${sender.store.kind}-damaged`);
    const originals = {
      ...sender.originals,
      open: () =>
        Promise.resolve({ size: 3, stream: new Blob(['%PD']).stream() as ReadableStream<Uint8Array> }),
    };
    await expect(
      exportPackage({ ...sender, originals }, { agency: 'C97.41', form: 'folder', path }),
    ).rejects.toThrow(/npm run fixity/);
    expect((await verifyPackage(path)).faults.map(({ kind }) => kind)).toEqual(['not-found']);
  });
});

/** Gives a document what only an archivist's hands do: a correction, an authority, a place outside every file. */
async function makeParticular(store: Store): Promise<void> {
  await asOwner(store, async (owner) => {
    const [first, second] = await owner.query<{ id: string }>(
      'select id from document order by original_name',
    );
    await owner.query(
      `insert into correction (document, custodian, mode, field, old_value, new_value, account)
       select d.id, d.custodian, d.mode, 'subject', d.subject, 'Về việc đã sửa', (select id from account where sign_in_name <> 'package' order by id limit 1)
       from document d where d.id = $1`,
      [first?.id],
    );
    const { documentColumns } = await import('@tangthu/language/text/document-fields');
    const columns = documentColumns('subject', 'Về việc đã sửa');
    await owner.query('update document set subject = $2, subject_codes = $3 where id = $1', [
      first?.id,
      columns['subject'],
      columns['subject_codes'],
    ]);
    await owner.query('update document set file = null where id = $1', [second?.id]);
    await owner.query(
      `update document set access_authority = (select id from agency where code = 'H97') where id = $1`,
      [second?.id],
    );
    await owner.query(`update fonds set closed_on = '2025-06-30', details = '{"note": "x"}'`);
  });
}
