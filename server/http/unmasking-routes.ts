/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { endPurposes, PurposeRefusedError, purposesOf, statePurpose } from '../access/state-purpose.ts';
import { findDocument } from '../records/find-document.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { idPath, valid, validPath } from './validation.ts';

const MOST_MINUTES = 480;

const statement = z.object({
  purpose: z.string().min(1).max(50),
  legalBasis: z
    .string()
    .max(500)
    .regex(/\S/u)
    .transform((text) => text.replaceAll('\0', ' ').trim()),
  minutes: z.number().int().min(1).max(MOST_MINUTES).default(30),
});

/** Showing people's numbers in one document in full: stating a purpose for it, and ending it. */
export function unmaskingRoutes(services: Services) {
  const { store } = services;
  return new Hono<SignedInEnvironment>()
    .post('/documents/:id/unmasking', validPath(idPath), valid('json', statement), async (context) => {
      const { id } = context.req.valid('param');
      const { account, session } = context.get('reader');
      await findDocument(store, context.get('reader'), id);
      const given = context.req.valid('json');
      const purposes = await purposesOf(store, account);
      if (!purposes.some(({ code, showsIdentifiers }) => code === given.purpose && showsIdentifiers))
        throw new PurposeRefusedError('No such purpose of yours shows the numbers of people.');
      const { endsAt } = await statePurpose(store, { account, session, ...given, document: id });
      await recordAllowed(services, context, { action: 'unmask', target: id });
      return context.json({ endsAt: endsAt.toISOString() });
    })
    .post('/documents/:id/unmasking/end', validPath(idPath), async (context) => {
      const { id } = context.req.valid('param');
      const { account, session } = context.get('reader');
      await findDocument(store, context.get('reader'), id);
      await endPurposes(store, { account, session, document: id });
      await recordAllowed(services, context, { action: 'mask', target: id });
      return context.json({ ended: true });
    });
}
