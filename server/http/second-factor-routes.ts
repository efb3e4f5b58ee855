/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { CodeRefusedError, SecondFactorNeededError } from '../identity/identity-errors.ts';
import { beginEnrolment, confirmEnrolment, giveSecondFactor } from '../identity/second-factor.ts';
import type { SessionEnvironment } from './environment.ts';
import { orRecordRefusal, originOf, recordIdentity, recordRefusal } from './identity-events.ts';
import type { Services } from './services.ts';
import { writeSessionCookie } from './session-cookie.ts';
import { valid } from './validation.ts';

const code = z.string().min(1).max(100);
const codeBody = z.object({ code });
const confirmationBody = z.object({ code, presentCode: code.optional() });

/** What a session still lacks, and giving it: the authenticator's code, or setting an authenticator up. */
export function secondFactorRoutes(services: Services) {
  const { store, identityKey } = services;
  return new Hono<SessionEnvironment>()
    .get('/session', (context) => {
      const { needs, method, withFactor } = context.get('session');
      return context.json({ needs, method, withFactor });
    })
    .post('/second-factor', valid('json', codeBody), async (context) => {
      const session = context.get('session');
      const event = { account: session.account, action: 'second-factor' } as const;
      try {
        const { code: given } = context.req.valid('json');
        const { token } = await giveSecondFactor(store, identityKey, session, given, originOf(context));
        await recordIdentity(services, context, { ...event, outcome: 'allowed' });
        writeSessionCookie(context, services, token);
        return context.json({ signedIn: true });
      } catch (error) {
        if (error instanceof CodeRefusedError && error.tried) {
          await recordRefusal(
            services,
            context,
            { account: session.account, tried: error.tried },
            event.action,
          );
        }
        throw error;
      }
    })
    .post('/second-factor/enrolment', async (context) => {
      return context.json(await beginEnrolment(store, identityKey, enrolling(context.get('session'))));
    })
    .post('/second-factor/confirmation', valid('json', confirmationBody), async (context) => {
      const session = enrolling(context.get('session'));
      const event = { account: session.account, action: 'second-factor-enrolment' } as const;
      const enrolled = await orRecordRefusal(services, context, event, () =>
        confirmEnrolment(store, identityKey, session, context.req.valid('json'), originOf(context)),
      );
      await recordIdentity(services, context, { ...event, outcome: 'allowed' });
      writeSessionCookie(context, services, enrolled.session.token);
      return context.json({ backupCodes: enrolled.backupCodes });
    });
}

/** Who has an authenticator gives its code before setting up another. */
function enrolling(session: SessionEnvironment['Variables']['session']): typeof session {
  if (session.needs === 'second-factor') throw new SecondFactorNeededError(session.needs);
  return session;
}
