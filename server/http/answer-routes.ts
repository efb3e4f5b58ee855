/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- the routes' types are inferred for `hc<Api>` */
import { Hono, type Context } from 'hono';
import { stream } from 'hono/streaming';
import type { AnswerEvent, AnswerRequest } from '../answers/answer-view.ts';
import type { SearchFilters } from '../retrieval/search-result.ts';
import { recordAllowed } from './allowed-event.ts';
import type { SignedInEnvironment } from './environment.ts';
import { searchQuery } from './search-routes.ts';
import type { Services } from './services.ts';
import { valid } from './validation.ts';

const answerQuery = searchQuery.pick({
  q: true,
  agency: true,
  type: true,
  status: true,
  fonds: true,
  file: true,
  from: true,
  to: true,
  plain: true,
  sure: true,
});

/** An answer to a question, streamed: one JSON object a line, each an `AnswerEvent`. */
export function answerRoutes(services: Services) {
  return new Hono<SignedInEnvironment>().get('/answers', valid('query', answerQuery), async (context) => {
    const { q: query, plain, sure, from, to, ...lists } = context.req.valid('query');
    const filters: SearchFilters = { ...lists, ...(from && { from }), ...(to && { to }) };
    const request: AnswerRequest = { query, filters, plain, sure };
    const leaving = new AbortController();
    context.req.raw.signal.addEventListener('abort', () => leaving.abort());
    const events = services.answer(context.get('reader'), request, leaving.signal);
    // The first event shows that the question is answered at all: until then a fault is answered like any other.
    const first = await events.next();
    if (!first.done && first.value.event !== 'no-question')
      await recordAllowed(services, context, {
        action: 'answer',
        details: { ...request, ...(isComposed(first.value) && { chatModel: true }) },
      });
    return streamed(services, context, first, events, leaving);
  });
}

/** Whether the agency's chat model is asked for an answer. */
function isComposed(first: AnswerEvent): boolean {
  return first.event === 'started' && first.kind === 'composed';
}

function streamed(
  { log }: Services,
  context: Context<SignedInEnvironment>,
  first: IteratorResult<AnswerEvent, void>,
  events: AsyncGenerator<AnswerEvent, void, undefined>,
  leaving: AbortController,
): Response {
  context.header('Content-Type', 'application/x-ndjson; charset=utf-8');
  // Proxies hold back what they could compress or collect.
  context.header('X-Accel-Buffering', 'no');
  context.header('Content-Encoding', 'identity');
  return stream(context, async (lines) => {
    lines.onAbort(() => leaving.abort());
    try {
      for (let next = first; !next.done; next = await events.next()) {
        await lines.writeln(JSON.stringify(next.value));
      }
    } catch (error) {
      if (leaving.signal.aborted) return;
      log.error({ err: error, requestId: context.get('requestId') }, 'An answer broke off.');
      await lines.writeln(JSON.stringify({ event: 'failed' } satisfies AnswerEvent));
    } finally {
      await events.return();
    }
  });
}
