import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { IngestError } from './ingest-error.ts';

/** Where a document belongs: ids of its custodian (and creator), fonds and file, and its access mode. */
export interface Placement {
  readonly custodian: number;
  readonly mode: '01' | '02';
  readonly creator?: number | undefined;
  readonly fonds?: string | undefined;
  readonly file?: string | undefined;
}

/** A placement in an archivist's words: codes and titles. The fonds and the file are opened where they are new. */
export interface NamedPlacement {
  readonly agency: string;
  readonly mode: '01' | '02';
  readonly creator?: string | undefined;
  readonly fonds?: { readonly code: string; readonly title?: string | undefined } | undefined;
  readonly file?: { readonly code: string; readonly title: string; readonly retention?: string } | undefined;
}

/** Finds or opens what a placement names. Throws `IngestError` for an agency that the store does not know. */
export async function resolvePlacement(store: Store, named: NamedPlacement): Promise<Placement> {
  return asWriter(store, async (writer) => {
    const agencyOf = async (code: string): Promise<number> => {
      const [row] = await writer.query<{ id: number }>('select id from agency where code = $1', [code]);
      if (row) return row.id;
      throw new IngestError(
        `No agency has the code ${code}. Load the list of agencies first: npm run agencies -- <list.json>`,
      );
    };
    const custodian = await agencyOf(named.agency);
    const creator = named.creator ? await agencyOf(named.creator) : undefined;
    if (!named.fonds) return { custodian, creator, mode: named.mode };
    const [fonds] = await writer.query<{ id: string }>(
      `insert into fonds (custodian, code, title) values ($1, $2, $3)
       on conflict (custodian, code) do update set code = excluded.code returning id`,
      [custodian, named.fonds.code, named.fonds.title ?? named.fonds.code],
    );
    if (!named.file) return { custodian, creator, mode: named.mode, fonds: fonds?.id };
    const [file] = await writer.query<{ id: string }>(
      `insert into file (fonds, custodian, mode, code, title, retention) values ($1, $2, $3, $4, $5, $6)
       on conflict (fonds, code) do update set code = excluded.code returning id`,
      [fonds?.id, custodian, named.mode, named.file.code, named.file.title, named.file.retention ?? '07'],
    );
    return { custodian, creator, mode: named.mode, fonds: fonds?.id, file: file?.id };
  });
}
