import type { ChatModelSettings } from './chat-model-settings.ts';
import { ModelFault } from './model-fault.ts';

/** What one answer's stream may weigh, protocol and thinking included. */
const MOST_BYTES = 4 * 1024 * 1024;
const STREAMS = { openai: 'text/event-stream', ollama: 'application/x-ndjson' } as const;

/** The one way out to the model: `fetch` for a single answer, and what went wrong on it first. */
export interface GuardedLine {
  readonly fetch: typeof fetch;
  fault(): ModelFault | undefined;
}

/**
 * A `fetch` that calls the configured endpoint and nothing else, follows no redirection, ends with the signal, and lets only a stream
 * of the right kind through: whole UTF-8, at most four megabytes, and of Ollama's lines only JSON. The clients behind it try again, print
 * what they cannot read or leave it out; here it is a fault.
 */
export function guardedLine({ url, kind }: ChatModelSettings, signal: AbortSignal): GuardedLine {
  let first: ModelFault | undefined;
  const failed = (fault: ModelFault): ModelFault => (first ??= fault);
  const call: typeof fetch = async (input, init) => {
    const target = input instanceof Request ? input.url : String(input);
    if (!target.startsWith(`${url}/`))
      throw failed(new ModelFault('unreachable', `${target} is not the chat model's endpoint.`));
    const signals = [signal, ...(init?.signal ? [init.signal] : [])];
    let answer: Response;
    try {
      answer = await fetch(input, { ...init, redirect: 'error', signal: AbortSignal.any(signals) });
    } catch (cause) {
      throw failed(new ModelFault('unreachable', 'The chat model could not be reached.', cause));
    }
    const refused = refusalOf(answer, kind);
    if (refused) {
      await answer.body?.cancel().catch(() => undefined);
      throw failed(refused);
    }
    const body = answer.body?.pipeThrough(checkedBytes(kind, failed)) ?? null;
    return new Response(body, { status: answer.status, headers: answer.headers });
  };
  return { fetch: call, fault: () => first };
}

function refusalOf(answer: Response, kind: ChatModelSettings['kind']): ModelFault | undefined {
  if (!answer.ok) return new ModelFault('refused', `The chat model answered with status ${answer.status}.`);
  const type = answer.headers.get('content-type') ?? '';
  if (type.split(';')[0]?.trim().toLowerCase() === STREAMS[kind]) return undefined;
  return new ModelFault('broken', `The chat model answered with ${type || 'no content type'}.`);
}

function checkedBytes(
  kind: ChatModelSettings['kind'],
  failed: (fault: ModelFault) => ModelFault,
): TransformStream<Uint8Array, Uint8Array> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  let line = '';
  const check = (text: string, isLast: boolean): void => {
    if (kind !== 'ollama') return;
    const lines = (line + text).split('\n');
    line = isLast ? '' : (lines.pop() ?? '');
    for (const one of lines) if (one.trim() !== '') JSON.parse(one);
  };
  const guard = (work: () => void): void => {
    try {
      work();
    } catch {
      // What cannot be read stands in the message of such an error, and belongs into no log.
      throw failed(new ModelFault('broken', 'The stream of the chat model is damaged.'));
    }
  };
  return new TransformStream({
    transform(chunk, controller) {
      guard(() => {
        bytes += chunk.byteLength;
        if (bytes > MOST_BYTES) throw new RangeError(`More than ${MOST_BYTES} bytes.`);
        check(decoder.decode(chunk, { stream: true }), false);
      });
      controller.enqueue(chunk);
    },
    flush: () => guard(() => check(decoder.decode(), true)),
  });
}
