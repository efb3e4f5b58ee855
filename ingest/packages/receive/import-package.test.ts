import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asArchivist, archivistOf } from '@tangthu/db/archivist';
import { asReader, readerOf } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { asOwner } from '@tangthu/db/writer';
import { describeStores } from '@tangthu/db/testing/stores';
import { beforeAll, expect, test } from 'vitest';
import { sampleArchive } from '../../sample/archive-truth.ts';
import { verifyReceipt } from '../receipt/receipt.ts';
import { archiveOver, loadSampleAgencies, rowsOf, scratchFolder } from '../testing/archives.ts';
import { bagAround, sipAround, writeMade, zipOf, type MadeFiles } from '../testing/made-packages.ts';
import { importPackage } from './import-package.ts';
import type { PackageContext } from './package-context.ts';

const scratch = scratchFolder();
const pdf = (path: string): Buffer => readFileSync(join(sampleArchive, path));
const ONE = pdf('A97.21/A97.21.2019.001.1.pdf');
const TWO = pdf('A97.21/A97.21.2019.001.2.pdf');
const THREE = pdf('A97/A97.2008.001.2.pdf');
const FILE = {
  fileCode: 'A97.21.2019.009',
  title: 'Hồ sơ kết nạp',
  maintenance: '02',
  mode: '02',
  startDate: '01/01/2019',
  riskRecovery: '0',
};
const SIP = sipAround(
  FILE,
  [
    {
      name: 'd1.pdf',
      content: ONE,
      fields: { docId: 'd1', subject: 'Trích yếu của gói', mode: '02', typeName: '15' },
    },
    { name: 'd2.pdf', content: TWO, fields: { docId: 'd2', mode: '01' } },
  ],
  'P.A97.21',
);

describeStores('importing a package', (open) => {
  let archive: PackageContext;
  beforeAll(async () => {
    archive = await archiveOver(await open(), scratch);
    await loadSampleAgencies(archive.store);
  });

  const make = (name: string, files: MadeFiles): string =>
    writeMade(join(scratch, `${archive.store.kind}-${name}`), files);
  const count = async (table: string): Promise<number> =>
    (await rowsOf(archive.store, `select from ${table}`)).length;

  test('a package at fault is refused whole: nothing of it is stored, its report is', async () => {
    const path = make('faulty', { ...SIP, 'representations/rep1/data/d2.pdf': THREE });
    const { faults, receipt } = await importPackage(archive, { path, agency: 'A97.21' });
    expect(faults.map(({ kind }) => kind)).toEqual(['size-differs']);
    expect(receipt).toBeUndefined();
    for (const table of ['document', 'fonds', 'file', 'arrival', 'package_file', 'ingest_run'])
      expect(await count(table), table).toBe(0);
    expect(existsSync(join(archive.folder, 'originals'))).toBe(false);
    expect(await rowsOf(archive.store, 'select state, faults, receipt from package')).toMatchObject([
      {
        state: 'refused',
        faults: [{ kind: 'size-differs', path: 'representations/rep1/data/d2.pdf' }],
        receipt: null,
      },
    ]);
  });

  test('an agency that is not known, or not named, is told before anything goes in', async () => {
    const path = make('homeless', SIP);
    const kinds = async (agency?: string): Promise<string[]> =>
      (await importPackage(archive, { path, agency })).faults.map(({ kind }) => kind);
    expect(await kinds('NOBODY')).toEqual(['agency-unknown']);
    expect(await kinds()).toEqual(['agency-missing']);
    expect(await count('document')).toBe(0);
    await expect(importPackage(archive, { path: join(scratch, 'nowhere') })).rejects.toThrow(
      /no folder or file/,
    );
  });

  test('a sound one goes in: fonds, file, modes, retention, what it says of each document, and a receipt', async () => {
    const path = join(scratch, `${archive.store.kind}.zip`);
    writeFileSync(
      path,
      await zipOf(
        Object.fromEntries(Object.entries(SIP).map(([name, content]) => [`uuid-1/${name}`, content])),
      ),
    );
    const {
      faults,
      receipt,
      receiptPath,
      package: id,
    } = await importPackage(archive, { path, agency: 'A97.21' });
    expect(faults).toEqual([]);
    expect(receipt?.receipt.counts).toMatchObject({ files: 8, stored: 2, kept: 6, setAside: 0, notTaken: 0 });
    expect(verifyReceipt(JSON.parse(readFileSync(receiptPath ?? '', 'utf8')))).toEqual({ receipt });
    const [stored] = await rowsOf<{ receipt: unknown }>(
      archive.store,
      `select receipt from package where id = '${id}'`,
    );
    expect(verifyReceipt(stored?.receipt)).toEqual({ receipt });
    expect(await rowsOf(archive.store, 'select code, title, retention, mode, details from file')).toEqual([
      {
        code: 'A97.21.2019.009',
        title: 'Hồ sơ kết nạp',
        retention: '02',
        mode: '02',
        details: { startDate: '01/01/2019', riskRecovery: '0' },
      },
    ]);
    const documents = `select d.original_name, d.mode, d.sidecar, p.code as fonds, f.code as file from document d
      join fonds p on p.id = d.fonds join file f on f.id = d.file order by d.original_name`;
    expect(await rowsOf(archive.store, documents)).toMatchObject([
      {
        original_name: 'd1.pdf',
        mode: '02',
        fonds: 'P.A97.21',
        file: FILE.fileCode,
        sidecar: { docId: 'd1', type: 'Tờ trình', subject: 'Trích yếu của gói' },
      },
      { original_name: 'd2.pdf', mode: '01', sidecar: { docId: 'd2' } },
    ]);
    expect(await rowsOf(archive.store, 'select package from arrival')).toEqual([
      { package: id },
      { package: id },
    ]);
    const kept = readdirSync(join(archive.folder, 'packages', id, 'kept'), { recursive: true });
    expect(kept).toContain(join('metadata', 'descriptive', 'EAD.xml'));
    expect(
      readdirSync(join(archive.folder, 'packages', id, 'payload'), {
        recursive: true,
        withFileTypes: true,
      }).filter((entry) => entry.isFile()),
    ).toEqual([]);
  });

  test('the same bytes again are stored once, and every arrival is recorded', async () => {
    const before = await count('document');
    const path = make(
      'again',
      bagAround({
        'list.csv': 'path,subject,fonds\nx.pdf,X,P.A97.21\ny.pdf,Y,P.A97.21\n',
        'x.pdf': ONE,
        'y.pdf': ONE,
      }),
    );
    for (const times of [1, 2]) {
      const { receipt } = await importPackage(archive, { path, agency: 'A97.21' });
      expect(receipt?.receipt.counts).toMatchObject({ stored: 0, alreadyStored: 2 });
      expect(await count('document')).toBe(before);
      const [row] = await rowsOf<{ arrivals: number }>(
        archive.store,
        `select count(*)::int as arrivals from arrival where content_hash = decode('${receipt?.files.find((file) => file.path.endsWith('x.pdf'))?.sha256 ?? ''}', 'hex')`,
      );
      expect(row?.arrivals).toBe(1 + 2 * times);
    }
  });

  test('a document that the package calls secret is set aside: no text, no copy, only its place', async () => {
    const before = await count('document');
    const path = make(
      'secret',
      bagAround({
        'list.csv': 'path,subject,mode,fonds\nopen.pdf,Mở,02,P1\nsecret.pdf,Bí mật lớn,03,P1\n',
        'open.pdf': THREE,
        'secret.pdf': pdf('A97/A97.2008.001.1.pdf'),
      }),
    );
    const { receipt } = await importPackage(archive, { path, agency: 'A97.21' });
    expect(receipt?.receipt.counts).toMatchObject({ stored: 1, setAside: 1 });
    expect(await count('document')).toBe(before + 1);
    const secrets = await rowsOf<{ path: string; cause: string }>(
      archive.store,
      'select path, cause from quarantine_item',
    );
    expect(secrets).toEqual([{ path: join(path, 'data/secret.pdf'), cause: 'mode' }]);
    const everywhere = await rowsOf<{ text: string }>(
      archive.store,
      `select (select json_agg(f)::text from package_file f) || (select json_agg(d)::text from document d) as text`,
    );
    expect(everywhere[0]?.text).not.toContain('Bí mật lớn');
    const copies = readdirSync(join(archive.folder, 'packages'), { recursive: true }).map(String);
    expect(copies.filter((name) => name.endsWith('secret.pdf'))).toEqual([]);
  });

  test('what an archive knows of a file stays; what differs is told', async () => {
    const path = make(
      'differs',
      sipAround(
        { ...FILE, title: 'Tên khác', description: 'thêm' },
        [{ name: 'd3.pdf', content: pdf('A97/A97.2008.001.4.pdf'), fields: { mode: '02' } }],
        'P.A97.21',
      ),
    );
    const { warnings } = await importPackage(archive, { path, agency: 'A97.21' });
    expect(warnings.map(({ kind, en }) => [kind, en.problem])).toEqual([
      [
        'already-described',
        `${FILE.fileCode} is described already with title "Hồ sơ kết nạp"; the archive keeps its description`,
      ],
    ]);
    expect(
      await rowsOf(archive.store, `select title, details from file where code = '${FILE.fileCode}'`),
    ).toEqual([
      {
        title: 'Hồ sơ kết nạp',
        details: { startDate: '01/01/2019', riskRecovery: '0', description: 'thêm' },
      },
    ]);
  });

  test('a stranger, and a reader of the very agency, see nothing of packages; its archivist does', async () => {
    const people = await rowsOf<{ sign_in_name: string; id: string }>(
      archive.store,
      'select sign_in_name, id from account where not disabled',
    );
    for (const { id } of people) {
      const reader = await readerOf(archive.store, id);
      for (const table of ['package', 'package_file', 'arrival'])
        await expect(
          asReader(archive.store, reader, (records) => records.query(`select from ${table}`)),
          table,
        ).rejects.toThrow(/permission denied/);
    }
    await asOwner(archive.store, async (owner) => {
      await owner.query(
        `insert into account (sign_in_name, display_name) values ('keeper', 'K'), ('stranger', 'S')`,
      );
      await owner.query(
        `insert into membership (account, agency, role, modes) select p.id, a.id, 'archivist', '{01,02}' from account p, agency a
         where (p.sign_in_name, a.code) in (('keeper', 'A97.21'), ('stranger', 'C97'))`,
      );
    });
    const seen = async (name: string): Promise<number> => {
      const [account] = await rowsOf<{ id: string }>(
        archive.store,
        `select id from account where sign_in_name = '${name}'`,
      );
      const archivist = await archivistOf(archive.store, account?.id ?? '');
      if (!archivist) return -1;
      return (await asArchivist(archive.store, archivist, (work) => work.query('select from package')))
        .length;
    };
    expect(await seen('keeper')).toBeGreaterThan(3);
    expect(await seen('stranger')).toBe(0);
  });

  test('a fault of this machine gives no receipt; imported again, the package is taken', async () => {
    const path = make(
      'unlucky',
      sipAround(
        { ...FILE, fileCode: 'A97.21.2019.010' },
        [{ name: 'd3.pdf', content: pdf('A97/A97.2008.001.1.pdf'), fields: { docId: 'd3', mode: '01' } }],
        'P.A97.21',
      ),
    );
    const keep = (): Promise<never> => Promise.reject(new Error('It broke.'));
    const hurry = setInterval(() => void hurryQueue(archive.store).catch(() => undefined), 100);
    await expect(
      importPackage({ ...archive, originals: { ...archive.originals, keep } }, { path, agency: 'A97.21' }),
    )
      .rejects.toThrow(
        /No receipt was given, for 1 file did not go in, the first .*d3\.pdf.*import the package again/,
      )
      .finally(() => clearInterval(hurry));
    const states = (): Promise<unknown[]> =>
      rowsOf(
        archive.store,
        `select state, receipt is not null as receipt from package where name like '%unlucky'`,
      );
    expect(await states()).toEqual([{ state: 'taking', receipt: false }]);
    const { receipt } = await importPackage(archive, { path, agency: 'A97.21' });
    expect(receipt?.receipt.counts).toMatchObject({ stored: 1, notTaken: 0 });
    expect(await states()).toEqual([{ state: 'taken', receipt: true }]);
  }, 60_000);
});

/** The waits between attempts are the queue's; here they are over at once. */
function hurryQueue(store: Store): Promise<unknown> {
  return asOwner(store, (owner) =>
    owner.query(`update queue.job set start_after = now() where state = 'retry' and start_after > now()`),
  );
}
