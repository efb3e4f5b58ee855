/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { explainPerson, explainRecord, findExplained } from '../access/explain.ts';
import { listGrants, makeGrant, revokeGrant } from '../access/grants.ts';
import { liftRestriction, listRestrictions, setRestriction } from '../access/restrictions.ts';
import { administrationGuard, type AdministrationEnvironment } from './administration-guard.ts';
import { recordAllowed } from './allowed-event.ts';
import type { Services } from './services.ts';
import { code, idPath, line, pageQuery, uuid, valid, validPath } from './validation.ts';

const ROWS = 50;
const MOST_YEARS = 50;

const listQuery = pageQuery(ROWS).extend({ open: z.enum(['yes', 'no']).default('yes') });
const namedScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), id: uuid() }),
  z.object({ kind: z.literal('file'), id: uuid() }),
  z.object({ kind: z.literal('fonds'), id: uuid() }),
]);
const query = z.strictObject({
  types: z.array(line(20)).max(50).optional(),
  issuedFrom: z.iso.date().optional(),
  issuedTo: z.iso.date().optional(),
  numberBegins: line(50).optional(),
  subjectWords: z.array(line(100)).max(20).optional(),
});
const newGrant = z.object({
  to: z.union([z.strictObject({ person: line(200) }), z.strictObject({ agency: code() })]),
  authority: code(),
  scope: z.union([namedScope, z.object({ kind: z.literal('query'), query })]),
  purpose: line(500),
  legalBasis: line(500),
  from: moment().optional(),
  until: moment(),
});
const newRestriction = z.object({
  authority: code(),
  scope: namedScope,
  reason: line(500),
  legalBasis: line(500),
  until: moment().optional(),
});
const recordQuery = z.object({ asked: line(200) });
const personQuery = z.object({ name: line(200) });

/**
 * Grants, restrictions, and why somebody reads a record or not: for administrators, of what their agencies decide on. What is made
 * and ended is written into the log by the database, in the same transaction.
 */
export function accessRoutes(services: Services) {
  const { store } = services;
  return new Hono<AdministrationEnvironment>()
    .use(administrationGuard(services))
    .get('/grants', valid('query', listQuery), async (context) => {
      const { open, ...page } = context.req.valid('query');
      const grants = await listGrants(store, context.get('administrator'), { open: open === 'yes', ...page });
      await recordAllowed(services, context, { action: 'access-rules', target: 'grants' });
      return context.json({ grants });
    })
    .post('/grants', valid('json', newGrant), async (context) => {
      const grant = context.req.valid('json');
      const made = await makeGrant(store, context.get('administrator'), grant);
      return context.json(made);
    })
    .post('/grants/:id/revocation', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      await revokeGrant(store, context.get('administrator'), id);
      return context.json({ revoked: true });
    })
    .get('/restrictions', valid('query', listQuery), async (context) => {
      const { open, ...page } = context.req.valid('query');
      const asked = { open: open === 'yes', ...page };
      const restrictions = await listRestrictions(store, context.get('administrator'), asked);
      await recordAllowed(services, context, { action: 'access-rules', target: 'restrictions' });
      return context.json({ restrictions });
    })
    .post('/restrictions', valid('json', newRestriction), async (context) => {
      const made = await setRestriction(store, context.get('administrator'), context.req.valid('json'));
      return context.json(made);
    })
    .post('/restrictions/:id/lifting', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      await liftRestriction(store, context.get('administrator'), id);
      return context.json({ lifted: true });
    })
    .get('/records', valid('query', recordQuery), async (context) => {
      const { asked } = context.req.valid('query');
      const records = await findExplained(store, context.get('administrator'), asked);
      await recordAllowed(services, context, { action: 'explanation', details: { asked } });
      return context.json({ records });
    })
    .get('/records/:id', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const explanation = await explainRecord(store, context.get('administrator'), id);
      await recordAllowed(services, context, { action: 'explanation', target: id });
      return context.json(explanation);
    })
    .get('/records/:id/person', validPath(idPath), valid('query', personQuery), async (context) => {
      const { id } = context.req.valid('param');
      const { name } = context.req.valid('query');
      const explanation = await explainPerson(store, context.get('administrator'), id, name);
      await recordAllowed(services, context, {
        action: 'explanation',
        target: id,
        details: { person: explanation.person.account },
      });
      return context.json(explanation);
    });
}

/** A moment in ISO format, within what anybody decides on. */
function moment() {
  return z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .refine(
      (at) => Math.abs(at.getTime() - Date.now()) < MOST_YEARS * 365.25 * 86_400_000,
      'is too far away',
    );
}
