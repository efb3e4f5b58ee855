import { error } from '@sveltejs/kit';
import { hc } from 'hono/client';
import type { Api } from '@tangthu/server/http/api';
import { describeSilence, readFailure, type Failure } from './failure.ts';

type Client = ReturnType<typeof hc<Api>>;

/** The API as this page calls it, with the `fetch` of its load function. */
export function portalApi(fetch: typeof globalThis.fetch): Client['api'] {
  return hc<Api>('/', { fetch }).api;
}

interface Answer<Body> {
  readonly ok: boolean;
  readonly status: number;
  json(): Promise<Body>;
}

/** The body of an answer, or the failure that the person is told. An API that can't be reached is a 503. */
export async function ask<Body>(answer: Promise<Answer<Body>>): Promise<Body | { failure: Failure }> {
  let response: Answer<Body>;
  try {
    response = await answer;
  } catch {
    return { failure: describeSilence(typeof window !== 'undefined') };
  }
  return response.ok ? response.json() : { failure: await readFailure(response) };
}

/** The body of an answer; a failure ends the page load with its error page. */
export async function demand<Body extends object>(answer: Promise<Answer<Body>>): Promise<Body> {
  return orError(await ask(answer));
}

/** What `ask` gave, when it is no failure. */
export function orError<Body extends object>(answer: Body | { failure: Failure }): Body {
  if ('failure' in answer) error(answer.failure.status, answer.failure.message, answer.failure);
  return answer;
}
