/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { administeredAccounts, changeAccount, issueAccountCode } from '../identity/administered-accounts.ts';
import { administrationGuard, type AdministrationEnvironment } from './administration-guard.ts';
import { recordAllowed } from './allowed-event.ts';
import type { Services } from './services.ts';
import { idPath, pageQuery, valid, validPath } from './validation.ts';

const LINES = 50;
const stateBody = z.object({ disabled: z.boolean() });
const codeBody = z.object({ resetsFactor: z.boolean() });

/** The people of the agencies that a person administers. */
export function administeredAccountRoutes(services: Services) {
  const { store } = services;
  return new Hono<AdministrationEnvironment>()
    .use(administrationGuard(services))
    .get('/', valid('query', pageQuery(LINES)), async (context) => {
      const found = await administeredAccounts(
        store,
        context.get('administrator'),
        context.req.valid('query'),
      );
      return context.json(found);
    })
    .post('/:id/state', validPath(idPath), valid('json', stateBody), async (context) => {
      const { id } = context.req.valid('param');
      const { disabled } = context.req.valid('json');
      await changeAccount(store, context.get('administrator'), id, disabled);
      const action = disabled ? 'account-disabled' : 'account-enabled';
      await recordAllowed(services, context, { action, target: id });
      return context.json({ disabled });
    })
    .post('/:id/code', validPath(idPath), valid('json', codeBody), async (context) => {
      const { id } = context.req.valid('param');
      const { resetsFactor } = context.req.valid('json');
      const { code, expiresAt } = await issueAccountCode(
        store,
        context.get('administrator'),
        id,
        resetsFactor,
      );
      await recordAllowed(services, context, {
        action: 'account-code',
        target: id,
        details: { resetsFactor },
      });
      return context.json({ code, expiresAt: expiresAt.toISOString() });
    });
}
