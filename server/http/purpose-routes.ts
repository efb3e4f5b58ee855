/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { endPurposes, purposesOf, statePurpose } from '../access/state-purpose.ts';
import { statedPurposes, worksAtDesk } from '../access/stated-purposes.ts';
import { findDocument } from '../records/find-document.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { line, uuid, valid } from './validation.ts';

const MOST_MINUTES = 480;
const statement = z.object({
  purpose: line(50),
  legalBasis: line(500),
  minutes: z.number().int().min(1).max(MOST_MINUTES).default(30),
  document: uuid().optional(),
});

/**
 * For what purpose a person works in this session: what may be stated, what is, stating one, ending all. The database writes what is
 * stated and ended into the log, in the same transaction.
 */
export function purposeRoutes({ store }: Services) {
  return new Hono<SignedInEnvironment>()
    .get('/purpose', async (context) => {
      const reader = context.get('reader');
      const [purposes, stated, atDesk] = await Promise.all([
        purposesOf(store, reader.account),
        statedPurposes(store, reader),
        worksAtDesk(store, reader),
      ]);
      return context.json({ purposes, stated, worksAtDesk: atDesk });
    })
    .post('/purpose', valid('json', statement), async (context) => {
      const { account, session } = context.get('reader');
      const given = context.req.valid('json');
      if (given.document) await findDocument(store, context.get('reader'), given.document);
      const { endsAt } = await statePurpose(store, { account, session, ...given });
      return context.json({ endsAt: endsAt.toISOString() });
    })
    .post('/purpose/end', async (context) => {
      const { account, session } = context.get('reader');
      await endPurposes(store, { account, session });
      return context.json({ ended: true });
    });
}
