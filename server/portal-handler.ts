import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';

/** Answers everything that is not the API. */
export type PortalHandler = (incoming: IncomingMessage, outgoing: ServerResponse) => Promise<void> | void;

/** The built portal's entry. */
export const PORTAL_ENTRY = fileURLToPath(new URL('../web/build/handler.js', import.meta.url));

const NOT_BUILT = `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Tàng Thư</title>
<p>Giao diện chưa được dựng. Hãy chạy <code>npm start</code>.</p>
<p lang="en">The portal is not built. Run <code>npm start</code>.</p></html>`;

/**
 * Loads the built SvelteKit portal; it calls the API at `apiOrigin`, never at the host that a request names.
 * Where it is not built, every page says so in a sentence.
 */
export async function loadPortal(apiOrigin: string): Promise<PortalHandler> {
  if (!existsSync(PORTAL_ENTRY)) return answerNotBuilt;
  process.env['TANGTHU_API_ORIGIN'] = apiOrigin;
  const portal = (await import(PORTAL_ENTRY)) as {
    handler: (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => Promise<void> | void;
  };
  return (incoming, outgoing) => portal.handler(incoming, outgoing, () => answerNotFound(outgoing));
}

function answerNotBuilt(_incoming: IncomingMessage, outgoing: ServerResponse): void {
  outgoing.writeHead(503, { 'Content-Type': 'text/html; charset=utf-8' }).end(NOT_BUILT);
}

function answerNotFound(outgoing: ServerResponse): void {
  outgoing.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404');
}
