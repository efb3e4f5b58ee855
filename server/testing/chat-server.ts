import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';

/** What a chat model's server was asked. */
interface AskedChat {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: {
    readonly model: string;
    readonly stream: boolean;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
}

/** What it does then: it writes, well or not, or fails in one of the ways in which such servers fail. */
export type ChatBehaviour =
  | { readonly writes: string; readonly thinks?: string }
  | { readonly writes: string; readonly then: 'silence' | 'close' | 'reset' | 'half-character' | 'half-json' }
  | { readonly status: number; readonly location?: string }
  | { readonly contentType: string; readonly writes: string }
  | { readonly endless: string };

/** A server that speaks the streaming chat protocols of OpenAI (`/v1/chat/completions`) and Ollama (`/api/chat`). */
export interface ChatServer {
  /** The endpoints as an operator would set them. */
  readonly urls: { readonly openai: string; readonly ollama: string };
  /** Everything that it was asked, in order. */
  readonly asked: readonly AskedChat[];
  /** How many calls the caller broke off so far. */
  brokenOff(): number;
  behave(behaviour: ChatBehaviour | ((asked: AskedChat) => ChatBehaviour)): void;
  close(): Promise<void>;
}

/** Starts the server on a free port of this machine. */
export async function startChatServer(): Promise<ChatServer> {
  const asked: AskedChat[] = [];
  let brokenOff = 0;
  let behaviour: (asked: AskedChat) => ChatBehaviour = () => ({ status: 503 });
  const server = createServer((request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) brokenOff++;
    });
    void answer(request, response);
  });
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse((await textOf(request)) || '{}') as AskedChat['body'];
    const chat = { path: request.url ?? '', headers: request.headers, body };
    asked.push(chat);
    await perform(response, chat.path.endsWith('/api/chat') ? OLLAMA : OPENAI, behaviour(chat));
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    urls: { openai: `${origin}/v1`, ollama: origin },
    asked,
    brokenOff: () => brokenOff,
    behave: (next) => {
      behaviour = typeof next === 'function' ? next : () => next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

interface Protocol {
  readonly contentType: string;
  piece(content: string, thought?: string): string;
  readonly end: string;
}

const OPENAI: Protocol = {
  contentType: 'text/event-stream; charset=utf-8',
  piece: (content, thought) =>
    `data: ${JSON.stringify({
      id: 'chatcmpl-1',
      object: 'chat.completion.chunk',
      created: 1,
      model: 'test',
      choices: [
        {
          index: 0,
          delta: { content, ...(thought !== undefined && { reasoning_content: thought }) },
          finish_reason: null,
        },
      ],
    })}\n\n`,
  end: `data: ${JSON.stringify({
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'test',
    choices: [{ index: 0, delta: {}, finish_reason: 'stop' }],
  })}\n\ndata: [DONE]\n\n`,
};

const OLLAMA: Protocol = {
  contentType: 'application/x-ndjson',
  piece: (content, thinking) =>
    `${JSON.stringify({
      model: 'test',
      created_at: '2026-01-01T00:00:00Z',
      message: { role: 'assistant', content, ...(thinking !== undefined && { thinking }) },
      done: false,
    })}\n`,
  end: `${JSON.stringify({
    model: 'test',
    created_at: '2026-01-01T00:00:00Z',
    message: { role: 'assistant', content: '' },
    done: true,
    done_reason: 'stop',
    prompt_eval_count: 1,
    eval_count: 1,
  })}\n`,
};

async function perform(response: ServerResponse, protocol: Protocol, does: ChatBehaviour): Promise<void> {
  if ('status' in does) {
    response.writeHead(does.status, {
      'content-type': 'application/json',
      ...(does.location !== undefined && { location: does.location }),
    });
    response.end('{"error":"Bí mật của máy chủ"}');
    return;
  }
  const contentType = 'contentType' in does ? does.contentType : protocol.contentType;
  response.writeHead(200, { 'content-type': contentType });
  if ('endless' in does) return writeEndlessly(response, protocol.piece(does.endless));
  if ('thinks' in does && does.thinks !== undefined) response.write(protocol.piece('', does.thinks));
  for (const piece of piecesOf(does.writes)) response.write(protocol.piece(piece));
  if (!('then' in does)) {
    response.end(protocol.end);
    return;
  }
  await breakOff(response, protocol, does.then);
}

async function breakOff(
  response: ServerResponse,
  protocol: Protocol,
  how: 'silence' | 'close' | 'reset' | 'half-character' | 'half-json',
): Promise<void> {
  if (how === 'silence') return;
  if (how === 'half-json') response.end(protocol.piece('Một câu dở dang').slice(0, -12));
  else if (how === 'half-character')
    response.end(Buffer.from(protocol.piece('đ')).subarray(0, cutAt(protocol)));
  else if (how === 'close') response.end();
  else {
    await new Promise((resolve) => setImmediate(resolve));
    response.socket?.resetAndDestroy();
  }
}

/** The offset in the middle of the `đ`. */
function cutAt(protocol: Protocol): number {
  return Buffer.from(protocol.piece('đ')).indexOf(Buffer.from('đ')) + 1;
}

async function writeEndlessly(response: ServerResponse, piece: string): Promise<void> {
  while (!response.destroyed) {
    if (!response.write(piece.repeat(200)))
      await Promise.race([once(response, 'drain'), once(response, 'close')]);
  }
}

/** In pieces of one to five characters, as models write. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let length = 1;
  for (let at = 0; at < text.length; at += length) {
    length = (length % 5) + 1;
    pieces.push(text.slice(at, at + length));
  }
  return pieces;
}
