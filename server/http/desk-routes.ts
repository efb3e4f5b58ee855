/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { lastStatement } from '../desk/last-statement.ts';
import { lookUp } from '../desk/look-up.ts';
import { openResident } from '../desk/open-resident.ts';
import { readTyped } from '../desk/typed-resident.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { uuid, valid } from './validation.ts';

const typedLine = z
  .string()
  .max(200)
  .transform((text) => text.replaceAll('\0', ' ').trim())
  .default('');
const lookUpForm = z
  .object({ who: typedLine, birthYear: typedLine, address: typedLine, procedure: typedLine })
  .refine(
    ({ who, address, procedure }) => `${who}${address}${procedure}` !== '',
    'must name a resident, an address, a procedure or a procedure file',
  );
const residentForm = z.object({ paper: uuid() });

/**
 * The citizen-service desk. What is asked comes in the body of a request: names and numbers of residents stand in no address. What
 * is found is what the reader may read, which a clerk of the desk may only while a purpose is stated.
 */
export function deskRoutes(services: Services) {
  const { store } = services;
  return new Hono<SignedInEnvironment>()
    .get('/', async (context) => {
      const last = await lastStatement(store, context.get('reader').account);
      return context.json({ last: last ?? null });
    })
    .post('/look-up', valid('json', lookUpForm), async (context) => {
      const form = context.req.valid('json');
      const typed = readTyped(form);
      const result = await lookUp(store, context.get('reader'), typed);
      await recordAllowed(services, context, { action: 'desk-look-up', details: form, people: typed.people });
      return context.json(result);
    })
    .post('/resident', valid('json', residentForm), async (context) => {
      const { paper } = context.req.valid('json');
      const view = await openResident(store, context.get('reader'), paper);
      await recordAllowed(services, context, { action: 'desk-resident', target: paper });
      return context.json(view);
    });
}
