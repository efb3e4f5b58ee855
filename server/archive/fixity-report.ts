import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store } from '@tangthu/db/store';
import type { FixityFinding, FixityPass, FixityReport } from './work-view.ts';

const PASSES = 12;
const FINDINGS = 200;

/** What re-hashing the archive's originals found: the latest passes, and at most 200 faults. */
export function fixityReport(store: Store, archivist: Archivist): Promise<FixityReport> {
  return asArchivist(store, archivist, async (archive) => {
    const passes = await archive.query<Dated<FixityPass, 'startedAt', 'finishedAt'>>(
      `select c.started_at as "startedAt", c.finished_at as "finishedAt", sum(t.files)::float8 as files, sum(t.bytes)::float8 as bytes
       from fixity_check c join fixity_tally t on t.fixity_check = c.id
       where t.custodian = any ($1::int[]) group by c.id order by c.id desc limit ${PASSES}`,
      [archivist.archive],
    );
    const findings = await archive.query<Dated<FixityFinding, 'firstFoundAt' | 'lastFoundAt', 'mendedAt'>>(
      `select f.id, a.code as agency, encode(f.content_hash, 'hex') as "contentHash", encode(f.found_hash, 'hex') as "foundHash",
         f.place, f.fault, f.first_found_at as "firstFoundAt", f.last_found_at as "lastFoundAt", f.mended_at as "mendedAt",
         coalesce((select json_agg(json_build_object('id', d.id, 'name', d.original_name) order by d.first_page) from document d
           where d.content_hash = f.content_hash and d.custodian = f.custodian), '[]') as documents
       from fixity_finding f join agency a on a.id = f.custodian
       where f.custodian = any ($1::int[])
       order by f.mended_at is not null, f.last_found_at desc limit ${FINDINGS}`,
      [archivist.archive],
    );
    return {
      passes: passes.map((pass) => ({
        ...pass,
        startedAt: pass.startedAt.toISOString(),
        finishedAt: pass.finishedAt?.toISOString() ?? null,
      })),
      findings: findings.map((finding) => ({
        ...finding,
        firstFoundAt: finding.firstFoundAt.toISOString(),
        lastFoundAt: finding.lastFoundAt.toISOString(),
        mendedAt: finding.mendedAt?.toISOString() ?? null,
      })),
    };
  });
}

/** A view as the database gives it: times as dates. */
type Dated<View, Time extends keyof View, PerhapsTime extends keyof View> = Omit<View, Time | PerhapsTime> &
  Record<Time, Date> &
  Record<PerhapsTime, Date | null>;
