import { readerOf, type Reader } from '@tangthu/db/reader';
import type { Store } from '@tangthu/db/store';
import { describeStores } from '@tangthu/db/testing/stores';
import { asOwner } from '@tangthu/db/writer';
import { beforeAll, expect, test } from 'vitest';
import { fillArchive } from '../testing/small-archive.ts';
import { SyllableEmbeddings } from '../testing/syllable-embeddings.ts';
import { openDocument } from './open-document.ts';

describeStores('the custodian then and now', (open) => {
  let store: Store;
  let document: string;
  const readers: Record<string, Reader> = {};
  beforeAll(async () => {
    store = await open();
    [document = ''] = await fillArchive(store, new SyllableEmbeddings(), [
      { agency: 'cu', issuedDate: '1990-01-01', pages: ['Phân phối gạo'] },
    ]);
    await asOwner(store, (owner) =>
      owner.script(`
        delete from agency_name;
        insert into agency (code, bloc, level) values ('moi', 'government', 'commune'), ('khac', 'government', 'commune');
        insert into agency_name (agency, name, valid_from, valid_to)
          select id, 'thị trấn Cầu Ván', null::date, '1998-01-01'::date from agency where code = 'cu' union all
          select id, 'xã Cầu Ván', null, '1980-01-01' from agency where code = 'cu' union all
          select id, 'phường Cầu Ván', '1998-01-01', null from agency where code = 'cu' union all
          select id, 'phường Chưa Tới', '2099-01-01', null from agency where code = 'cu' union all
          select id, 'phường Hải Đăng', null, null from agency where code = 'moi';
        insert into succession (predecessor, successor, kind, effective, legal_basis)
          select a.id, b.id, 'merge', '2025-07-01', 'NQ' from agency a, agency b where a.code = 'cu' and b.code = 'moi'`),
    );
    for (const code of ['cu', 'moi']) {
      const [account] = await asOwner(store, (owner) =>
        owner.query<{ id: string }>(
          `with made as (insert into account (sign_in_name, display_name) values ($1, $1) returning id)
           insert into membership (account, agency, role) select made.id, a.id, 'official' from made, agency a where a.code = $1
           returning account as id`,
          [code],
        ),
      );
      readers[code] = await readerOf(store, account?.id ?? '');
    }
  });
  const names = async (who: string): Promise<unknown> => {
    const reader = readers[who];
    if (!reader) throw new Error(`Nobody is called ${who}.`);
    const { custodian, custodianNames } = await openDocument(store, reader, document);
    return { present: custodian.name, ...custodianNames };
  };

  test('whoever reads the successor sees its name, whoever does not sees none of it', async () => {
    const then = { present: 'phường Cầu Ván', then: 'thị trấn Cầu Ván' };
    expect(await names('moi')).toEqual({ ...then, now: 'phường Hải Đăng' });
    expect(await names('cu')).toEqual({ ...then, now: null });
  });

  test('parts name no successor, and of several none', async () => {
    await asOwner(store, (owner) => owner.query(`update succession set extent = 'part'`));
    expect(await names('cu')).toMatchObject({ now: null });
    await asOwner(store, (owner) =>
      owner.script(`update succession set extent = 'whole';
        insert into succession (predecessor, successor, kind, effective, legal_basis)
          select a.id, b.id, 'split', '2025-07-01', 'NQ' from agency a, agency b where a.code = 'cu' and b.code = 'khac'`),
    );
    expect(await names('moi')).toMatchObject({ now: null });
  });
});
