import type { Transaction } from '@tangthu/db/store';
import { PRESENT_NAME } from './agency-labels.ts';
import type { AgencyView, GraphNode, NamedPart, SuccessionView } from './agency-view.ts';

/** How far the drawing looks to each side, and how many agencies it holds there. */
const STEPS = 4;
const MOST_NODES = 40;

const AROUND = `with recursive older (agency, step) as (
    select $1::int, 0 union
    select s.predecessor, o.step - 1 from succession s join older o on o.agency = s.successor where o.step > -${STEPS}
  ), newer (agency, step) as (
    select $1::int, 0 union
    select s.successor, n.step + 1 from succession s join newer n on n.agency = s.predecessor where n.step < ${STEPS}
  ), nearest as (
    select distinct on (agency) agency, step from (select * from older union all select * from newer) as either
    order by agency, abs(step), step
  )
  select agency, step from nearest order by abs(step), agency limit ${2 * MOST_NODES + 2}`;

const NODES = `select a.id, a.code, ${PRESENT_NAME} as name, a.valid_from as "from", a.valid_to as "to",
    a.id = any ($2::int[]) as administered,
    (select n.name from agency_name n, (select min(s.effective) as day from succession s where s.predecessor = a.id) as followed
     where n.agency = a.id and (n.valid_from is null or n.valid_from < day) and (n.valid_to is null or n.valid_to >= day)
       and n.name <> ${PRESENT_NAME}
     order by n.valid_to desc nulls first limit 1) as "then"
  from agency a where a.id = any ($1::int[])`;

interface EdgeRow extends Omit<SuccessionView, 'parts' | 'hiddenParts'> {
  readonly named: number;
}

/** The agencies before and after one, the nearest first, and the successions between them. */
export async function successionsAround(
  rules: Transaction,
  administered: readonly number[],
  id: number,
): Promise<Pick<AgencyView, 'nodes' | 'successions' | 'moreNodes'>> {
  const near = await rules.query<{ agency: number; step: number }>(AROUND, [id]);
  const shown = near.slice(0, 2 * MOST_NODES + 1);
  const ids = shown.map(({ agency }) => agency);
  const [agencies, edges] = await Promise.all([
    rules.query<Omit<GraphNode, 'step'> & { id: number }>(NODES, [ids, administered]),
    rules.query<EdgeRow>(
      `select s.id, older.code as predecessor, newer.code as successor, s.kind, s.effective as date,
         s.legal_basis as "legalBasis", s.extent, older.id = any ($2::int[]) and newer.id = any ($2::int[]) as changeable,
         (select count(*)::int from succession_part p where p.succession = s.id) as named
       from succession s join agency older on older.id = s.predecessor join agency newer on newer.id = s.successor
       where s.predecessor = any ($1::int[]) and s.successor = any ($1::int[])
       order by s.effective, older.code, newer.code`,
      [ids, administered],
    ),
  ]);
  const parts = await partsOf(
    rules,
    edges.map((edge) => edge.id),
  );
  const steps = new Map(shown.map(({ agency, step }) => [agency, step]));
  return {
    nodes: agencies.map(({ id: agency, ...node }) => ({ ...node, step: steps.get(agency) ?? 0 })),
    successions: edges.map(({ named, ...edge }) => {
      const own = parts.filter(({ succession }) => succession === edge.id).map(({ part }) => part);
      return { ...edge, parts: own, hiddenParts: named - own.length };
    }),
    moreNodes: near.length > shown.length,
  };
}

/** What successions name, as far as the administrator may read it. */
async function partsOf(
  rules: Transaction,
  successions: readonly string[],
): Promise<{ succession: string; part: NamedPart }[]> {
  const rows = await rules.query<NamedPart & { succession: string }>(
    `select p.succession, 'fonds' as kind, f.id, f.code, f.title from succession_part p join fonds f on f.id = p.fonds
     where p.succession = any ($1::uuid[])
     union all
     select p.succession, 'file', f.id, f.code, f.title from succession_part p join file f on f.id = p.file
     where p.succession = any ($1::uuid[])
     order by 2 desc, 4`,
    [successions],
  );
  return rows.map(({ succession, ...part }) => ({ succession, part }));
}
