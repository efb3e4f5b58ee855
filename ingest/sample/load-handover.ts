import { asWriter } from '@tangthu/db/writer';
import type { PackageContext } from '../packages/receive/package-context.ts';
import { importPackage } from '../packages/receive/import-package.ts';
import { handoverPackage } from './archive-truth.ts';

/** Who takes the package in, and what was promised of the fonds that it begins: invented figures. */
const RECEIVER = 'H97.90';
const PROMISED = [
  { fonds: 'P.H97.20', metres: 4.2, pages: 120 },
  { fonds: 'P.H97.90', metres: 1.5, pages: 40 },
];

/**
 * Brings the sample's hand-over package into a store that holds the sample archive, so that its archivist finds work: values to
 * decide, a paper set aside, a receipt, and what was promised. Called again, it brings nothing new.
 */
export async function loadSampleHandover(context: PackageContext): Promise<void> {
  await asWriter(context.store, async (writer) => {
    for (const { fonds, metres, pages } of PROMISED) {
      await writer.query(
        `insert into promise (custodian, fonds, title, metres, pages)
         select a.id, $2, coalesce((select title from fonds f where f.custodian = a.id and f.code = $2), ''), $3, $4
         from agency a where a.code = $1 on conflict do nothing`,
        [RECEIVER, fonds, metres, pages],
      );
    }
  });
  const known = await asWriter(context.store, (writer) =>
    writer.query(`select from package where state = 'taken'`),
  );
  if (known.length === 0) await importPackage(context, { path: handoverPackage, agency: RECEIVER });
}
