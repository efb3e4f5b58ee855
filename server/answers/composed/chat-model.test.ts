import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { startChatServer, type ChatBehaviour, type ChatServer } from '../../testing/chat-server.ts';
import { chatModelKinds, type ChatModelSettings } from './chat-model-settings.ts';
import { ChatModel } from './chat-model.ts';

const PROMPT = { system: 'Trả lời bằng tiếng Việt.', question: '{"cau_hoi":"Bao lâu?"}' };
const TEXT = 'Thời hạn giải quyết là 15 ngày làm việc. [1]\nLệ phí là 20.000 đồng. [2]';

let server: ChatServer;
let elsewhere: ChatServer;
beforeAll(async () => {
  [server, elsewhere] = await Promise.all([startChatServer(), startChatServer()]);
});
afterAll(() => Promise.all([server.close(), elsewhere.close()]));

describe.each(chatModelKinds)('a chat model that speaks %s', (kind) => {
  const settings = (changed: Partial<ChatModelSettings> = {}): ChatModelSettings => ({
    name: 'mo-hinh',
    kind,
    url: server.urls[kind],
    key: undefined,
    silenceMilliseconds: 5_000,
    wholeMilliseconds: 20_000,
    atOnce: 2,
    ...changed,
  });

  /** All that the model writes, and why it stopped, if it did. */
  const written = async (
    behaviour: ChatBehaviour,
    changed: Partial<ChatModelSettings> = {},
    signal = new AbortController().signal,
  ): Promise<{ text: string; fault?: unknown }> => {
    server.behave(behaviour);
    const model = await ChatModel.open(settings(changed));
    let text = '';
    try {
      for await (const piece of model.ask(PROMPT, signal)) text += piece;
      return { text };
    } catch (fault) {
      return { text, fault };
    }
  };

  let printed: unknown[][];
  beforeEach(() => {
    printed = [];
    for (const way of ['log', 'warn', 'error', 'info', 'debug'] as const)
      vi.spyOn(console, way).mockImplementation((...said) => void printed.push(said));
    return () => {
      vi.restoreAllMocks();
      expect(printed).toEqual([]);
    };
  });

  test('is asked at its endpoint, by its name, and its words come as they are', async () => {
    const before = server.asked.length;
    expect(await written({ writes: TEXT }, { key: 'chia-khoa' })).toEqual({
      text: TEXT,
    });
    expect(server.asked.length).toBe(before + 1);
    const asked = server.asked.at(-1);
    expect(asked).toMatchObject({
      path: kind === 'openai' ? '/v1/chat/completions' : '/api/chat',
      headers: { authorization: 'Bearer chia-khoa' },
      body: {
        model: 'mo-hinh',
        stream: true,
        messages: [
          { role: 'system', content: PROMPT.system },
          { role: 'user', content: PROMPT.question },
        ],
      },
    });
  });

  test.each([
    ['is not there (500)', { status: 500 }, 'refused'],
    ['has too much to do (429)', { status: 429 }, 'refused'],
    ['closes without an end', { writes: TEXT, then: 'close' }, 'broken'],
    ['breaks off in a character', { writes: TEXT, then: 'half-character' }, 'broken'],
    ['breaks off in its protocol', { writes: TEXT, then: 'half-json' }, 'broken'],
    ['is reset', { writes: TEXT, then: 'reset' }, 'broken'],
    ['answers a page', { contentType: 'text/html', writes: TEXT }, 'broken'],
    ['never ends', { endless: 'và rồi '.repeat(2_000) }, 'broken'],
  ] satisfies [string, ChatBehaviour, string][])('says why when it %s', async (_, behaviour, why) => {
    expect((await written(behaviour)).fault).toMatchObject({ name: 'ModelFault', why });
  });

  test('is asked once only, and what its server says of a fault is not repeated', async () => {
    const before = server.asked.length;
    const { fault } = await written({ status: 500 });
    expect(server.asked.length).toBe(before + 1);
    expect((fault as Error).message).not.toContain('Bí mật');
  });

  test('is given up when it says nothing, at first or later, and its call ends', async () => {
    for (const writes of ['', TEXT]) {
      const before = server.brokenOff();
      const { fault } = await written({ writes, then: 'silence' }, { silenceMilliseconds: 150 });
      expect(fault).toMatchObject({ why: 'silent' });
      await vi.waitFor(() => expect(server.brokenOff()).toBe(before + 1));
    }
  });

  test('is given up when it takes too long in all', async () => {
    const { fault } = await written({ writes: TEXT, then: 'silence' }, { wholeMilliseconds: 150 });
    expect(fault).toMatchObject({ why: 'silent' });
  });

  test('ends when the person leaves, and when nobody reads on', async () => {
    const leaving = new AbortController();
    server.behave({ writes: TEXT, then: 'silence' });
    const before = server.brokenOff();
    const model = await ChatModel.open(settings({ atOnce: 1 }));
    const pieces = model.ask(PROMPT, leaving.signal);
    await pieces.next();
    const gone = new Error('Người hỏi đã rời đi.');
    leaving.abort(gone);
    await expect(Array.fromAsync(pieces)).rejects.toBe(gone);
    await vi.waitFor(() => expect(server.brokenOff()).toBe(before + 1));

    const others = model.ask(PROMPT, new AbortController().signal);
    await others.next();
    await others.return();
    await vi.waitFor(() => expect(server.brokenOff()).toBe(before + 2));
  });

  test('cannot be reached where nobody listens', async () => {
    const { fault } = await written({ writes: TEXT }, { url: 'http://127.0.0.1:9/v1' });
    expect(fault).toMatchObject({ why: 'unreachable' });
  });

  test('is not followed elsewhere', async () => {
    const { fault } = await written({ status: 307, location: `${elsewhere.urls[kind]}/elsewhere` });
    expect(fault).toMatchObject({ why: 'unreachable' });
    expect(elsewhere.asked).toEqual([]);
  });

  test('is the only one that is called, though the environment asks for tracing, printing and a gateway', async () => {
    const wished = {
      LANGSMITH_TRACING: 'true',
      LANGSMITH_TRACING_V2: 'true',
      LANGCHAIN_TRACING_V2: 'true',
      LANGCHAIN_VERBOSE: 'true',
      LANGSMITH_ENDPOINT: elsewhere.urls.ollama,
      LANGCHAIN_ENDPOINT: elsewhere.urls.ollama,
      LANGSMITH_GATEWAY: elsewhere.urls.ollama,
      LANGSMITH_API_KEY: 'key',
      OPENAI_BASE_URL: elsewhere.urls.openai,
      OLLAMA_BASE_URL: elsewhere.urls.ollama,
      OPENAI_LOG: 'debug',
    };
    for (const [name, value] of Object.entries(wished)) vi.stubEnv(name, value);
    const fresh = await startChatServer();
    fresh.behave({ writes: TEXT });
    const ports: (number | undefined)[] = [];
    const note = (message: unknown): void => {
      const { socket } = message as { socket: Socket };
      socket.on('connect', () => ports.push(socket.remotePort));
    };
    subscribe('net.client.socket', note);
    try {
      expect(await written({ writes: TEXT }, { url: fresh.urls[kind] })).toEqual({ text: TEXT });
      // What is gathered for tracing is sent a moment later.
      await new Promise((resolve) => setTimeout(resolve, 400));
    } finally {
      await fresh.close();
      unsubscribe('net.client.socket', note);
      vi.unstubAllEnvs();
    }
    expect(ports).toEqual([Number(new URL(fresh.urls[kind]).port)]);
    expect(elsewhere.asked).toEqual([]);
  });

  test('has some wait in line, tells others that it is busy, and the line moves on', async () => {
    server.behave({ writes: TEXT, then: 'silence' });
    const model = await ChatModel.open(settings({ atOnce: 1 }));
    const leaving = new AbortController();
    const first = model.ask(PROMPT, leaving.signal);
    await first.next();
    server.behave({ writes: TEXT });
    const ask = (): Promise<string[]> => Array.fromAsync(model.ask(PROMPT, new AbortController().signal));
    const waiting = [ask(), ask()];
    await expect(ask()).rejects.toMatchObject({ why: 'busy' });
    await first.return();
    expect((await Promise.all(waiting)).map((pieces) => pieces.join(''))).toEqual([TEXT, TEXT]);
  });
});
