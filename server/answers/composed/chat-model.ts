import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessageChunk } from '@langchain/core/messages';
import type { ChatModelSettings } from './chat-model-settings.ts';
import { guardedLine, type GuardedLine } from './guarded-fetch.ts';
import { ModelFault } from './model-fault.ts';
import type { Prompt } from './prompt.ts';
import { Turns } from './turns.ts';

/** How much a model may write: some twelve sentences, and its thinking. */
const MOST_TOKENS = 3_000;
/** Records and questions in one prompt, in Ollama's own measure. */
const CONTEXT_TOKENS = 16_384;

type ModelOfCall = (line: GuardedLine) => BaseChatModel;

/** A chat model at the agency's own endpoint, asked through LangChain. */
export class ChatModel {
  readonly name: string;
  readonly #settings: ChatModelSettings;
  readonly #modelOf: ModelOfCall;
  readonly #turns: Turns;

  private constructor(settings: ChatModelSettings, modelOf: ModelOfCall) {
    this.name = settings.name;
    this.#settings = settings;
    this.#modelOf = modelOf;
    this.#turns = new Turns(settings.atOnce);
  }

  /** Makes the model ready; calls nobody. LangChain's tracing is off from here on, whatever the environment says. */
  static async open(settings: ChatModelSettings): Promise<ChatModel> {
    turnTracingOff();
    return new ChatModel(settings, await clientOf(settings));
  }

  /**
   * What the model writes, piece by piece as it comes, the last one followed by the end that its protocol asks for. Throws `ModelFault`
   * with the reason where it does not come to that; ends the call when the signal is aborted or nobody reads on.
   */
  async *ask(prompt: Prompt, signal: AbortSignal): AsyncGenerator<string, void, undefined> {
    const turn = await this.#turns.take(signal);
    const ended = new AbortController();
    const whole = AbortSignal.timeout(this.#settings.wholeMilliseconds);
    const line = guardedLine(this.#settings, AbortSignal.any([signal, whole, ended.signal]));
    try {
      yield* this.#pieces(prompt, line, AbortSignal.any([signal, whole]));
    } finally {
      ended.abort();
      turn[Symbol.dispose]();
    }
  }

  async *#pieces(
    prompt: Prompt,
    line: GuardedLine,
    signal: AbortSignal,
  ): AsyncGenerator<string, void, undefined> {
    const { silenceMilliseconds } = this.#settings;
    let isWhole = this.#settings.kind === 'ollama';
    try {
      const asked = this.#modelOf(line).stream([
        ['system', prompt.system],
        ['human', prompt.question],
      ]);
      const chunks = (await spoken(asked, silenceMilliseconds, signal))[Symbol.asyncIterator]();
      for (;;) {
        const next = await spoken(chunks.next(), silenceMilliseconds, signal);
        if (next.done) break;
        isWhole ||= typeof next.value.response_metadata['finish_reason'] === 'string';
        const text = textOf(next.value);
        if (text !== '') yield text;
      }
    } catch (error) {
      throw faultOf(error, line, signal);
    }
    if (!isWhole) throw line.fault() ?? new ModelFault('broken', 'The chat model broke off.');
  }
}

function textOf({ content }: AIMessageChunk): string {
  return typeof content === 'string' ? content : '';
}

/** What a promise gives, unless the model says nothing for too long or the signal is aborted. */
async function spoken<Result>(
  promise: Promise<Result>,
  milliseconds: number,
  signal: AbortSignal,
): Promise<Result> {
  const over = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => over.reject(new ModelFault('silent', 'The chat model said nothing for too long.')),
    milliseconds,
  );
  const stop = (): void => over.reject(signal.reason as Error);
  signal.addEventListener('abort', stop);
  promise.catch(() => undefined);
  try {
    signal.throwIfAborted();
    return await Promise.race([promise, over.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function faultOf(error: unknown, line: GuardedLine, signal: AbortSignal): unknown {
  if (error instanceof ModelFault) return error;
  if (signal.aborted) {
    const isLate = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
    return isLate ? new ModelFault('silent', 'The chat model took too long.') : signal.reason;
  }
  return line.fault() ?? new ModelFault('broken', 'The stream of the chat model broke.');
}

/** LangChain would send prompts with records in them to its makers, or print them, where the environment says so. */
function turnTracingOff(): void {
  for (const name of Object.keys(process.env))
    if (/^LANG(?:CHAIN|SMITH)_/u.test(name)) Reflect.deleteProperty(process.env, name);
}

/** The clients are loaded only where a model is set up. None tries again, prints or reads settings of its own. */
async function clientOf(settings: ChatModelSettings): Promise<ModelOfCall> {
  const { name: model, url, key } = settings;
  const usual = { model, temperature: 0, maxRetries: 0 };
  if (settings.kind === 'ollama') {
    const { ChatOllama } = await import('@langchain/ollama');
    const headers = key === undefined ? undefined : { Authorization: `Bearer ${key}` };
    return ({ fetch }) =>
      new ChatOllama({
        ...usual,
        baseUrl: url,
        fetch,
        ...(headers && { headers }),
        numPredict: MOST_TOKENS,
        numCtx: CONTEXT_TOKENS,
      });
  }
  const { ChatOpenAICompletions } = await import('@langchain/openai');
  return ({ fetch }) =>
    new ChatOpenAICompletions({
      ...usual,
      maxTokens: MOST_TOKENS,
      streamUsage: false,
      apiKey: key ?? 'none',
      configuration: { baseURL: url, fetch, logLevel: 'off', organization: null, project: null },
    });
}
