/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { recentActivity } from '../archive/activity.ts';
import { fixityReport } from '../archive/fixity-report.ts';
import { ledgerLines } from '../archive/ledger-lines.ts';
import { listPackages, openReceipt } from '../archive/packages.ts';
import { archiveOverview, progressByFonds } from '../archive/progress.ts';
import { quarantineAlerts } from '../archive/quarantine-alerts.ts';
import { listRuns, openRun } from '../archive/runs.ts';
import { steerRun } from '../archive/steer-run.ts';
import { outcomes, spans } from '../archive/work-view.ts';
import { recordAllowed } from './allowed-event.ts';
import { attachment } from './attachment.ts';
import { archiveGuard, type ArchiveEnvironment } from './archive-guard.ts';
import type { Services } from './services.ts';
import { code, idPath, pageQuery, uuid, valid, validPath } from './validation.ts';

const LINES = 50;
const activityQuery = z.object({ span: z.enum(spans).default('month') });
const ledgerQuery = z.object({
  outcome: z.enum(outcomes).optional(),
  agency: code().optional(),
  after: uuid().optional(),
});
const steering = z.object({
  state: z.enum(['running', 'paused']).optional(),
  priority: z.number().int().min(1).max(5).nullable().optional(),
});

/** How the archive's work stands, and steering its runs: for archivists of the agencies that it concerns. */
export function archiveRoutes(services: Services) {
  const { store } = services;
  return new Hono<ArchiveEnvironment>()
    .use(archiveGuard(services))
    .get('/overview', async (context) => {
      const overview = await archiveOverview(store, context.get('archivist'));
      await recordAllowed(services, context, { action: 'archive', target: 'overview' });
      return context.json(overview);
    })
    .get('/progress/:agency', validPath(z.object({ agency: code() })), async (context) => {
      const { agency } = context.req.valid('param');
      const fonds = await progressByFonds(store, context.get('archivist'), agency);
      await recordAllowed(services, context, { action: 'archive', target: 'progress', details: { agency } });
      return context.json({ fonds });
    })
    .get('/activity', valid('query', activityQuery), async (context) => {
      const { span } = context.req.valid('query');
      const activity = await recentActivity(store, context.get('archivist'), span);
      await recordAllowed(services, context, { action: 'archive', target: 'activity', details: { span } });
      return context.json({ activity });
    })
    .get('/runs', valid('query', pageQuery(LINES)), async (context) => {
      const page = context.req.valid('query');
      const runs = await listRuns(store, context.get('archivist'), page);
      await recordAllowed(services, context, { action: 'archive', target: 'runs', details: page });
      return context.json(runs);
    })
    .get('/runs/:id', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const run = await openRun(store, context.get('archivist'), id);
      await recordAllowed(services, context, { action: 'archive', target: id });
      return context.json(run);
    })
    .get('/runs/:id/ledger', validPath(idPath), valid('query', ledgerQuery), async (context) => {
      const { id } = context.req.valid('param');
      const query = context.req.valid('query');
      const page = await ledgerLines(store, context.get('archivist'), { run: id, ...query, limit: LINES });
      await recordAllowed(services, context, { action: 'archive', target: id, details: { ledger: query } });
      return context.json(page);
    })
    .post('/runs/:id/steering', validPath(idPath), valid('json', steering), async (context) => {
      const { id } = context.req.valid('param');
      const asked = context.req.valid('json');
      await recordAllowed(services, context, { action: 'run-steering', target: id, details: asked });
      await steerRun(store, context.get('archivist'), id, asked);
      return context.json(await openRun(store, context.get('archivist'), id));
    })
    .get('/quarantine', async (context) => {
      const alerts = await quarantineAlerts(store, context.get('archivist'));
      await recordAllowed(services, context, { action: 'archive', target: 'quarantine' });
      return context.json({ alerts });
    })
    .get('/fixity', async (context) => {
      const report = await fixityReport(store, context.get('archivist'));
      await recordAllowed(services, context, { action: 'archive', target: 'fixity' });
      return context.json(report);
    })
    .get('/packages', valid('query', pageQuery(LINES)), async (context) => {
      const page = context.req.valid('query');
      const packages = await listPackages(store, context.get('archivist'), page);
      await recordAllowed(services, context, { action: 'archive', target: 'packages', details: page });
      return context.json({ packages });
    })
    .get('/packages/:id/receipt', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const { name, receipt } = await openReceipt(store, context.get('archivist'), id);
      await recordAllowed(services, context, { action: 'archive', target: id, details: { receipt: true } });
      return context.body(JSON.stringify(receipt, null, 2), 200, {
        'Content-Type': 'application/json',
        'Content-Disposition': attachment(`${name}.receipt.json`),
      });
    });
}
