/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { ownAccount, renewBackupCodes } from '../identity/own-account.ts';
import { changePassword } from '../identity/password-sign-in.ts';
import { endSessions } from '../identity/session.ts';
import { RecordNotFoundError } from '../records/record-errors.ts';
import type { SignedInEnvironment } from './environment.ts';
import { orRecordRefusal, recordIdentity } from './identity-events.ts';
import type { Services } from './services.ts';
import { clearSessionCookie } from './session-cookie.ts';
import { valid, validPath } from './validation.ts';

const secret = z.string().min(1).max(1000);
const passwordBody = z.object({ current: secret, wanted: secret });
const codeBody = z.object({ code: z.string().min(1).max(100) });
const sessionPath = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) });

/** The signed-in person's own account: password, backup codes, sessions. */
export function ownAccountRoutes(services: Services) {
  const { store, identityKey } = services;
  return new Hono<SignedInEnvironment>()
    .get('/', async (context) => context.json(await ownAccount(store, context.get('session'))))
    .post('/password', valid('json', passwordBody), async (context) => {
      const session = context.get('session');
      const event = { account: session.account, action: 'password-change' } as const;
      await orRecordRefusal(services, context, event, () =>
        changePassword(store, session, context.req.valid('json')),
      );
      await recordIdentity(services, context, { ...event, outcome: 'allowed' });
      return context.json({ changed: true });
    })
    .post('/backup-codes', valid('json', codeBody), async (context) => {
      const session = context.get('session');
      const { code } = context.req.valid('json');
      const event = { account: session.account, action: 'backup-codes' } as const;
      const backupCodes = await orRecordRefusal(services, context, event, () =>
        renewBackupCodes(store, identityKey, session, code),
      );
      await recordIdentity(services, context, { ...event, outcome: 'allowed' });
      return context.json({ backupCodes });
    })
    .post('/sessions/end-others', async (context) => {
      const session = context.get('session');
      const ended = await endSessions(store, session.account, { allBut: session.id });
      await recordEnd(context, ended);
      return context.json({ ended });
    })
    .post('/sessions/end-all', async (context) => {
      const ended = await endSessions(store, context.get('session').account, { allBut: null });
      await recordEnd(context, ended);
      clearSessionCookie(context, services);
      return context.json({ ended });
    })
    .post('/sessions/:id/end', validPath(sessionPath), async (context) => {
      const { id } = context.req.valid('param');
      const ended = await endSessions(store, context.get('session').account, { id });
      if (ended === 0) throw new RecordNotFoundError();
      await recordEnd(context, ended);
      return context.json({ ended });
    });

  async function recordEnd(
    context: Parameters<typeof recordIdentity>[1] & {
      readonly var: { readonly session: { account: string } };
    },
    sessions: number,
  ): Promise<void> {
    await recordIdentity(services, context, {
      account: context.var.session.account,
      action: 'sign-out',
      outcome: 'allowed',
      details: { sessions },
    });
  }
}
