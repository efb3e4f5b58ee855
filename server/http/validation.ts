/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- what a schema or validator gives is inferred from it */
import { zValidator } from '@hono/zod-validator';
import type { ValidationTargets } from 'hono';
import { z } from 'zod';
import { RecordNotFoundError } from '../records/record-errors.ts';
import { InvalidRequestError } from './request-errors.ts';

/** Checks a part of the request against a schema. What fails becomes an `InvalidRequestError` that names the parameter. */
export function valid<Target extends keyof ValidationTargets, Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) {
  return zValidator(target, schema, (result) => {
    if (!result.success) throw new InvalidRequestError(z.prettifyError(result.error));
  });
}

/** Checks what names a record in the path. A name that no record can have is answered like a record that is not there. */
export function validPath<Schema extends z.ZodType>(schema: Schema) {
  return zValidator('param', schema, (result) => {
    if (!result.success) throw new RecordNotFoundError();
  });
}

/** Path of a document, or of anything else with an id of its own. */
export const idPath = z.object({ id: uuid() });

/** Path of a page: the document and the page's number, from 1. */
export const pagePath = z.object({ id: uuid(), number: pageNumber() });

/** An id in a path, query or body. */
export function uuid() {
  return z.uuid().toLowerCase();
}

/** The code of an agency. */
export function code() {
  return z
    .string()
    .min(1)
    .max(100)
    .regex(/^\P{C}+$/u);
}

/** A line of text that a person gives, without control characters, trimmed. */
export function line(most: number) {
  return z
    .string()
    .max(most)
    .regex(/^\P{C}*$/u)
    .trim()
    .min(1);
}

/** Part of a list: how many rows (at most `most`), after how many. */
export function pageQuery(most: number) {
  return z.object({
    limit: wholeNumber()
      .default(most)
      .refine((limit) => limit >= 1 && limit <= most, `must be from 1 to ${most}`),
    offset: wholeNumber().default(0),
  });
}

/** A whole number in a query or path, at most seven digits, so that it always fits the database's `int`. */
export function wholeNumber() {
  return z
    .string()
    .regex(/^\d{1,7}$/, 'must be a whole number')
    .transform(Number);
}

function pageNumber() {
  return z
    .string()
    .regex(/^[1-9]\d{0,5}$/)
    .transform(Number);
}

/** What a person types into the search box. */
export function queryText() {
  return z
    .string()
    .max(1000, 'must have at most 1000 characters')
    .transform((text) => text.replaceAll('\0', ' ').trim());
}
