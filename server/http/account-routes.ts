/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { recordEvent } from '../audit/record-event.ts';
import { demonstrationAccounts, personOf } from '../identity/accounts.ts';
import { NotSignedInError, SignInRefusedError } from '../identity/identity-errors.ts';
import { closeSession, openDemonstrationSession } from '../identity/session.ts';
import type { SignedInEnvironment } from './environment.ts';
import { originOf } from './identity-events.ts';
import type { Services } from './services.ts';
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from './session-cookie.ts';
import { valid } from './validation.ts';

const signInBody = z.object({
  signInName: z
    .string()
    .max(200)
    .regex(/^\P{C}+$/u),
});

/** Signing in and out, and who is signed in. */
export function accountRoutes(services: Services) {
  const { store, demonstration } = services;
  return new Hono<SignedInEnvironment>()
    .get('/demo-accounts', async (context) => {
      return context.json(demonstration ? await demonstrationAccounts(store) : []);
    })
    .post('/sign-in', valid('json', signInBody), async (context) => {
      const { signInName } = context.req.valid('json');
      const event = { action: 'sign-in', target: signInName, requestId: context.get('requestId') } as const;
      try {
        if (!demonstration) throw new SignInRefusedError();
        const { token, account } = await openDemonstrationSession(store, signInName, originOf(context));
        await recordEvent(store, { ...event, account, outcome: 'allowed' });
        writeSessionCookie(context, services, token);
        return context.json({ signedIn: true });
      } catch (error) {
        if (error instanceof SignInRefusedError) {
          await recordEvent(store, { ...event, account: null, outcome: 'denied' });
        }
        throw error;
      }
    })
    .post('/sign-out', async (context) => {
      const account = await closeSession(store, readSessionCookie(context, services) ?? '');
      if (account) {
        await recordEvent(store, {
          account,
          action: 'sign-out',
          outcome: 'allowed',
          requestId: context.get('requestId'),
        });
      }
      clearSessionCookie(context, services);
      return context.json({ signedIn: false });
    })
    .get('/me', async (context) => {
      const person = await personOf(store, context.get('reader').account);
      if (!person) throw new NotSignedInError();
      return context.json(person);
    });
}
