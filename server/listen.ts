import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The server cannot listen where it was told to. */
export class ListenError extends Error {
  override name = 'ListenError';
}

/** A server that listens. */
export interface Listener {
  readonly server: Server;
  /** Where this machine reaches it, e.g. `http://127.0.0.1:8080`. */
  readonly url: string;
}

const LAST_ANSWERS_MILLISECONDS = 5_000;

/** Listens on a host and port (0: any free one). Throws `ListenError`, which says what to do when the port is taken. */
export async function listen(host: string, port: number, answer: RequestListener): Promise<Listener> {
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen(port, host, resolve);
  });
  return { server, url: `http://${reachable(host)}:${(server.address() as AddressInfo).port}` };
}

/** Stops taking requests, lets those in progress end for five seconds, then cuts them off. */
export async function stopListening(server: Server): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MILLISECONDS);
  await new Promise((resolve) => server.close(resolve));
  clearTimeout(timer);
}

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): ListenError {
  if (error.code === 'EADDRINUSE') {
    return new ListenError(
      `Port ${port} is taken by another program. Stop it, or choose another port, e.g. PORT=${port + 1} npm start`,
    );
  }
  if (error.code === 'EACCES') {
    return new ListenError(
      `Port ${port} needs an administrator's rights. Choose one above 1023, e.g. PORT=8080 npm start`,
    );
  }
  return new ListenError(
    `The server cannot listen on ${host} (${error.message}). Set HOST to an address of this machine.`,
  );
}
