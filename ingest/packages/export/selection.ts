import type { Store } from '@tangthu/db/store';
import { asWriter } from '@tangthu/db/writer';
import { PackageError } from '../package-error.ts';

/** The records that are handed over: all that an agency keeps, or one of its fonds. Ids. */
export interface Selection {
  readonly custodian: number;
  readonly custodianCode: string;
  readonly custodianName: string;
  readonly fonds?: string | undefined;
  readonly fondsCode?: string | undefined;
}

/** Finds what is to be handed over by codes. Throws `PackageError` where nothing, or more than one thing, has that code. */
export async function selectRecords(
  store: Store,
  wanted: { readonly agency?: string | undefined; readonly fonds?: string | undefined },
): Promise<Selection> {
  const { agency, fonds } = wanted;
  if (!agency && !fonds)
    throw new PackageError('Say what to hand over: --fonds <code>, --agency <code>, or both.');
  const found = await asWriter(store, (writer) =>
    writer.query<Selection>(
      `select a.id as custodian, a.code as "custodianCode",
         coalesce(present_name(a.id), a.code) as "custodianName",
         f.id as fonds, f.code as "fondsCode"
       from agency a left join fonds f on f.custodian = a.id and f.code = $2
       where ($1::text is null or a.code = $1) and ($2::text is null or f.id is not null)
       order by a.code`,
      [agency ?? null, fonds ?? null],
    ),
  );
  const [only, another] = found;
  if (another) {
    const keepers = found.map(({ custodianCode }) => custodianCode).join(', ');
    throw new PackageError(`The fonds ${fonds ?? ''} is kept by ${keepers}. Say which: --agency <code>`);
  }
  if (only) return { ...only, fonds: only.fonds ?? undefined, fondsCode: only.fondsCode ?? undefined };
  throw new PackageError(
    fonds
      ? `No fonds has the code ${fonds}${agency ? ` at ${agency}` : ''}.`
      : `No agency has the code ${agency ?? ''}.`,
  );
}
