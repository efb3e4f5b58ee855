/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono } from 'hono';
import { z } from 'zod';
import {
  legalStatuses,
  recognizedKinds,
  searchOrders,
  type SearchFilters,
} from '../retrieval/search-result.ts';
import { asksQuestion } from '../answers/asks-question.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import type { Services } from './services.ts';
import { queryText, valid, wholeNumber } from './validation.ts';

const FILTER_VALUES = 50;

/** What a search is asked with, in an address or in a body. */
export const searchQuery = z.object({
  q: queryText().default(''),
  agency: values(),
  type: values(),
  status: oneOrMore(z.enum(legalStatuses), legalStatuses.length),
  fonds: values(),
  file: values(),
  from: day().optional(),
  to: day().optional(),
  plain: kinds(),
  sure: kinds(),
  widened: z
    .enum(['0', '1'])
    .default('0')
    .transform((given) => given === '1'),
  sort: z.enum(searchOrders).default('relevance'),
  limit: wholeNumber().pipe(z.number().min(1).max(100)).default(20),
  offset: wholeNumber().pipe(z.number().max(10_000)).default(0),
});

/** The search over everything that the signed-in person may read. */
export function searchRoutes(services: Services) {
  return new Hono<SignedInEnvironment>().get('/search', valid('query', searchQuery), async (context) => {
    const {
      q: query,
      limit,
      offset,
      plain,
      sure,
      sort,
      widened,
      from,
      to,
      ...lists
    } = context.req.valid('query');
    const filters: SearchFilters = { ...lists, ...(from && { from }), ...(to && { to }) };
    const request = { query, filters, plain, sure, sort, widened, limit, offset };
    const result = await services.search(context.get('reader'), request);
    await recordAllowed(services, context, { action: 'search', details: request });
    return context.json({ ...result, asks: asksQuestion(query) });
  });
}

/** Any values, such as codes. */
function values() {
  const value = z
    .string()
    .min(1)
    .max(200)
    .transform((text) => text.replaceAll('\0', ' '));
  return oneOrMore(value, FILTER_VALUES);
}

/** Kinds of filters that a query can state in words. */
function kinds() {
  return oneOrMore(z.enum(recognizedKinds), recognizedKinds.length);
}

/** A parameter that may be given several times. */
function oneOrMore<Value extends z.ZodType>(value: Value, most: number) {
  return z
    .union([value.transform((one) => [one]), z.array(value).max(most)])
    .optional()
    .transform((list) => list ?? []);
}

/** A day of the calendar that PostgreSQL knows too. */
function day() {
  return z.iso.date().refine((text) => text >= '1000-01-01', 'must be a day from the year 1000 on');
}
