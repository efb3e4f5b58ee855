/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Readable } from 'node:stream';
import { personalNumberKey } from '@tangthu/language/text/personal-numbers';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { AuditPage } from '../audit/audit-view.ts';
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
    .post('/person/export', valid('json', personBody.pick({ number: true })), async (context) => {
      const { number: digits } = context.req.valid('json');
      await recordAllowed(services, context, {
        action: 'audit-export',
        details: { number: masked(digits) },
        people: [digits],
      });
      const { auditor, reader } = context.var;
      return table(context, await exported((page) => personTrail(store, auditor, reader, digits, page)));
    })
    .get('/export', valid('query', z.object(filters)), async (context) => {
      const asked = context.req.valid('query');
      await recordAllowed(services, context, { action: 'audit-export', details: asked });
      const auditor = context.get('auditor');
      return table(context, await exported((page) => findEvents(store, auditor, asked, page)));
    });
}

/** The events as a table, page by page as it is read. The first is read before, so that a failure still has its own answer. */
async function exported(
  read: (page: { before?: number; limit: number }) => Promise<AuditPage>,
): Promise<Readable> {
  const first = await read({ limit: LINES_AT_ONCE });
  const lines = async function* (): AsyncGenerator<string> {
    yield TABLE_HEAD + tableLines(first.lines);
    let before = first.next;
    for (let count = LINES_AT_ONCE; before !== null && count < MOST_EXPORTED; count += LINES_AT_ONCE) {
      const page = await read({ before, limit: LINES_AT_ONCE });
      yield tableLines(page.lines);
      before = page.next;
    }
  };
  return Readable.from(lines(), { objectMode: false });
}

function table(context: Context, lines: Readable): Response {
  return context.body(Readable.toWeb(lines) as ReadableStream<Uint8Array<ArrayBuffer>>, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': attachment('nhat-ky.csv'),
  });
}

function masked(digits: string): string {
  return '*'.repeat(digits.length - 4) + digits.slice(-4);
}
