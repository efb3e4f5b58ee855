import type { AnswerEvent } from '@tangthu/server/answers/answer-view';
import { searchQuestion, type SearchState } from '../search/search-state.ts';

/** The address of the answer to a search's question. */
export function answerHref(state: SearchState): string {
  const { q, agency, type, status, fonds, file, from, to, plain, sure } = searchQuestion(state);
  const parameters = new URLSearchParams({ q });
  for (const [name, values] of Object.entries({ agency, type, status, fonds, file, plain, sure }))
    for (const value of values) parameters.append(name, value);
  if (from) parameters.set('from', from);
  if (to) parameters.set('to', to);
  return `/api/answers?${parameters.toString()}`;
}

/** The events of a streamed answer as they come, one a line. Throws where the server refuses or the line breaks. */
export async function* answerEvents(
  fetch: typeof globalThis.fetch,
  href: string,
  signal: AbortSignal,
): AsyncGenerator<AnswerEvent, void, undefined> {
  const response = await fetch(href, { signal });
  if (!response.ok || !response.body) throw new Error(`The answer came with status ${response.status}.`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as AnswerEvent;
  }
}
