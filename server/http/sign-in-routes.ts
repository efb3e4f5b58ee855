/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { SingleSignOnError } from '../identity/identity-errors.ts';
import { redeemCode } from '../identity/one-time-code.ts';
import { signInWithPassword } from '../identity/password-sign-in.ts';
import type { NewSession, SignInMethod } from '../identity/session.ts';
import type { ApiEnvironment } from './environment.ts';
import { originOf, recordIdentity, recordRefusal } from './identity-events.ts';
import { returnPathOf } from './return-path.ts';
import type { Services } from './services.ts';
import { takeDepartureCookie, writeDepartureCookie, writeSessionCookie } from './session-cookie.ts';
import { valid } from './validation.ts';

const secret = z.string().min(1).max(1000);
const passwordBody = z.object({ signInName: z.string().min(1).max(200), password: secret });
const codeBody = z.object({ code: z.string().min(1).max(100), password: secret });

/** The ways of signing in: by password, by the code for a first or new one, through the agency's single sign-on. */
export function signInRoutes(services: Services) {
  const { store, singleSignOn } = services;

  const admit = async (
    context: Context<ApiEnvironment>,
    { token, account }: NewSession,
    method: SignInMethod,
    details: object = {},
  ): Promise<void> => {
    await recordIdentity(services, context, {
      account,
      action: 'sign-in',
      outcome: 'allowed',
      details: { method, ...details },
    });
    writeSessionCookie(context, services, token);
  };

  return new Hono<ApiEnvironment>()
    .get('/sign-in-ways', (context) => context.json({ singleSignOn: singleSignOn?.name ?? null }))
    .post('/sign-in/password', valid('json', passwordBody), async (context) => {
      const session = await signInWithPassword(
        store,
        context.req.valid('json'),
        originOf(context),
        (refused) => recordRefusal(services, context, refused),
      );
      await admit(context, session, 'password');
      return context.json({ signedIn: true });
    })
    .post('/sign-in/code', valid('json', codeBody), async (context) => {
      const session = await redeemCode(store, context.req.valid('json'), originOf(context));
      await admit(context, session, 'password', { withCode: true });
      return context.json({ signedIn: true });
    })
    .get('/single-sign-on/start', async (context) => {
      const path = returnPathOf(context.req.query('return'));
      if (!singleSignOn) return context.redirect('/sign-in', 303);
      try {
        const { location, browserSecret } = await singleSignOn.depart(store, path);
        writeDepartureCookie(context, services, browserSecret);
        return context.redirect(location, 303);
      } catch (error) {
        return refuse(context, error);
      }
    })
    .get('/single-sign-on/return', async (context) => {
      const browserSecret = takeDepartureCookie(context, services);
      if (!singleSignOn) return context.redirect('/sign-in', 303);
      const query = new URL(context.req.url).searchParams;
      try {
        const { session, returnPath } = await singleSignOn.return(
          store,
          query,
          browserSecret,
          originOf(context),
        );
        await admit(context, session, 'single-sign-on');
        return context.redirect(returnPath, 303);
      } catch (error) {
        return refuse(context, error);
      }
    });

  /** The person reads on the sign-in page that it did not work; why stands in the log. */
  function refuse(context: Context<ApiEnvironment>, error: unknown) {
    if (!(error instanceof SingleSignOnError)) throw error;
    services.log.warn({ requestId: context.get('requestId'), err: error });
    return context.redirect('/sign-in?failed=single-sign-on', 303);
  }
}
