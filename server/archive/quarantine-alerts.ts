import { asArchivist, type Archivist } from '@tangthu/db/archivist';
import type { Store } from '@tangthu/db/store';
import type { QuarantineAlert } from './work-view.ts';

const SHOWN = 200;

/** Files of the archive set aside as secret: undecided ones first, then the newest; at most 200. */
export function quarantineAlerts(store: Store, archivist: Archivist): Promise<QuarantineAlert[]> {
  return asArchivist(store, archivist, async (archive) => {
    const rows = await archive.query<Omit<QuarantineAlert, 'foundAt'> & { foundAt: Date }>(
      `select q.id, masked_numbers(q.path) as path, q.cause, q.byte_size as bytes, q.found_at as "foundAt",
         coalesce(present_name(q.custodian), '') as agency,
         coalesce(json_agg(json_build_object('decision', d.decision, 'by', decider.display_name,
           'witness', witness.display_name, 'reason', d.reason, 'at', d.at) order by d.at) filter (where d.id is not null), '[]') as decisions
       from quarantine_item q left join quarantine_decision d on d.item = q.id
         left join account decider on decider.id = d.decided_by left join account witness on witness.id = d.witness
       where q.custodian = any ($1::int[])
       group by q.id order by count(d.id) > 0, q.found_at desc limit ${SHOWN}`,
      [archivist.archive],
    );
    return rows.map((row) => ({ ...row, foundAt: row.foundAt.toISOString() }));
  });
}
