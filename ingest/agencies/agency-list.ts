import { z } from 'zod';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a day is written yyyy-mm-dd');
const name = z.string().trim().min(1);

/**
 * What an operator hands over before the first ingest: agencies with their names over time, the successions between
 * them, their fonds, and people. Codes refer to each other; days are `yyyy-mm-dd`.
 */
export const agencyList = z.object({
  agencies: z.array(
    z.object({
      code: name,
      name,
      names: z.array(z.object({ name, from: day.optional(), to: day.optional() })).optional(),
      bloc: z.enum(['party', 'government', 'mass']),
      level: z.enum(['ministry', 'province', 'city', 'department', 'district', 'commune']),
      area: name.optional(),
      from: day.optional(),
      to: day.optional(),
    }),
  ),
  successions: z
    .array(
      z.object({
        predecessor: name,
        successor: name,
        kind: z.enum(['split', 'separate', 'merge', 'consolidate', 'dissolve']),
        date: day,
        legalBasis: name,
        extent: z.enum(['whole', 'part']).optional(),
        parts: z.array(z.object({ fonds: name, file: name.optional(), keeper: name.optional() })).default([]),
      }),
    )
    .default([]),
  supervision: z
    .array(
      z.object({
        supervisor: name,
        supervised: name,
        modes: z
          .array(z.enum(['01', '02']))
          .min(1)
          .default(['01']),
        from: day,
        to: day.optional(),
        legalBasis: name,
      }),
    )
    .default([]),
  fonds: z
    .array(
      z.object({
        code: name,
        agency: name,
        name,
        closed: day.optional(),
        custody: z.array(z.object({ agency: name, from: day })).default([]),
      }),
    )
    .default([]),
  users: z
    .array(
      z.object({
        id: name,
        name,
        agencies: z.array(name),
        role: z.enum(['official', 'desk', 'analyst', 'archivist', 'administrator', 'auditor']),
        modes: z.array(z.enum(['01', '02'])),
      }),
    )
    .default([]),
});

/** A checked list of agencies. */
export type AgencyList = z.output<typeof agencyList>;
