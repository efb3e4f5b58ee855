/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { addName, closeName } from '../agencies/agency-names.ts';
import { successionKinds } from '../agencies/agency-view.ts';
import { keptRecords } from '../agencies/kept-records.ts';
import { listAgencies } from '../agencies/list-agencies.ts';
import { openAgency } from '../agencies/open-agency.ts';
import { confirmChange, previewChange } from '../agencies/preview-change.ts';
import { administrationGuard, type AdministrationEnvironment } from './administration-guard.ts';
import { recordAllowed } from './allowed-event.ts';
import type { Services } from './services.ts';
import { code, idPath, pageQuery, queryText, uuid, valid, validPath } from './validation.ts';

const LINES = 50;
const MOST_PARTS = 200;

const day = z.iso.date();
const words = z
  .string()
  .max(500)
  .transform((text) => text.replaceAll('\0', ' ').trim().normalize('NFC'))
  .pipe(z.string().min(1).regex(/\S/u));
const parts = { fonds: z.array(uuid()).max(MOST_PARTS), files: z.array(uuid()).max(MOST_PARTS) };
const listQuery = pageQuery(LINES).extend({ query: queryText().default('') });
const codePath = z.object({ code: code() });
const newName = z.object({ name: words, from: day.optional(), to: day.optional() });
const change = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('succession'),
    predecessor: code(),
    successor: code(),
    how: z.enum(successionKinds),
    date: day,
    legalBasis: words,
    extent: z.enum(['whole', 'part']),
    ...parts,
  }),
  z.object({ kind: z.literal('parts'), succession: uuid(), ...parts }),
  z.object({ kind: z.literal('withdrawal'), succession: uuid() }),
  z.object({ kind: z.literal('end'), agency: code(), date: day, legalBasis: words }),
  z.object({
    kind: z.literal('supervision'),
    supervisor: code(),
    supervised: code(),
    modes: z
      .array(z.enum(['01', '02']))
      .min(1)
      .max(2),
    from: day,
    to: day.optional(),
    legalBasis: words,
  }),
  z.object({ kind: z.literal('supervision-end'), supervision: uuid(), date: day }),
]);

/** The graph of agencies: seen and changed by administrators of the agencies that it concerns. */
export function agencyRoutes(services: Services) {
  const { store } = services;
  return new Hono<AdministrationEnvironment>()
    .use(administrationGuard(services))
    .get('/', valid('query', listQuery), async (context) => {
      const page = context.req.valid('query');
      const found = await listAgencies(store, context.get('administrator'), page);
      await recordAllowed(services, context, { action: 'agencies', details: page });
      return context.json(found);
    })
    .post('/previews', valid('json', change), async (context) => {
      const asked = context.req.valid('json');
      const preview = await previewChange(store, context.get('administrator'), asked);
      await recordAllowed(services, context, {
        action: 'agency-preview',
        target: preview.id,
        details: asked,
      });
      return context.json(preview);
    })
    .post('/previews/:id/confirmation', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const made = await confirmChange(store, context.get('administrator'), id);
      await recordAllowed(services, context, { action: 'agency-change', target: id, details: { ...made } });
      return context.json({ confirmed: made.kind });
    })
    .get('/:code', validPath(codePath), async (context) => {
      const asked = context.req.valid('param').code;
      const agency = await openAgency(store, context.get('administrator'), asked);
      await recordAllowed(services, context, { action: 'agencies', target: asked });
      return context.json(agency);
    })
    .get(
      '/:code/kept',
      validPath(codePath),
      valid('query', z.object({ query: queryText().default('') })),
      async (context) => {
        const asked = context.req.valid('param').code;
        const { query } = context.req.valid('query');
        const kept = await keptRecords(store, context.get('administrator'), asked, query);
        await recordAllowed(services, context, {
          action: 'agencies',
          target: asked,
          details: { kept: query },
        });
        return context.json(kept);
      },
    )
    .post('/:code/names', validPath(codePath), valid('json', newName), async (context) => {
      const asked = context.req.valid('param').code;
      await addName(store, context.get('administrator'), asked, context.req.valid('json'));
      await recordAllowed(services, context, { action: 'agency-change', target: asked });
      return context.json({ added: true });
    })
    .post(
      '/:code/names/:name/closing',
      validPath(z.object({ code: code(), name: uuid() })),
      valid('json', z.object({ to: day })),
      async (context) => {
        const asked = context.req.valid('param');
        const { to } = context.req.valid('json');
        await closeName(store, context.get('administrator'), asked.code, { name: asked.name, to });
        await recordAllowed(services, context, { action: 'agency-change', target: asked.code });
        return context.json({ closed: true });
      },
    );
}
