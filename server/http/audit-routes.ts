/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Readable } from 'node:stream';
import type { Auditor } from '@tangthu/db/auditor';
import { personalNumberKey } from '@tangthu/language/text/personal-numbers';
import { Hono } from 'hono';
import { z } from 'zod';
import type { AuditFilters, AuditPage } from '../audit/audit-view.ts';
import { TABLE_HEAD, tableLines } from '../audit/event-table.ts';
import { auditScope, findEvents, openEvent } from '../audit/find-events.ts';
import { personTrail } from '../audit/person-trail.ts';
import { recordAllowed } from './allowed-event.ts';
import { attachment } from './attachment.ts';
import { auditGuard, type AuditEnvironment } from './audit-guard.ts';
import type { Services } from './services.ts';
import { code, uuid, valid, validPath } from './validation.ts';

const LINES = 50;
const LINES_AT_ONCE = 1_000;
const MOST_EXPORTED = 100_000;

const number = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const day = z.iso.date().refine((text) => text >= '1000-01-01', 'must be a day from the year 1000 on');
const filters = {
  person: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^\P{C}+$/u)
    .optional(),
  record: uuid().optional(),
  action: code().optional(),
  outcome: z.enum(['allowed', 'denied']).optional(),
  from: day.optional(),
  to: day.optional(),
  purpose: code().optional(),
};
const eventsQuery = z.object({ ...filters, before: number.optional() });
const eventPath = z.object({ id: number });
const personBody = z.object({
  number: z
    .string()
    .max(40)
    .transform(personalNumberKey)
    .refine(
      (digits) => /^\d{9,12}$/.test(digits),
      'must be a citizen number, an old identity number or a telephone number',
    ),
  before: z.number().int().min(1).optional(),
});

/** The audit log, for auditors of the agencies that it concerns. Every look into it is an event of its own. */
export function auditRoutes(services: Services) {
  const { store } = services;
  return new Hono<AuditEnvironment>()
    .use(auditGuard(services))
    .get('/auditor', async (context) => {
      const scope = await auditScope(store, context.get('auditor'));
      return context.json(scope);
    })
    .get('/events', valid('query', eventsQuery), async (context) => {
      const { before, ...asked } = context.req.valid('query');
      await recordAllowed(services, context, { action: 'audit-search', details: { ...asked, before } });
      return context.json(await findEvents(store, context.get('auditor'), asked, { before, limit: LINES }));
    })
    .get('/events/:id', validPath(eventPath), async (context) => {
      const { id } = context.req.valid('param');
      const event = await openEvent(store, context.get('auditor'), id);
      await recordAllowed(services, context, { action: 'audit-event', target: String(id) });
      return context.json(event);
    })
    .post('/person', valid('json', personBody), async (context) => {
      const { number: digits, before } = context.req.valid('json');
      await recordAllowed(services, context, {
        action: 'audit-person',
        details: { number: masked(digits), before },
        people: [digits],
      });
      const { auditor, reader } = context.var;
      return context.json(await personTrail(store, auditor, reader, digits, { before, limit: LINES }));
    })
    .get('/export', valid('query', z.object(filters)), async (context) => {
      const asked = context.req.valid('query');
      await recordAllowed(services, context, { action: 'audit-export', details: asked });
      const auditor = context.get('auditor');
      const first = await findEvents(store, auditor, asked, { limit: LINES_AT_ONCE });
      const lines = Readable.from(exported(services, auditor, asked, first), { objectMode: false });
      return context.body(Readable.toWeb(lines) as ReadableStream<Uint8Array<ArrayBuffer>>, 200, {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': attachment('nhat-ky.csv'),
      });
    });
}

async function* exported(
  { store }: Services,
  auditor: Auditor,
  asked: AuditFilters,
  first: AuditPage,
): AsyncGenerator<string> {
  yield TABLE_HEAD + tableLines(first.lines);
  let before = first.next;
  for (let count = LINES_AT_ONCE; before !== null && count < MOST_EXPORTED; count += LINES_AT_ONCE) {
    const page = await findEvents(store, auditor, asked, { before, limit: LINES_AT_ONCE });
    yield tableLines(page.lines);
    before = page.next;
  }
}

function masked(digits: string): string {
  return '*'.repeat(digits.length - 4) + digits.slice(-4);
}
