/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import { recognizedKinds, type SearchFilters } from '../retrieval/search-result.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { queryText, valid, wholeNumber } from './validation.ts';

const FILTER_VALUES = 50;

const searchQuery = z.object({
  q: queryText().default(''),
  agency: values(),
  type: values(),
  fonds: values(),
  from: day().optional(),
  to: day().optional(),
  plain: kinds(),
  sure: kinds(),
  limit: wholeNumber().pipe(z.number().min(1).max(100)).default(20),
  offset: wholeNumber().pipe(z.number().max(10_000)).default(0),
});

/** The search over everything that the signed-in person may read. */
export function searchRoutes(services: Services) {
  return new Hono<SignedInEnvironment>().get('/search', valid('query', searchQuery), async (context) => {
    const { q: query, limit, offset, plain, sure, from, to, ...lists } = context.req.valid('query');
    const filters: SearchFilters = { ...lists, ...(from && { from }), ...(to && { to }) };
    const request = { query, filters, plain, sure, limit, offset };
    const result = await services.search(context.get('reader'), request);
    await recordAllowed(services, context, { action: 'search', details: request });
    return context.json(result);
  });
}

/** A parameter that may be given several times. */
function values() {
  const value = z
    .string()
    .min(1)
    .max(200)
    .transform((text) => text.replaceAll('\0', ' '));
  return z
    .union([value.transform((one) => [one]), z.array(value).max(FILTER_VALUES)])
    .optional()
    .transform((list) => list ?? []);
}

/** Kinds of filters that a query can state in words. */
function kinds() {
  const kind = z.enum(recognizedKinds);
  return z
    .union([kind.transform((one) => [one]), z.array(kind).max(recognizedKinds.length)])
    .optional()
    .transform((list) => list ?? []);
}

/** A day of the calendar that PostgreSQL knows too. */
function day() {
  return z.iso.date().refine((text) => text >= '1000-01-01', 'must be a day from the year 1000 on');
}
