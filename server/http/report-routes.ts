/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { ownReports } from '../reports/own-reports.ts';
import { reportError } from '../reports/report-error.ts';
import { reportedFields } from '../reports/report-view.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { idPath, uuid, valid, validPath } from './validation.ts';

const LONGEST_VALUE = 2000;
const LONGEST_REMARK = 500;

const typed = (most: number) =>
  z
    .string()
    .max(most)
    .transform((text) => text.replaceAll('\0', ' ').toWellFormed());
const place = z.number().int().min(0).max(100_000);
const report = z.object({
  page: z.number().int().min(1).max(999_999),
  field: z.enum(reportedFields),
  words: z.tuple([place, place]).optional(),
  said: typed(LONGEST_VALUE).optional(),
  proposed: typed(LONGEST_VALUE).nullable(),
  remark: typed(LONGEST_REMARK).optional(),
});
const reportsQuery = z.object({ document: uuid().optional() });

/** What readers report as wrong, and what became of it. */
export function reportRoutes(services: Services) {
  const { store } = services;
  return new Hono<SignedInEnvironment>()
    .post('/documents/:id/reports', validPath(idPath), valid('json', report), async (context) => {
      const { id } = context.req.valid('param');
      const given = context.req.valid('json');
      const made = await reportError(store, context.get('reader'), { document: id, ...given });
      const { page, field } = given;
      await recordAllowed(services, context, { action: 'report', target: id, details: { page, field } });
      return context.json({ id: made });
    })
    .get('/reports', valid('query', reportsQuery), async (context) => {
      const { document } = context.req.valid('query');
      const reports = await ownReports(store, context.get('reader'), document);
      await recordAllowed(services, context, {
        action: 'own-reports',
        ...(document && { target: document }),
      });
      return context.json({ reports });
    });
}
